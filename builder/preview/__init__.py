"""Previews: what search results, messengers and other sites show of a page.

A graph and its pages → for each page a title, a sentence, a card to draw, and facts for machines.
Nothing here draws: a door hands the fonts to `draw` and puts the pictures beside the pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.link import Graph
from builder.pages.parts import Page
from builder.preview.card import Card, cards
from builder.preview.facts import facts


@dataclass(frozen=True)
class Preview:
    """What others show of one page; plain text, but for `facts`."""

    title: str
    about: str
    card: Card | None = None
    """The picture that is its own; without one, the home page's stands for it."""
    facts: str = ""
    """JSON-LD in the words of schema.org, made safe to stand in a script; empty where none fit."""


def previews(graph: Graph, pages: Sequence[Page], address: str = "") -> Mapping[str, Preview]:
    """A preview for each page by its path; `address` is where the site will be published."""
    drawn = cards(graph, pages)
    known = facts(graph, address)
    return {
        page.path: Preview(page.listing, page.about, drawn.get(page.path), known.get(page.path, ""))
        for page in pages
    }
