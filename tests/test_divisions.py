"""A list that is too long for a page is divided: nothing is lost, and no page is too long."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin, get_type_hints
from xml.etree.ElementTree import Element

import pytest
from divided import BOUND, GLANCE, RECORDS, lowered, with_records
from hypothesis import given
from hypothesis import strategies as st
from projects import neutral_texts
from reading import said, shown_as
from test_links import hrefs

from builder import build, pages
from builder.fields import is_id
from builder.graph import Graph
from builder.link import link
from builder.load import load
from builder.model import KINDS, Part, Place, Question, Term
from builder.pages.actors import ActorsPage
from builder.pages.continued import FORMS, ContinuedPage
from builder.pages.home import HomePage
from builder.pages.listing import Listing
from builder.pages.page import Page
from builder.pages.place import PlacesPage
from builder.parse import parse
from builder.problems import fatal
from builder.registry import modules
from builder.sections import divisions, relations
from builder.sections.divisions import MOST, Division, sorting_name
from builder.sections.edition import Edition
from builder.sections.links import WITHOUT_PAGES, Link, path_of
from builder.sections.maps import MOST_EVENTS


@pytest.fixture(autouse=True)
def few() -> Iterator[None]:
    with lowered():
        yield


def graph_of(texts: Mapping[str, str | bytes]) -> Graph:
    records, unreadable = load(texts)
    items, misshapen = parse(records)
    graph, dangling = link(items, records)
    assert not [*unreadable, *misshapen, *dangling]
    return graph


def trees_of(texts: Mapping[str, str | bytes]) -> dict[str, Element]:
    result = build(texts)
    assert not fatal(result.problems), result.problems[:3]
    return {path: shown_as(page) for path, page in result.outputs.items() if path.endswith(".md")}


def listed(kind: str, path: str, tree: Element) -> set[str]:
    """Give the ids of the records of a kind that a page of its list has."""
    if kind in WITHOUT_PAGES:
        return {str(heading.get("id")) for heading in tree.iter("h2")}
    record = re.compile(rf"{kind}s/(?!index)([a-z][a-z0-9-]*)\.md")
    return {found[1] for to, _ in hrefs(path, tree) if (found := record.fullmatch(to))}


@pytest.mark.parametrize("number", [BOUND - 1, BOUND, BOUND + 1, 4 * BOUND + 1])
@pytest.mark.parametrize("kind", RECORDS)
def test_every_record_is_on_one_page_of_its_list(kind: str, number: int) -> None:
    texts = with_records(kind, number)
    ids = {path.split("/")[1][:-4] for path in texts if path.startswith(f"{kind}s/")}
    assert len(ids) == number
    trees = trees_of(texts)
    front = f"{kind}s/index.md"
    parts = {
        path: tree for path, tree in trees.items() if re.fullmatch(rf"{kind}s/[a-z]+/.+\.md", path)
    }
    if number <= BOUND:
        assert not parts
        assert listed(kind, front, trees[front]) == ids
        return
    assert not listed(kind, front, trees[front])
    assert {to for to, _ in hrefs(front, trees[front]) if re.match(rf"{kind}s/.+/", to)} == {*parts}
    found = [listed(kind, path, tree) for path, tree in parts.items()]
    assert Counter(id_ for ids in found for id_ in ids) == Counter(ids)
    assert max(map(len, found)) <= BOUND


@pytest.mark.parametrize("kind", RECORDS)
def test_each_part_leads_to_all_others_and_to_the_ones_beside_it(kind: str) -> None:
    graph = graph_of(with_records(kind, 4 * BOUND))
    made = [page for page in pages.plan(Edition(graph)) if isinstance(page, Listing)]
    front, *parts = [page for page in made if page.path.startswith(f"{kind}s/")]
    assert front.entrance
    assert not front.is_division
    assert len(parts) > 1
    for n, part in enumerate(parts):
        assert part.is_division
        assert [jump.to.path for jump in part.jumps] == [other.path for other in parts]
        assert [jump.here for jump in part.jumps] == [other is part for other in parts]
        assert part.before == (parts[n - 1].jumps[n - 1].to if n else None)
        assert part.after == (parts[n + 1].jumps[n + 1].to if n + 1 < len(parts) else None)
        assert part.breadcrumbs == (Link(front.title, f"{kind}s/"),)
    assert len({page.title for page in made}) == len(made)


def ways(tree: Element) -> list[str]:
    """Give where the ways to the parts of a page lead on it."""
    [nav] = [nav for nav in tree.iter("nav") if nav.get("class") == "divisions"] or [Element("nav")]
    return [link.get("href", "").removeprefix("#") for link in nav.iter("a")]


@pytest.mark.parametrize("kind", RECORDS)
def test_a_long_list_on_one_page_has_a_way_to_each_of_its_parts(kind: str) -> None:
    front = f"{kind}s/index.md"
    assert ways(trees_of(with_records(kind, GLANCE))[front]) == []
    texts = with_records(kind, BOUND)
    tree = trees_of(texts)[front]
    anchors = ways(tree)
    assert len({*anchors}) == len(anchors) > 1
    found = [str(element.get("id")) for element in tree.iter() if element.get("id") in anchors]
    assert found == anchors, "in the order in which they stand on the page"
    ids = {path.split("/")[1][:-4] for path in texts if path.startswith(f"{kind}s/")}
    assert listed(kind, front, tree) == ids


def test_long_lists_of_actors_without_sides_are_by_letter() -> None:
    texts = {
        path: text.replace("side: rail\n", "")
        for path, text in with_records("actor", BOUND).items()
    }
    head, sides = texts["explainer.yml"].split("sides:")
    assert sides
    texts["explainer.yml"] = head
    tree = trees_of(texts)["actors/index.md"]
    assert len(ways(tree)) > 1
    assert all(anchor.startswith("letter-") for anchor in ways(tree))
    headings = ["".join(h2.itertext()) for h2 in tree.iter("h2")]
    assert headings[: len(ways(tree))] == sorted(headings[: len(ways(tree))])


NAMES = st.text(st.sampled_from("AaÁbBøŁßz09 ’-дあب"), min_size=1, max_size=4)
DATES = st.sampled_from(
    ["1000~", "2019", "2019-03", "2019-03-04", "2019-24", "2020?", "../2019", ".."]
) | st.dates().map(lambda day: day.replace(year=2000 + day.year % 40).isoformat())


def check(graph: Graph, kind: type[Part], most: int) -> None:
    found: list[Division] = [*divisions.divisions(graph, kind)]
    assert Counter(item.id for one in found for item in one.items) == Counter(
        item.id for item in graph.all(kind)
    )
    assert all(0 < len(one.items) <= most for one in found)
    assert len({one.path for one in found}) == len(found)
    for one in found:
        folder, by, *rest = one.path.removesuffix(".md").split("/")
        assert rest, "a record's page has such an address"
        assert re.fullmatch(r"[a-z]+(/[a-z0-9-]+){2,3}", f"{folder}/{by}/{'/'.join(rest)}")
        for item in one.items:
            assert divisions.home(graph, item.kind, item.id) == one.path


@given(st.lists(NAMES.filter(str.strip).map(str.strip), min_size=BOUND + 1, max_size=40))
def test_whatever_names_are_they_are_divided_by_letters(names: list[str]) -> None:
    texts = with_records("actor", 2)
    for n, name in enumerate(names):
        texts[f"terms/t{n}.yml"] = f'term: "{name}"\ndefinition: A word.\n'
        texts[f"actors/a{n}.yml"] = f'name: "{name}"\ntype: person\n'
    graph = graph_of(texts)
    check(graph, Term, BOUND)
    check(graph, KINDS["actor"], BOUND)
    order = [
        sorting_name(item.body.term)
        for one in divisions.divisions(graph, Term)
        for item in one.items
    ]
    letters = [name for name in order if name and not name[0].isdecimal()]
    assert letters == sorted(letters)


@given(st.lists(st.tuples(DATES, st.booleans()), min_size=BOUND + 1, max_size=40))
def test_whatever_dates_are_they_are_divided_by_them(dates: list[tuple[str, bool]]) -> None:
    texts = with_records("chapter", 1)
    for n, (date, inside) in enumerate(dates):
        when = "2019" if date == ".." else date
        texts[f"events/e{n}.yml"] = (
            RECORDS["event"]
            .format(n=n, year="2019")
            .replace("date: 2019-03", f'date: "{when}"\n' + ("chapter: x0" if inside else ""))
        )
        texts[f"sources/s{n}.yml"] = (
            RECORDS["source"].format(n=n, year="2019").replace("2019-05", f'"{when}"')
        )
        text = RECORDS["quote"].format(n=n, year="2019")
        texts[f"quotes/q{n}.yml"] = text.replace(
            "date: 2019\n", "" if date == ".." else f'date: "{date}"\n'
        )
    graph = graph_of(texts)
    for kind in ("event", "source", "quote"):
        check(graph, KINDS[kind], BOUND)


def test_a_letter_that_has_too_many_is_divided_by_the_next_and_a_small_one_shares_a_page() -> None:
    texts = with_records("term", 1)
    names = ["Ab", "Ac", "Ba", *(f"Ca{n}" for n in range(4)), *(f"Co{n}" for n in range(4)), "3rd"]
    for n, name in enumerate([*names, "ب", "“Quay”", *["Same"] * 8]):
        texts[f"terms/t{n}.yml"] = f"term: {name}\ndefinition: A word.\n"
    del texts["terms/x0.yml"]
    found = divisions.divisions(graph_of(texts), Term)
    assert [(one.path, one.title, len(one.items)) for one in found] == [
        ("terms/letter/0-9.md", "0–9", 1),
        ("terms/letter/a.md", "A–B", 3),
        ("terms/letter/ca.md", "Ca", 4),
        ("terms/letter/co.md", "Co", 4),
        ("terms/letter/q.md", "Q", 1),
        ("terms/letter/sam.md", "Sam (1 of 2)", 4),
        ("terms/letter/sam/part-2.md", "Sam (2 of 2)", 4),
        ("terms/letter/u0628.md", "ب", 1),
    ]


def test_a_year_that_has_too_many_is_divided_by_months_and_the_undated_come_last() -> None:
    texts = with_records("quote", 0)
    days = [*(f"2019-0{n}-01" for n in (1, 2, 2, 2, 3, 3, 3, 4)), "2018", "2017", "2020", ""]
    for n, day in enumerate(days):
        text = RECORDS["quote"].format(n=n, year=day)
        texts[f"quotes/q{n}.yml"] = text if day else text.replace("date: \n", "")
    found = divisions.divisions(graph_of(texts), KINDS["quote"])
    assert [(one.path, one.title, len(one.items)) for one in found] == [
        ("quotes/date/2017.md", "2017–2018", 2),
        ("quotes/date/2019-01.md", "January 2019 – February 2019", 4),
        ("quotes/date/2019-03.md", "March 2019 – April 2019", 4),
        ("quotes/date/2020.md", "2020", 1),
        ("quotes/date/undated.md", "Date not known", 1),
    ]


def test_records_of_one_year_are_under_no_month_that_nobody_names() -> None:
    texts = with_records("quote", 0)
    for n in range(3 * BOUND):
        texts[f"quotes/q{n}.yml"] = RECORDS["quote"].format(n=n, year="2020")
    found = divisions.divisions(graph_of(texts), KINDS["quote"])
    assert {one.path for one in found} == {
        "quotes/date/2020.md",
        "quotes/date/2020/part-2.md",
        "quotes/date/2020/part-3.md",
    }
    assert all(one.title.startswith("2020 (") for one in found)


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [
        ("Ada Crane", "adacrane"),
        ("“The Post”", "thepost"),
        ("Éric", "eric"),
        ("Łódź", "lodz"),
        ("Østby", "ostby"),
        ("Straße", "strasse"),
        ("أحمد", "احمد"),
        ("3rd", "3rd"),
        ("ʿAbbās", "abbas"),
        ("—", ""),
    ],
)
def test_a_name_is_sorted_without_marks(name: str, sorted_as: str) -> None:
    assert sorting_name(name) == sorted_as


def test_a_link_to_a_term_leads_to_the_part_where_it_is() -> None:
    texts = with_records("term", 4 * BOUND)
    texts["terms/x7.yml"] += "formerly: [older]\n"
    result, graph = build(texts), graph_of(texts)
    page, _, anchor = path_of(graph, "term", "x7").partition("#")
    assert (page, anchor) == (divisions.home(graph, "term", "x7"), "x7")
    assert page != "terms/index.md"
    assert anchor in {element.get("id") for element in shown_as(result.outputs[page]).iter()}
    address = page.removesuffix(".md").removeprefix("terms/") + "/#x7"
    assert f'href="../{address}"' in result.outputs["terms/older/index.html"]
    assert f'"terms/{address}":' in result.outputs["data/tooltips.json"]


def test_the_story_shows_the_first_events_of_a_chapter_and_the_way_to_all() -> None:
    texts = with_records("event", 2 * BOUND) | {
        "chapters/x0.yml": RECORDS["chapter"].format(n=0, year=2000)
    }
    for path in texts:
        if path.startswith("events/x"):
            texts[path] += "chapter: x0\n"
    trees = trees_of(texts)
    ways = [to for to, _ in hrefs("chapters/index.md", trees["chapters/index.md"])]
    events = [to for to in ways if re.fullmatch(r"events/[a-z0-9]+\.md", to)]
    assert len(events) == 2
    for page in ("chapters/index.md", "index.md"):
        assert "events/chapter/x0.md" in [to for to, _ in hrefs(page, trees[page])]
        assert f"All {2 * BOUND - 1} events of this chapter" in said(trees[page])


def test_where_only_key_moments_stand_there_is_a_way_to_the_other_events() -> None:
    texts = with_records("event", 2 * BOUND) | {
        "chapters/x0.yml": RECORDS["chapter"].format(n=0, year=2000)
    }
    texts["events/x1.yml"] += "chapter: x0\nsignificance: 3\n"
    texts["events/x2.yml"] += "chapter: x0\n"
    page = trees_of(texts)["chapters/index.md"]
    assert "Closed 1" in said(page)
    assert "Closed 2" not in said(page)
    assert "All 2 events of this chapter" in said(page)


def test_the_home_page_shows_the_first_questions_and_the_way_to_all() -> None:
    graph = graph_of(with_records("question", 2 * BOUND))
    [home] = [page for page in pages.plan(Edition(graph)) if isinstance(page, HomePage)]
    assert len(home.unknown) == 2
    assert home.more_unknown == Link(f"All {2 * BOUND} questions", "questions/status/open.md")
    assert home.more_disputed is None
    assert any(one.path == home.more_unknown.path for one in divisions.divisions(graph, Question))


def test_the_pictures_on_the_way_in_are_as_small_and_say_where_the_rest_is() -> None:
    graph = graph_of(neutral_texts())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(relations, "MOST_DRAWN", 4)
        made = {page.path: page for page in pages.plan(Edition(graph, address="https://a.example"))}
    actors, places = made["actors/index.md"], made["places/index.md"]
    assert isinstance(actors, ActorsPage)
    assert isinstance(places, PlacesPage)
    assert actors.network
    drawn = {node.address for node in actors.network.picture.nodes}
    assert len(drawn) <= 4
    assert {row.who.address for row in actors.network.rows} <= drawn
    assert actors.network.more
    assert actors.network.elsewhere == relations.Anchor("all actors", "actors/")
    assert places.map
    marks = [panel.marks for picture in places.map.pictures for panel in picture.panels]
    assert len({mark.address for found in marks for mark in found}) == BOUND
    known = [place for place in graph.all(Place) if place.body.position]
    assert 0 < places.map.more <= len(known) - BOUND
    assert all(len(row.events) <= MOST_EVENTS for row in places.map.rows)


def ids_of(tree: Element) -> list[str]:
    return [one.attrib["id"] for one in tree.iter() if "id" in one.attrib]


def lines_of(page: Page) -> dict[str, Any]:
    return {name: [*getattr(page, name)] for name in page.long}


@pytest.mark.parametrize("of_each", [BOUND, 2])
def test_a_long_list_on_the_page_of_a_record_goes_on_on_pages_of_its_own(
    monkeypatch: pytest.MonkeyPatch, of_each: int
) -> None:
    monkeypatch.setattr(divisions, "MOST_OF_EACH", of_each)
    graph = graph_of(neutral_texts())
    short = {page.path: page for page in pages.plan(Edition(graph))}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(divisions, "MOST", MOST)
        whole = {page.path: page for page in pages.plan(Edition(graph_of(neutral_texts())))}
    count = 0
    for path, page in whole.items():
        in_all = sum(map(len, lines_of(page).values()))
        first = of_each if in_all > 2 * BOUND else BOUND
        for name, lines in lines_of(page).items():
            ways = short[path].rest[name]
            parts = [short[jump.to.path] for jump in ways]
            assert [jump.to.path for jump in ways[:1]] == [path][: len(ways)]
            assert bool(ways) == (len(lines) > first)
            there = lines_of(short[path])[name]
            assert len(there) <= first
            for part in parts[1:]:
                assert isinstance(part, ContinuedPage)
                assert part.breadcrumbs[-1].text == page.title
                [more] = [found for form in FORMS.values() if (found := getattr(part, form))]
                assert len(more) <= BOUND
                there += more
                count += 1
            assert there == lines, (path, name)
    assert count > 10


def test_the_address_of_a_statement_leads_to_it_or_to_the_way_to_it() -> None:
    said = "according_to: the-paper, basis: document, source: report"
    claims = [
        f"{{id: no-{n}, text: So, formerly: [old-{n}], {said}}}" for n in range(2 * BOUND + 1)
    ]
    figures = [f"{{id: of-{n}, label: l, unit: u, value: 1, {said}}}" for n in range(BOUND + 1)]
    event = "title: Closed\ndate: 2001\ntype: decision\nsummary: It was closed.\n"
    event += f"claims: [{', '.join(claims)}]\nfigures: [{', '.join(figures)}]\n"
    trees = trees_of(with_records("event", 1) | {"events/closed.yml": event})
    parts = {path: ids_of(tree) for path, tree in trees.items() if path.startswith("events/closed")}
    names = {f"s-{name}-{n}" for name in ("no", "old") for n in range(2 * BOUND + 1)}
    names |= {f"s-of-{n}" for n in range(BOUND + 1)}
    page = parts.pop("events/closed.md")
    assert sorted(id_ for id_ in page if id_.startswith("s-")) == sorted(names)
    moved = [id_ for ids in parts.values() for id_ in ids if id_.startswith("s-")]
    assert len(moved) == len(set(moved)) == 2 * (BOUND + 1) + 1
    assert len(parts) == 3


def test_every_list_that_other_records_may_fill_goes_on() -> None:
    """An own list is as long as a file may be; what others add has no bound but this."""
    own = {"before", "after", "breadcrumbs", "jumps"}
    shown = {
        type_: get_type_hints(type_)
        for module in modules("builder.pages", having="pages")
        for type_ in vars(module).values()
        if isinstance(type_, type) and issubclass(type_, Page)
        if not issubclass(type_, (Listing, ContinuedPage, HomePage))
    }
    lists = {
        (type_.__name__, name)
        for type_, hints in shown.items()
        for name, hint in hints.items()
        if name not in own and get_origin(hint) is tuple and get_args(hint)[0] in FORMS
    }
    named = {(type_.__name__, name) for type_ in shown for name in type_.long}
    assert lists - named == OF_ONE_FILE
    assert named <= lists


OF_ONE_FILE = {
    ("AuditPage", "bases"),
    ("AuditPage", "sides"),
    ("AuditPage", "thresholds"),
    ("AuditPage", "voices"),
    ("EventPage", "places"),
    ("EventPage", "stakes"),
    ("MessagePage", "doubts"),
    ("MessagePage", "events"),
    ("MessagePage", "versions"),
    ("EventPage", "later_than"),
    ("MessagePage", "carriers"),
    ("MessagePage", "senders"),
    ("MessagePage", "to"),
    ("QuotePage", "about_events"),
    ("QuotePage", "addressees"),
    ("QuotePage", "copies"),
    ("QuotePage", "speakers"),
}
"""Lists that are no longer than a single file, or a closed list, makes them."""


def test_an_id_is_never_the_address_of_a_part() -> None:
    assert not is_id("letter/a")
    texts = with_records("actor", 4 * BOUND) | {
        "actors/letter.yml": RECORDS["actor"].format(n=99, letter="A")
    }
    outputs = build(texts).outputs
    assert {"actors/letter.md", "actors/letter/a.md"} <= outputs.keys()
