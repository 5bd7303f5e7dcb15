"""Exports: an edition → files beside the pages. One file per format, each with an `export`."""

from collections.abc import Mapping

from builder.registry import modules
from builder.sections.edition import Edition


def export(edition: Edition) -> Mapping[str, str]:
    """All exported files by their path in the site."""
    formats = modules(__name__, having="export")
    return {path: text for format_ in formats for path, text in format_.export(edition).items()}
