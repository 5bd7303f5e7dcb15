"""Previews: what search results, messengers and other sites show of a page.

A graph and its pages → for each page a title, a sentence, a card to draw, and structured data.
Nothing is drawn here: `publish` has the fonts, draws the cards and adds them to the site.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.pages.page import Page
from builder.preview.card import Card, cards
from builder.preview.facts import json_ld
from builder.sections import links
from builder.sections.edition import Edition
from builder.sections.links import HOME


@dataclass(frozen=True)
class Preview:
    """What other sites show of one page; plain text, except for `facts`."""

    title: str
    about: str
    card: Card | None = None
    """The page's own card; without one, the home page's is used."""
    facts: str = ""
    """JSON-LD with the vocabulary of schema.org, safe inside a script; empty if there is none."""


def previews(edition: Edition, pages: Sequence[Page]) -> Mapping[str, Preview]:
    """A preview for each page by its path, and for the home page even if it is hand-written."""
    graph = edition.graph
    drawn = cards(graph, pages)
    known = json_ld(graph, edition.address)
    shown = {page.path: (page.list_title, page.about) for page in pages}
    if graph.explainer:
        title, answer = graph.explainer.title, graph.explainer.answer
        shown.setdefault(HOME, (title, links.plain(graph, answer) if answer else title))
    return {
        path: Preview(title, about, drawn.get(path), known.get(path, ""))
        for path, (title, about) in shown.items()
    }
