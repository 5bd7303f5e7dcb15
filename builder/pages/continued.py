"""Pages of records with long lists → the first lines of each list, and pages of the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from builder.pages.actor import Officeholder, Tie
from builder.pages.audit import Row
from builder.pages.listing import Jump
from builder.pages.page import Page, Rest
from builder.sections import divisions, links
from builder.sections.links import Link
from builder.sections.origins import ActorLine, SourceLine
from builder.sections.pieces import Count, Entry, Quotation, Statement
from builder.words import Words

FORMS: Mapping[type[Any], str] = {
    Count: "counts",
    Entry: "entries",
    Link: "linked",
    Officeholder: "holders",
    Quotation: "quotations",
    Row: "rows",
    SourceLine: "source_lines",
    ActorLine: "actor_lines",
    Statement: "statements",
    Tie: "relations",
}
"""The field of a page of the rest that holds such lines."""


@dataclass(frozen=True)
class ContinuedPage(Page):
    """More of a list of another page: lines of one form."""

    template: ClassVar[str] = "pages/continued.md.j2"

    parts: tuple[Jump, ...]
    """The way to all of the list."""
    head: str = ""
    """The key of what each line of a table is about."""
    entries: tuple[Entry, ...] = ()
    statements: tuple[Statement, ...] = ()
    counts: tuple[Count, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    linked: tuple[Link, ...] = ()
    relations: tuple[Tie, ...] = ()
    holders: tuple[Officeholder, ...] = ()
    rows: tuple[Row, ...] = ()
    source_lines: tuple[SourceLine, ...] = ()
    actor_lines: tuple[ActorLine, ...] = ()


def in_pages(say: Words, pages: Iterable[Page]) -> Iterator[Page]:
    """The pages, each list with so many lines as a page may have, and the pages of the rest."""
    for page in pages:
        first_few = _first(page)
        rest: dict[str, tuple[Jump, ...]] = {}
        first: dict[str, Any] = {}
        more: list[Page] = []
        for name, heading in page.long.items():
            lines = getattr(page, name)
            if len(lines) > first_few:
                slices = _slices(lines, first_few)
                parts = tuple(
                    _jump(say, page, f"{name}/{n}" if n > 1 else "", at, some)
                    for n, (at, some) in enumerate(slices.items(), 1)
                )
                first[name], rest[name] = slices[0], _named(_seen(parts, 0), [*slices.values()])
                title = say.text("list.division", list=page.title, division=say.text(heading))
                held = _rest(say, page, title, parts, [*slices.values()])
                more += (replace(part, head=heading.removesuffix("s")) for part in held)
        yield replace(page, rest=Rest(rest), **first) if rest else page
        yield from more


def _first(page: Page) -> int:
    """How many lines of each list stay on a page: few where it has very many in all."""
    lines = sum(len(getattr(page, name)) for name in page.long)
    many = lines > 2 * divisions.MOST
    return min(divisions.MOST_OF_EACH, divisions.MOST) if many else divisions.MOST


def _slices(lines: Sequence[Any], first: int) -> Mapping[int, Sequence[Any]]:
    """The first lines, then so many as a page may have, by how many are before them."""
    most = divisions.MOST
    rest = {at: lines[at : at + most] for at in range(first, len(lines), most)}
    return {0: lines[:first], **rest}


def _jump(say: Words, page: Page, name: str, at: int, lines: Sequence[Any]) -> Jump:
    """The way to some of the lines: on the page itself, or on another with a name of its own."""
    folder = page.path.removesuffix("index.md").removesuffix("/").removesuffix(".md")
    path = f"{folder}/{name.replace('_', '-')}.md" if name else page.path
    label = say.text("amount.range", low=at + 1, high=at + len(lines))
    return Jump(Link(label, path), "", "")


def _seen(parts: Sequence[Jump], n: int) -> tuple[Jump, ...]:
    """The way to all parts from one of them."""
    return tuple(replace(part, here=at == n) for at, part in enumerate(parts))


def _named(parts: Sequence[Jump], slices: Sequence[Sequence[Any]]) -> tuple[Jump, ...]:
    """The ways to the parts, each where an address of a statement in that part leads to."""
    first, *others = parts
    return (
        first,
        *(replace(way, anchors=_anchors(n)) for way, n in zip(others, slices[1:], strict=True)),
    )


def _anchors(lines: Sequence[Any]) -> tuple[str, ...]:
    return tuple(
        anchor for line in lines if isinstance(line, (Count, Statement)) for anchor in line.anchors
    )


def _rest(
    say: Words, page: Page, title: str, parts: Sequence[Jump], slices: Sequence[Sequence[Any]]
) -> Iterator[ContinuedPage]:
    whole = Link(page.title, links.address(page.path))
    for n, (part, lines) in enumerate(zip(parts, slices, strict=True)):
        if n:
            empty = ContinuedPage(
                part.to.path,
                say.text("list.continued", title=title, lines=part.to.text),
                say.text("list.division-about", about=page.about, division=title),
                page.origin,
                breadcrumbs=(*page.breadcrumbs, whole),
                parts=_seen(parts, n),
            )
            held: dict[str, Any] = {FORMS[type(lines[0])]: lines}
            yield replace(empty, **held)
