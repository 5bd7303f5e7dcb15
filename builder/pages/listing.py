"""The list of a kind: one page, or where that would be too long, a way in and its divisions."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from builder.dates import Date
from builder.graph import Graph
from builder.model import Body, Event, Part, name_of
from builder.pages.page import Page
from builder.parse import Item
from builder.sections import divisions, links, phrases, stretches
from builder.sections.divisions import Division
from builder.sections.links import Link
from builder.words import Words

MOST_LETTERS = 240
"""Of the titles of all divisions: with more, the way to them is folded away on their pages."""
MONTH, DAY = 2, 3
"""How many numbers name a month, and a day."""


@dataclass(frozen=True)
class Jump:
    """The way to a division: its page, how many records it has, from where to where it goes."""

    to: Link
    number: str
    span: str = ""
    here: bool = False
    anchors: tuple[str, ...] = ()
    """What addresses of statements there name, that lead to the page from which this is the way."""


@dataclass(frozen=True)
class Listing(Page):
    """A list of a kind: all of it, the way to its divisions, or one of them."""

    is_list: ClassVar[bool] = True

    lead: str
    jumps: tuple[Jump, ...] = field(default=(), kw_only=True)
    """The way to each division, where the list is divided."""
    number: str = field(default="", kw_only=True)
    """How many records there are on all its pages, or on this one."""
    entrance: bool = field(default=False, kw_only=True)
    """Whether it is the way to the divisions, and has no records itself."""
    folded: bool = field(default=False, kw_only=True)
    """Whether the way to the other divisions is folded away."""
    before: Link | None = field(default=None, kw_only=True)
    after: Link | None = field(default=None, kw_only=True)
    parts: tuple["Listing", ...] = field(default=(), kw_only=True)
    """Its parts, if it is long and has all of them itself."""
    ways: tuple[Jump, ...] = field(default=(), kw_only=True)
    """The ways to its parts."""
    heading: str = field(default="", kw_only=True)
    """Of such a part."""
    anchor: str = field(default="", kw_only=True)
    """Where such a part begins."""

    @property
    def shown(self) -> "tuple[Listing, ...]":
        """What it shows, one after the other."""
        return self.parts or (self,)

    @property
    def is_division(self) -> bool:
        """Whether it is one division of the list, which has a title that says which."""
        return bool(self.jumps) and not self.entrance


Head = tuple[str, str, str, str, str]
"""Path, title, description, origin and lead of a listing."""
Items = Sequence[Item[Body]]
Make = Callable[[Head, Items[Body]], Listing]


def listings(
    graph: Graph,
    kind: type[Body],
    page: Make[Body],
    entrance: Callable[[Head], Listing] | None = None,
) -> Iterator[Listing]:
    """The pages of the list of a kind, from what makes a page of some of its records.

    The way to the divisions is a page of no records, unless something else makes it.
    """
    found, say = divisions.divisions(graph, kind), graph.words
    head = _head(graph, name_of(kind))
    if not found:
        yield _with_parts(graph, page, head, kind)
        return
    whole = len(graph.all(kind))
    jumps = tuple(_jump(graph, division) for division in found)
    number = say.text("list.altogether", n=whole)
    front = entrance(head) if entrance else page(head, ())
    yield replace(front, jumps=jumps, number=number, entrance=True)
    folded = sum(len(jump.to.text) for jump in jumps) > MOST_LETTERS
    for n, division in enumerate(found):
        yield replace(
            page(_head_of(head, division, graph), division.items),
            breadcrumbs=(Link(head[1], links.address(head[0])),),
            jumps=tuple(replace(jump, here=jump is jumps[n]) for jump in jumps),
            number=say.text("list.of-all", number=len(division.items), all=whole),
            folded=folded,
            before=jumps[n - 1].to if n else None,
            after=jumps[n + 1].to if n + 1 < len(jumps) else None,
        )


def _with_parts(graph: Graph, page: Make[Body], head: Head, kind: type[Body]) -> Listing:
    """The page that has all records of a kind; of many, in parts with a way to each."""
    whole, parts = page(head, graph.all(kind)), divisions.parts(graph, kind)
    if not parts:
        return whole
    made = (
        replace(page(head, part.items), heading=part.title, anchor=part.anchor) for part in parts
    )
    ways = (
        Jump(Link(part.title, f"{head[0]}#{part.anchor}"), _number(graph, part)) for part in parts
    )
    return replace(whole, parts=tuple(made), ways=tuple(ways))


def _number(graph: Graph, division: Division) -> str:
    return graph.words.number(len(division.items))


def _head(graph: Graph, kind: str) -> Head:
    lead = graph.words.text(f"{kind}.list-about")
    return divisions.whole(kind), graph.words.text(f"{kind}.list"), lead, "", lead


def _head_of(head: Head, division: Division, graph: Graph) -> Head:
    _, title, about, origin, _ = head
    named = graph.words.text("list.division", list=title, division=division.title)
    told = graph.words.text("list.division-about", about=about, division=division.title)
    return division.path, named, told, origin, ""


def _jump(graph: Graph, division: Division) -> Jump:
    to = Link(division.title, division.path)
    return Jump(to, _number(graph, division), _span(graph, division.items))


def _span(graph: Graph, items: Sequence[Item[Any]]) -> str:
    """From where to where a division goes, where its title does not say so."""
    if isinstance(items[0].body, Event):
        return _period(graph.words, items)
    ends = [_place(graph, item.body) for item in (items[0], items[-1])]
    if ends[0] == ends[1]:
        return phrases.capital(ends[0])
    return phrases.capital(graph.words.text("list.range-of-words", first=ends[0], last=ends[1]))


def _period(say: Words, events: Items[Event]) -> str:
    """From when to when events may have happened or begun: by months, or by days of one month."""
    days = sorted(found for event in events if (found := stretches.day(event.body)))
    if not days:
        return ""
    length = MONTH if days[0][:MONTH] != days[-1][:MONTH] else DAY
    first, last = (stretches.iso(end[:length]) for end in (days[0], days[-1]))
    when = Date.parse(f"{first}/{last}" if first != last else first)
    return phrases.capital(say.date(when, through=True))


def _place(graph: Graph, body: Part) -> str:
    """Where a record stands in its list, by name."""
    return links.name(graph.words, body) if type(body) in divisions.NAMES else ""
