"""Previews: what search results, messengers and other sites show of a page.

A graph and its pages → for each page a title, a sentence, a card to draw, and facts for machines.
Nothing here draws: a door hands the fonts to `draw` and puts the pictures beside the pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.pages.page import HOME, Page
from builder.preview.card import Card, cards
from builder.preview.facts import json_ld
from builder.sections import pieces
from builder.sections.edition import Edition


@dataclass(frozen=True)
class Preview:
    """What others show of one page; plain text, but for `facts`."""

    title: str
    about: str
    card: Card | None = None
    """The picture that is its own; without one, the home page's stands for it."""
    facts: str = ""
    """JSON-LD in the words of schema.org, made safe to stand in a script; empty where none fit."""


def previews(edition: Edition, pages: Sequence[Page]) -> Mapping[str, Preview]:
    """A preview for each page by its path, and for the home page, whoever wrote it."""
    graph = edition.graph
    drawn = cards(graph, pages)
    known = json_ld(graph, edition.address)
    shown = {page.path: (page.list_title, page.about) for page in pages}
    if graph.explainer:
        about = pieces.plain(graph, graph.explainer.answer)
        shown.setdefault(HOME, (graph.explainer.title, about))
    return {
        path: Preview(title, about, drawn.get(path), known.get(path, ""))
        for path, (title, about) in shown.items()
    }
