"""What others show of a page: cards drawn from anything, facts no surer than the records."""

import json
import re
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from projects import NEUTRAL, ROOT

from builder.dates import Date
from builder.disk import read
from builder.fields import Clock
from builder.graph import Graph
from builder.link import link
from builder.load import load
from builder.parse import parse
from builder.preview.card import Card
from builder.preview.facts import certain, json_ld
from builder.publish import icon
from builder.publish.social_card import INK, MARGIN, PAPER, RGB, WIDTH, Fonts, draw
from builder.sections.licences import licence

WEB = ROOT / "builder" / "web"
CYRILLIC = WEB / "node_modules/@fontsource/inter/files/inter-cyrillic-600-normal.woff2"
ADDRESS = "https://a.example/b"
steady = settings(derandomize=True, deadline=None, database=None, max_examples=40)


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    folder = WEB / "dist" / "fonts"
    return Fonts({path.name: path.read_bytes() for path in folder.iterdir()})


def graph_of(texts: dict[str, Any]) -> Graph:
    records, unreadable = load(texts)
    items, misshapen = parse(records)
    graph, dangling = link(items, records)
    assert not [*unreadable, *misshapen, *dangling]
    return graph


def drawn(card: Card, fonts: Fonts) -> Image.Image:
    picture, is_whole = draw(card, "The site", fonts)
    assert is_whole
    assert picture == draw(card, "The site", fonts)[0], "drawn twice, it is the same"
    assert len(picture) < 60_000
    return Image.open(BytesIO(picture)).convert("RGB")


# Cards --------------------------------------------------------------------------------------------


def test_a_card_has_the_size_that_others_expect_and_a_square_of_the_side(fonts: Fonts) -> None:
    picture = drawn(Card("Event", "The line closes", "1 April 2032", "", "blue"), fonts)
    assert picture.size == (1200, 630)
    assert picture.getpixel((5, 5)) == PAPER
    assert picture.getpixel((90, 92)) == RGB["blue"]


def test_nothing_on_a_card_runs_off_its_edges_however_much_there_is_to_say(fonts: Fonts) -> None:
    long = Card("Event", "word " * 300, "date " * 90, "note " * 90, "blue")
    for card in (long, Card("Event", "w" * 400, "d" * 400, "n" * 400)):
        picture = drawn(card, fonts)
        for strip in ((0, 0, 70, 630), (1130, 0, 1200, 630), (0, 0, 1200, 60), (0, 600, 1200, 630)):
            assert picture.crop(strip).getcolors() == [
                (
                    (strip[2] - strip[0]) * (strip[3] - strip[1]),
                    PAPER,
                )
            ]


def test_words_whose_letters_the_fonts_lack_are_left_out_and_that_is_known(fonts: Fonts) -> None:
    assert drawn(Card("Event", "Łódź, ʿAlī, Đorđe, “so” – now"), fonts)
    for lacking in (Card("Event", "بيان", "1 April", "", "blue"), Card("Event", "नदी", "1 April")):
        without = Card("Event", "", "1 April", "", lacking.side)
        assert draw(lacking, "The site", fonts) == (draw(without, "The site", fonts)[0], False)
    nameless, is_whole = draw(Card("Event", "Fine"), "האתר", fonts)
    assert (nameless, is_whole) == (draw(Card("Event", "Fine"), "", fonts)[0], False)


def test_letters_of_another_font_are_drawn_by_it_and_a_long_headline_breaks_between_them(
    fonts: Fonts,
) -> None:
    headline = "Мост через реку открыт"
    assert not draw(Card("Event", headline), "The site", fonts)[1]
    more = Fonts(fonts.files, {"another-cyrillic-600-normal.woff2": CYRILLIC.read_bytes()})
    drawn(Card("Event", headline), more)
    for long in ("Мост" * 75, "w" * 300):
        picture = drawn(Card("Event", long), more)
        assert picture.crop((1130, 0, 1200, 630)).getcolors() == [(70 * 630, PAPER)]
        assert picture.crop((MARGIN, 400, WIDTH - MARGIN, 470)).getcolors() != [
            ((WIDTH - 2 * MARGIN) * 70, PAPER)
        ], "the second half of the card has words, too"


@steady
@given(st.builds(Card, *[st.text(max_size=200)] * 4, st.sampled_from(["", *RGB])))
def test_any_words_can_be_put_on_a_card_or_left(fonts: Fonts, card: Card) -> None:
    assert draw(card, "The site", fonts)[0]


def test_cards_have_the_paper_and_ink_of_the_site() -> None:
    css = (WEB / "src/css/tokens.css").read_text("utf-8").partition("slate")[0]
    tokens = dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", css))
    expected = {"paper": PAPER, "ink": INK}
    assert {name: bytes(rgb).hex() for name, rgb in expected.items()} == {
        name: tokens[name] for name in expected
    }


def test_the_icon_is_the_same_as_svg_and_in_pixels() -> None:
    assert icon.svg().count("<rect") == 4
    picture = Image.open(BytesIO(icon.png(64))).convert("RGB")
    assert picture.getpixel((30, 18)) == tuple(bytes.fromhex(icon.PAPER[1:]))
    assert picture.getpixel((6, 32)) == tuple(bytes.fromhex(icon.INK[1:]))


# Facts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sure", ["2032", "2032-04", "2032-04-13"])
def test_a_date_that_is_sure_is_told_as_fine_as_it_is(sure: str) -> None:
    assert certain(Date.parse(sure)) == sure


@pytest.mark.parametrize(
    "unsure",
    ["2032-04~", "2032-04-13?", "2032%", "2031-21", "early 2032-02", "2032-04-01/2032-04-13"],
)
def test_a_date_that_is_not_sure_is_not_told(unsure: str) -> None:
    assert certain(Date.parse(unsure)) == ""


def test_a_date_that_we_worked_out_is_not_told() -> None:
    assert certain(Date.parse("2032-04-13"), inferred="from the weekday") == ""


def test_a_clock_time_is_told_with_its_offset() -> None:
    moment = certain(Date.parse("2032-04-13"), Clock.parse("23:00 Asia/Kolkata"))
    assert moment == "2032-04-13T23:00+05:30"


def test_licences_that_have_an_address_are_told_by_it() -> None:
    assert licence("CC BY-SA 4.0") == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert licence("All rights reserved") == ""


def test_no_text_can_end_the_block_of_facts() -> None:
    explainer = (NEUTRAL / "data" / "explainer.yml").read_text("utf-8")
    explainer = re.sub(r"\[([^]]*)\]\(\w+:[\w-]+\)", r"\1", explainer)
    explainer = re.sub(r"stakes:\n(  .*\n)+", "", explainer)
    actor = 'name: "</script><!-- & A"\ntype: person\n'
    files = {"explainer.yml": explainer, "actors/a.yml": actor}
    text = json_ld(graph_of(files), ADDRESS)["actors/a.md"]
    assert not set("<>&") & set(text)
    assert json.loads(text)["@graph"][0]["name"] == "</script><!-- & A"


COMMON = {"name", "description", "url"}
THING = COMMON | {"alternateName", "sameAs"}
WORK = COMMON | {"text", "inLanguage", "author", "creator", "creditText", "publisher"}
TERMS = {"license", "dateCreated", "contentLocation"}
WORDS = {
    "Answer": WORK | {"citation"},
    "BreadcrumbList": {"itemListElement"},
    "Claim": WORK | {"appearance"},
    "Country": THING,
    "CreativeWork": WORK | {"datePublished", "archivedAt", "mainEntityOfPage", "sameAs"},
    "Event": COMMON | {"startDate", "endDate", "location", "superEvent", "subEvent", "subjectOf"},
    "GeoCircle": {"geoMidpoint", "geoRadius"},
    "GeoCoordinates": {"latitude", "longitude"},
    "DigitalDocument": WORK | TERMS | {"encodingFormat"},
    "GovernmentOrganization": THING,
    "ImageObject": WORK | TERMS | {"caption", "contentUrl"},
    "ListItem": {"position", "name", "item"},
    "NewsArticle": WORK
    | {"headline", "license", "about", "isAccessibleForFree", "temporalCoverage"}
    | {"mainEntityOfPage", "hasPart"},
    "NewsMediaOrganization": THING,
    "Organization": THING,
    "Person": THING,
    "Place": COMMON | {"geo", "containedInPlace", "image", "subjectOf", "sameAs"},
    "Question": WORK | {"acceptedAnswer", "answerCount", "suggestedAnswer", "about"},
    "Quotation": WORK | {"dateCreated", "isBasedOn", "translationOfWork"},
    "VideoObject": WORK | TERMS,
}
"""The types and properties we use, each looked up in the vocabulary of schema.org."""


def check(value: object) -> None:
    """Hold a thing and all in it against the vocabulary."""
    if isinstance(value, list):
        assert value
        for one in value:
            check(one)
    elif isinstance(value, dict):
        said = set(value) - {"@type", "@context", "@graph"}
        if said or "@type" in value:
            assert said <= WORDS[value["@type"]], value["@type"]
        for inner in value.values():
            check(inner)
    else:
        assert value or value == 0


def test_our_facts_are_in_the_words_of_schema_org() -> None:
    graph = graph_of(dict(read(NEUTRAL / "data")))
    for address in ("", ADDRESS):
        found = json_ld(graph, address)
        assert "index.md" in found
        for text in found.values():
            thing = json.loads(text)
            assert thing["@context"] == "https://schema.org"
            check(thing)


def test_what_two_say_together_has_both_as_its_authors() -> None:
    files = {
        "explainer.yml": "title: A",
        "actors/a.yml": "{name: Anna Miller, type: person}",
        "actors/b.yml": "{name: The Board, type: organisation}",
        "sources/s.yml": "{title: S, published: 2031, kind: report}",
        "events/e.yml": (
            "{title: E, date: 2031, type: decision, summary: It closes., claims: [{text: So.,"
            " according_to: [a, b], basis: on the record, source: s}]}"
        ),
    }
    [claim] = json.loads(json_ld(graph_of(files))["events/e.md"])["@graph"][0]["subjectOf"]
    assert [one["name"] for one in claim["author"]] == ["Anna Miller", "The Board"]
    assert claim["creditText"] == "Anna Miller and The Board (on the record)"


def test_a_quote_of_several_names_them_all_and_an_event_all_its_places() -> None:
    files = {
        "explainer.yml": "title: A",
        "actors/a.yml": "{name: Anna Miller, type: person}",
        "actors/b.yml": "{name: Overland, type: state}",
        "actors/c.yml": "{name: Jon Clerk, type: person}",
        "places/p.yml": "{name: Pier, type: site}",
        "places/q.yml": "{name: Quay, type: site}",
        "sources/s.yml": "{title: S, published: 2031, kind: report}",
        "events/e.yml": "{title: E, date: 2031, type: call, place: [p, q], summary: They speak.}",
        "quotes/q.yml": "{text: No., speaker: [a, b, c], event: e, source: s}",
    }
    found = json_ld(graph_of(files))
    event, quote = (json.loads(found[at])["@graph"][0] for at in ("events/e.md", "quotes/q.md"))
    assert [one["name"] for one in quote["creator"]] == ["Anna Miller", "Jon Clerk"]
    assert quote["creditText"] == "Anna Miller, Overland and Jon Clerk"
    assert [one["name"] for one in event["location"]] == ["Pier", "Quay"]


def test_a_statement_with_an_id_is_told_with_its_address_where_that_of_the_site_is_known() -> None:
    files = {
        "explainer.yml": "title: A",
        "actors/a.yml": "{name: Anna Miller, type: person}",
        "sources/s.yml": "{title: S, published: 2031, kind: report}",
        "events/e.yml": (
            "{title: E, date: 2031, type: decision, summary: It closes., according_to: a,"
            " basis: on the record, source: s, claims: [{text: So., id: so}, {text: No.}]}"
        ),
        "questions/q.yml": (
            "{question: Why, status: open, checked: 2031, according_to: a, basis: document,"
            " source: s, accounts: [{position: So., id: so}]}"
        ),
    }
    found = json_ld(graph_of(files), "https://example.org/x")
    event, question = (
        json.loads(found[path])["@graph"][0] for path in ("events/e.md", "questions/q.md")
    )
    assert [one.get("url") for one in event["subjectOf"]] == [
        "https://example.org/x/events/e/#s-so",
        None,
    ]
    [account] = question["suggestedAnswer"]
    assert account["url"] == "https://example.org/x/questions/q/#s-so"
    assert "#s-so" not in json_ld(graph_of(files))["events/e.md"]


def test_every_claim_and_account_is_told_with_who_makes_it() -> None:
    graph = graph_of(dict(read(NEUTRAL / "data")))
    found = json_ld(graph, ADDRESS)
    for item in graph.items.values():
        if item.kind not in {"event", "question"}:
            continue
        thing = json.loads(found[f"{item.kind}s/{item.id}.md"])["@graph"][0]
        statements = thing.get("subjectOf" if item.kind == "event" else "suggestedAnswer", [])
        body: Any = item.body
        stated = [*body.stakes, *body.claims] if item.kind == "event" else body.accounts
        assert len(statements) == len(stated)
        assert all(one["creditText"] for one in statements)


def test_what_others_call_the_same_and_why_it_matters_is_told() -> None:
    files = {
        "explainer.yml": "{title: T, stakes: [{text: Mail., according_to: a, basis: on the record,"
        " source: s}]}",
        "actors/a.yml": '{name: A, type: person, same_as: ["orcid:0000-0002-1825-0097"]}',
        "places/p.yml": '{name: P, type: site, same_as: ["wikidata:Q64"]}',
        "sources/s.yml": "{title: S, publisher: A, published: 2031, kind: book,"
        ' same_as: ["isbn:978-0-306-40615-7", "doi:10.1000/a<b>", "https://example.org/s"]}',
    }
    found = json_ld(graph_of(files), ADDRESS)
    things = {path: json.loads(text) for path, text in found.items()}
    same = {
        path: thing["@graph"][0].get("sameAs") for path, thing in things.items() if "s/" in path
    }
    assert same == {
        "actors/a.md": ["https://orcid.org/0000-0002-1825-0097"],
        "places/p.md": ["https://www.wikidata.org/wiki/Q64"],
        "sources/s.md": [
            "urn:isbn:978-0-306-40615-7",
            "https://doi.org/10.1000/a%3Cb%3E",
            "https://example.org/s",
        ],
    }
    [stake] = things["index.md"]["hasPart"]
    assert (stake["text"], stake["creditText"]) == ("Mail.", "A (on the record)")
