"""From YAML records to the pages of a linked explainer.

`build(texts) -> Result`: a mapping of data-file texts goes in; a mapping of output texts and a
sorted list of problems comes out. Nothing in between reads a file, a clock, the network or MkDocs.
Pages written by hand may go in, too: those that hold blocks come out with the blocks replaced.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from builder import blocks, land
from builder.blocks.parts import HOME
from builder.exports import export
from builder.link import link
from builder.load import load
from builder.pages import plan
from builder.parse import parse
from builder.preview import Preview, previews
from builder.problems import Problem, fatal
from builder.render import insert, render
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
    documents: Mapping[str, str] = field(default_factory=dict)
    """Pages written by hand that hold blocks, by their path in docs/, with the blocks replaced."""
    previews: Mapping[str, Preview] = field(default_factory=dict)
    """What search results and other sites show of a generated page, by its path."""


def build(
    texts: Mapping[str, str | bytes],
    documents: Mapping[str, str | bytes] | None = None,
    address: str = "",
    outlines: str | bytes = "",
) -> Result:
    """Turn the texts of a data folder, by path, into the texts of a site, by path.

    `documents` are pages written by hand, by their path in docs/. `address` is where the site will
    be published; only what other sites are told needs it. `outlines` are what maps are drawn on, as
    `web/dist/outlines.json` has them; without them, a map shows places on plain paper.
    """
    records, unreadable = load(texts)
    items, misshapen = parse(records)
    graph, dangling = link(items, records)
    found, misplaced = blocks.find(documents or {})
    wrong = [*unreadable, *misshapen, *dangling, *check(graph)]
    problems = tuple(sorted([*wrong, *misplaced, *blocks.check(found, graph, records)]))
    if fatal(problems):
        return Result({}, {}, problems)
    graph = replace(graph, land=land.read(outlines) if outlines else None)
    pages = plan(graph, address)
    origins = {page.path: page.origin for page in pages if page.origin}
    # A home page that somebody wrote takes the place of the one that we would make.
    shown = [page for page in pages if page.path != HOME or HOME not in (documents or {})]
    outputs = {**render(shown), **export(graph)}
    by_hand = insert(blocks.assemble(found, graph))
    return Result(outputs, origins, problems, by_hand, previews(graph, pages, address))
