"""From YAML records to the pages of a linked explainer.

`build(texts) -> Result`: a mapping of data-file texts goes in; a mapping of output texts and a
sorted list of problems comes out. Nothing in between reads a file, a clock, the network or MkDocs.
Pages written by hand may go in, too: those that hold blocks come out with the blocks replaced.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder import blocks, exports, link, load, pages, parse, preview, render, rules
from builder.pictures.map import basemap
from builder.preview import Preview
from builder.problems import Problem, fatal
from builder.render import Inserted
from builder.sections.edition import Edition
from builder.vocabulary import VOCABULARY, Vocabulary
from builder.words import ENGLISH, Words


@dataclass(frozen=True)
class Result:
    """What a build yields."""

    outputs: Mapping[str, str]
    """Texts of the site by their path in it; empty where a problem forbids publishing."""
    origins: Mapping[str, str]
    """The data file behind an output, where there is one: what the edit link opens."""
    problems: tuple[Problem, ...]
    """All problems of all files, by place."""
    documents: Mapping[str, Inserted] = field(default_factory=dict)
    """Pages written by hand that hold blocks, by their path in docs/, and what stands for these."""
    previews: Mapping[str, Preview] = field(default_factory=dict)
    """What search results and other sites show of a generated page, by its path."""
    words: Words = ENGLISH
    """The words of its language, for the site around the pages."""


def build(
    texts: Mapping[str, str | bytes],
    documents: Mapping[str, str | bytes] | None = None,
    address: str = "",
    outlines: str | bytes = "",
    vocabulary: Vocabulary = VOCABULARY,
) -> Result:
    """Turn the texts of a data folder, by path, into the texts of a site, by path.

    `documents` are pages written by hand, by their path in docs/. `address` is where the site will
    be published; only what other sites are told needs it. `outlines` are what maps are drawn on, as
    `web/dist/outlines.json` has them; without them, a map shows places on plain paper.
    `vocabulary` holds the words that records may choose from.
    """
    records, unreadable = load.load(texts)
    items, misshapen = parse.parse(records, vocabulary)
    graph, dangling = link.link(items, records)
    found, misplaced = blocks.find(documents or {})
    wrong = [*unreadable, *misshapen, *dangling, *rules.check(graph)]
    problems = tuple(sorted([*wrong, *misplaced, *blocks.check(found, graph, records)]))
    if fatal(problems):
        return Result({}, {}, problems)
    ground = basemap.read(outlines) if outlines else None
    edition = Edition(graph, ground, frozenset(documents or {}), address, vocabulary)
    planned = pages.plan(edition)
    origins = {page.path: page.origin for page in planned if page.origin}
    outputs = {**render.render(planned, graph.words), **exports.export(edition)}
    by_hand = render.insert(blocks.assemble(found, edition), graph.words)
    return Result(
        outputs, origins, problems, by_hand, preview.previews(edition, planned), graph.words
    )
