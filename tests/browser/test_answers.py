"""The panel of the timeline tells an event as its page does: when, on whose side, in dispute."""

import json
from xml.etree.ElementTree import Element

import html5lib
from playwright.sync_api import expect
from reader import At, Reader, Site, plain


def own_page(site: Site, event: str) -> Element:
    """Give what the page of an event says."""
    text = (site.folder / "events" / event / "index.html").read_text("utf-8")
    return html5lib.parse(text, namespaceHTMLElements=False)


def with_class(element: Element, name: str) -> list[Element]:
    return [one for one in element.iter() if name in one.get("class", "").split()]


def words(element: Element) -> str:
    return plain(" ".join("".join(element.itertext()).split()))


def on_page(site: Site, event: str) -> tuple[str, bool]:
    """Give an event's date in words and whether it is disputed, by its own page."""
    [meta, *_] = with_class(own_page(site, event), "meta")
    return words(with_class(meta, "date")[0]), bool(with_class(meta, "differ"))


def in_list(reader: Reader, title: str) -> tuple[str, list[str]]:
    """Give an event's date and its sides in order, by the list beside the timeline."""
    page = reader.site.folder / "timeline" / "index.html"
    tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
    [row] = [
        row
        for items in with_class(tree, "timeline-list")
        for row in items.iter("li")
        if any(words(link) == plain(title) for link in row.iter("a"))
    ]
    return words(with_class(row, "date")[0]), [words(side) for side in with_class(row, "side")]


def in_panel(reader: Reader) -> tuple[str, bool, list[str]]:
    panel = reader.panel
    date = plain(panel.locator(".timeline-panel-date").inner_text())
    names = panel.locator("dt").all_inner_texts()
    sides = panel.locator("dt", has_text="Sides").locator("xpath=../dd").all_inner_texts()
    return date, "Disputed" in names, [plain(side) for side in sides]


def test_the_panel_tells_each_event_as_its_page_and_the_list_do(at: At) -> None:
    reader = at("timeline/")
    for event in reader.site.events:
        if not (event["date"].get("from") or event["date"].get("to")):
            continue
        reader.select(event["id"])
        date, disputed, sides = in_panel(reader)
        assert (date, disputed) == on_page(reader.site, event["id"])
        assert (date, sides) == in_list(reader, event["title"])


def test_the_story_in_steps_leads_to_the_key_moments_that_other_sites_are_told(at: At) -> None:
    reader = at("timeline/?tour=1")
    found = []
    following = reader.panel.get_by_role("button", name="Next moment")
    while True:
        expect(reader.panel.locator(".timeline-panel-tour")).to_contain_text(str(len(found) + 1))
        found.append(plain(reader.title.inner_text()))
        if following.is_disabled():
            break
        following.click()
    home = html5lib.parse(
        (reader.site.folder / "index.html").read_text("utf-8"), namespaceHTMLElements=False
    )
    facts = [
        json.loads(one.text or "{}")
        for one in home.iter("script")
        if one.get("type") == "application/ld+json"
    ]
    about = [plain(one["name"]) for fact in facts for one in fact.get("about", [])]
    assert found == about
    assert len(found) > 2
