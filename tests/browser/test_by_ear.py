"""Home, timeline and an event as a screen reader says them: by the tree that browsers hand over."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from playwright.sync_api import Page
from reader import Reader, Site, Visit, plain

Start = Callable[..., Visit]
ACTED_ON = {"button", "checkbox", "combobox", "link", "listbox", "option", "searchbox", "textbox"}
"""Roles of what a reader can go to and use."""
SAID_WHOLE = ACTED_ON - {"listbox"} | {"heading", "image", "img", "DisclosureTriangle"}
"""Roles whose name is said in the place of all that is in them."""


@dataclass
class Node:
    """What is said of an element."""

    role: str
    name: str
    states: dict[str, object]
    inner: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        yield self
        for node in self.inner:
            yield from node.walk()

    def said(self) -> Iterator[str]:
        """Give the words that are said one after the other."""
        if self.role in SAID_WHOLE or (self.role == "StaticText" and not self.inner):
            yield plain(self.name)
        elif self.role not in {"InlineTextBox", "ListMarker"}:
            for node in self.inner:
                yield from node.said()

    def all_of(self, *roles: str) -> list["Node"]:
        return [node for node in self.walk() if node.role in roles]


def heard(page: Page) -> Node:
    """Give what a screen reader gets of a page: what is hidden from it is left out."""
    session = page.context.new_cdp_session(page)
    nodes = {one["nodeId"]: one for one in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()

    def read(key: str) -> list[Node]:
        one = nodes.get(key, {"ignored": True})
        inner = [node for child in one.get("childIds", []) for node in read(child)]
        role = one.get("role", {}).get("value", "")
        if one["ignored"] or role in {"InlineTextBox", "none", "generic"}:
            return [node for node in inner if node.role != "InlineTextBox"]
        states = {part["name"]: part["value"].get("value") for part in one.get("properties", [])}
        name = one.get("name", {}).get("value", "")
        return [Node(role, name, states, inner)]

    [root] = read(next(iter(nodes)))
    return root


def bare(text: str) -> str:
    """Give a text without spaces: links in it are said by themselves."""
    return "".join(plain(text).split())


PAGES = {"home": "", "timeline": "timeline/", "event": "events/gates-opened/"}


@pytest.fixture(params=PAGES)
def tree(request: pytest.FixtureRequest, visit: Start) -> Node:
    """Give what is heard of a page whose timeline stands."""
    reader = Reader(visit())
    path = PAGES[request.param]
    if request.param == "event":
        reader.visit.open(path)
    else:
        reader.open(path)
    return heard(reader.page)


def test_headings_lead_down_step_by_step_from_one_title(tree: Node) -> None:
    levels = [int(str(one.states["level"])) for one in tree.all_of("heading")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(high, low) for high, low in pairwise(levels) if low > high + 1] == []
    assert all(one.name.strip() for one in tree.all_of("heading"))


def test_all_that_can_be_used_has_a_name(tree: Node) -> None:
    used = tree.all_of(*ACTED_ON)
    assert len(used) > 15
    assert [one for one in used if not one.name.strip()] == []
    # Signs in what has a name of its own say nothing.
    signs = {id(sign) for one in tree.all_of(*SAID_WHOLE) for sign in one.all_of("image", "img")}
    pictures = [one for one in tree.all_of("image", "img") if id(one) not in signs]
    assert [one for one in pictures if not one.name.strip()] == []


def test_nothing_is_said_twice_in_a_row(tree: Node) -> None:
    words = list(tree.said())
    assert len(words) > 40
    # What is only text may go on with the word that it ended with: “20 loads; loads of mud”.
    named = {plain(one.name) for one in tree.all_of(*SAID_WHOLE)}
    assert [one for one, following in pairwise(words) if one == following and one in named] == []


def test_no_entry_of_a_list_says_anything_twice(tree: Node) -> None:
    entries = [one for one in tree.all_of("listitem") if not one.all_of("listitem")[1:]]
    assert len(entries) > 5
    for entry in entries:
        words = [text for text in entry.said() if len(text.split()) > 2]
        assert len(set(words)) == len(words), words


def test_landmarks_of_a_kind_have_names_of_their_own(tree: Node) -> None:
    assert len(tree.all_of("main")) == 1
    names = [one.name for one in tree.all_of("navigation")]
    assert all(names)
    assert len(set(names)) == len(names)


def test_the_timeline_says_what_is_pressed_open_and_selected(visit: Start) -> None:
    reader = Reader(visit()).open("timeline/")
    tree = heard(reader.page)
    buttons = {one.name: one.states for one in tree.all_of("button")}
    assert buttons["All events"]["pressed"] == "true"
    for name in ("Search and filter", "View", "Share"):
        assert buttons[name]["expanded"] is False
    options = tree.all_of("option")
    assert len(options) == len(reader.ids) > 10
    assert {one.states["selected"] for one in options} == {False}
    [box] = tree.all_of("listbox")
    assert "events in order of time" in box.name
    reader.select(reader.ids[3])
    reader.unfold("View")
    tree = heard(reader.page)
    chosen = [one.name for one in tree.all_of("option") if one.states.get("selected")]
    title = reader.site.event(reader.ids[3])["title"]
    assert any(plain(title) in plain(name) for name in chosen)
    buttons = {one.name: one.states for one in tree.all_of("button")}
    assert buttons["View"]["expanded"] is True


def test_the_list_alone_tells_the_whole_timeline(visit: Start, site: Site) -> None:
    reader = Reader(visit()).open("timeline/")
    tree = heard(reader.page)
    lists = [one for one in tree.all_of("list") if len(one.inner) == len(site.events)]
    [entries] = lists
    told = {plain(event["title"]): event for event in site.events}
    for entry in entries.inner:
        said = " ".join(entry.said())
        links = {plain(one.name) for one in entry.all_of("link")}
        [event] = [told.pop(title) for title in links & told.keys()]
        assert plain(event["date"]["text"]) in plain(said)
        assert bare(event["summary"]) in bare(said)
        assert bool(event.get("disputed")) == ("accounts differ" in said)
    fold = next(one for one in tree.all_of("DisclosureTriangle") if "events" in one.name)
    assert fold.states["expanded"] is True
