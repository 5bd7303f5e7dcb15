"""Pages of expectations: what was expected when, by whom, and what came; and one of them all."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.graph import Graph
from builder.model import Expectation
from builder.pages.listing import Head, Items, Listing, listings
from builder.pages.page import Page
from builder.parse import Item
from builder.sections import links
from builder.sections.edition import Edition
from builder.sections.expectations import Outlook, outlook, outlooks


@dataclass(frozen=True)
class ExpectationPage(Page):
    """Everything about one expectation."""

    template: ClassVar[str] = "pages/expectation.md.j2"

    outlook: Outlook


@dataclass(frozen=True)
class ExpectationsPage(Listing):
    """All expectations, each beside what came."""

    template: ClassVar[str] = "pages/expectations.md.j2"

    outlooks: tuple[Outlook, ...]


def pages(edition: Edition) -> Iterable[Page]:
    """One page per expectation, and one of all."""
    graph = edition.graph

    def listing(head: Head, items: Items[Expectation]) -> ExpectationsPage:
        return ExpectationsPage(*head, outlooks(graph, items))

    yield from listings(graph, Expectation, listing)
    for expectation in graph.all(Expectation):
        yield _page(graph, expectation)


def _page(graph: Graph, expectation: Item[Expectation]) -> ExpectationPage:
    return ExpectationPage(
        path=links.path_of(graph, "expectation", expectation.id),
        title=expectation.body.title,
        about=links.plain(graph, expectation.body.steps[-1].text),
        origin=expectation.record.path,
        outlook=outlook(graph, expectation),
    )
