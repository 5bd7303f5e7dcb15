"""From YAML records to the pages of a linked explainer.

`build(texts) -> Result`: a mapping of data-file texts goes in; a mapping of output texts and a
sorted list of problems comes out. Nothing in between reads a file, a clock, the network or MkDocs.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from builder.exports import export
from builder.link import link
from builder.load import load
from builder.pages import plan
from builder.parse import parse
from builder.problems import Problem, fatal
from builder.render import render
from builder.rules import check


@dataclass(frozen=True)
class Result:
    """What a build yields."""

    outputs: Mapping[str, str]
    """Texts of the site by their path in it; empty where a problem forbids publishing."""
    origins: Mapping[str, str]
    """The data file behind an output, where there is one: what the edit link opens."""
    problems: tuple[Problem, ...]
    """All problems of all files, by place."""


def build(texts: Mapping[str, str | bytes]) -> Result:
    """Turn the texts of a data folder, by path, into the texts of a site, by path."""
    records, unreadable = load(texts)
    items, misshapen = parse(records)
    graph, dangling = link(items, records)
    problems = tuple(sorted([*unreadable, *misshapen, *dangling, *check(graph)]))
    if fatal(problems):
        return Result({}, {}, problems)
    pages = plan(graph)
    origins = {page.path: page.origin for page in pages if page.origin}
    return Result({**render(pages), **export(graph)}, origins, problems)
