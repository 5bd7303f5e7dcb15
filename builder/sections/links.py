"""Records → links to their pages, and their Markdown with its links to records resolved."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder import prose as reading
from builder.citation import citation, short_form
from builder.graph import Graph, once
from builder.model import (
    Actor,
    Addressed,
    Chapter,
    Event,
    Expectation,
    Explainer,
    Message,
    Part,
    Place,
    Question,
    Quote,
    Source,
    Term,
)
from builder.parse import Item
from builder.prose import shortened
from builder.sections import divisions
from builder.words import Words

HOME = "index.md"
"""The path of the home page, in docs/ as in the site; it is about the explainer as a whole."""
WITHOUT_PAGES = {"chapter", "term"}
"""Kinds whose records are shown where they are listed, each with an anchor."""


@dataclass(frozen=True)
class Link:
    """A plain-text label and a path of the site: `events/gates-opened.md`."""

    text: str
    path: str


@dataclass(frozen=True)
class Prose:
    """A contributor's Markdown, and where its record links lead, by what is written there."""

    text: str
    links: Mapping[str, Link] = field(default_factory=dict)


def path_of(graph: Graph, kind: str, id_: str) -> str:
    """The path of a record's page in the site."""
    if kind == "explainer":
        return HOME
    if kind in WITHOUT_PAGES:
        return f"{divisions.home(graph, kind, id_)}#{id_}"
    return f"{kind}s/{id_}.md"


def name(say: Words, body: Part) -> str:
    """What a record is called in links, plain text."""
    match body:
        case Actor() | Place():
            return body.name
        case Question():
            return body.question
        case Term():
            return body.term
        case Quote():
            return say.text("quote.marks", text=shortened(body.text, 70))
        case Event() | Source() | Message() | Expectation() | Chapter() | Explainer():
            return body.title
    raise TypeError(type(body).__name__)


def anchors(statement: Addressed) -> tuple[str, ...]:
    """What addresses on its record's page name a statement by: its id, then its former ones."""
    ids = (statement.id, *statement.formerly)
    return tuple(f"s-{id_}" for id_ in ids if id_)


def address_of(graph: Graph, kind: str, id_: str) -> str:
    """The address of a record's page in the published site: `events/gates-opened/`."""
    return address(path_of(graph, kind, id_))


def address(of: str) -> str:
    """The address in the published site of a path of it."""
    path, anchor, fragment = of.partition("#")
    folder, _, page = path.rpartition("/")
    page = "" if page == "index.md" else page.removesuffix(".md") + "/"
    return f"{folder}/{page}{anchor}{fragment}"


@once
def to(graph: Graph, item: Item[Part]) -> Link:
    """A link to a record's page."""
    return Link(name(graph.words, item.body), path_of(graph, item.kind, item.id))


def to_actor(graph: Graph, id_: str) -> Link:
    """A link to an actor."""
    return to(graph, graph.get(Actor, id_))


def to_event(graph: Graph, id_: str) -> Link:
    """A link to an event."""
    return to(graph, graph.get(Event, id_))


def to_place(graph: Graph, id_: str) -> Link:
    """A link to a place."""
    return to(graph, graph.get(Place, id_))


def to_source(graph: Graph, id_: str) -> Link:
    """A link to a source, by the name by which it is cited."""
    return _to_source(graph, graph.get(Source, id_))


@once
def _to_source(graph: Graph, source: Item[Source]) -> Link:
    return Link(short_form(graph, source), path_of(graph, source.kind, source.id))


def to_source_in_full(graph: Graph, id_: str) -> Link:
    """A link to a source, by all that a reader needs to find it elsewhere."""
    return Link(citation(graph, graph.get(Source, id_)), path_of(graph, "source", id_))


def written(graph: Graph, text: str) -> Prose:
    """A record's Markdown with its links to records resolved."""
    links = {}
    for target in graph.links[text] if text else ():
        kind, _, id_ = target.partition(":")
        if kind in reading.RECORDS:
            links[target] = to(graph, graph.items[kind, id_])
    return Prose(text, links)


def maybe(graph: Graph, text: str | None) -> Prose | None:
    """The same for a field that may be absent."""
    return None if text is None else written(graph, text)


def contact(to: str) -> str:
    """The address that opens an email or web address of the explainer, if there is one."""
    return to if "/" in to or not to else f"mailto:{to}"


def plain(graph: Graph, text: str) -> str:
    """A record's Markdown as plain text on one line, for descriptions and data."""
    return reading.plain(
        text, {target: to.text for target, to in written(graph, text).links.items()}
    )
