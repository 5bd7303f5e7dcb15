"""Exports: a graph → files beside the pages. One file per format."""

from collections.abc import Mapping

from builder.exports.audit import audit
from builder.exports.cards import cards
from builder.exports.redirects import redirects
from builder.exports.timeline import timeline
from builder.link import Graph


def export(graph: Graph) -> Mapping[str, str]:
    """All exported files by their path in the site."""
    return {**timeline(graph), **audit(graph), **cards(graph), **redirects(graph)}
