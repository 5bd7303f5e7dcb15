"""Pages: a graph → everything each page of the site shows. One file per page type."""

from collections.abc import Sequence

from builder.link import Graph
from builder.pages import (
    actor,
    audit,
    event,
    expectation,
    home,
    indexes,
    message,
    place,
    question,
    quote,
    reference,
    source,
    timeline,
)
from builder.pages.parts import Page

TYPES = (
    home,
    timeline,
    indexes,
    actor,
    event,
    quote,
    source,
    place,
    message,
    expectation,
    question,
    audit,
    reference,
)


def plan(graph: Graph) -> Sequence[Page]:
    """All pages of the site. The graph has no fatal problem: every reference leads somewhere."""
    return [page for type_ in TYPES for page in type_.pages(graph)]
