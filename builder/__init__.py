"""From YAML records to the pages of a linked explainer.

`build(texts) -> Result`: a mapping of data-file texts goes in; a mapping of output texts and a
sorted list of problems comes out. Nothing in between reads a file or a clock, or uses the network
or MkDocs. Hand-written pages may go in too: those with blocks come out with the blocks replaced.
"""

from collections import ChainMap
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import cast

from builder import (
    blocks,
    by_hand,
    exports,
    files,
    formats,
    lexicon,
    link,
    load,
    pages,
    parse,
    preview,
    published,
    queries,
    render,
    rules,
)
from builder.files import File
from builder.graph import Graph
from builder.model import Explainer
from builder.pictures.map import basemap
from builder.preview import Preview
from builder.problems import Problem, fatal
from builder.published import Published
from builder.render import Inserted, Rendered
from builder.sections.edition import Edition
from builder.steps import Each, silent
from builder.vocabulary import VOCABULARY, Vocabulary
from builder.words import ENGLISH, Words


@dataclass(frozen=True)
class Result:
    """The result of a build."""

    outputs: Mapping[str, str]
    """Texts of the site by their path in it; empty if a problem prevents publishing. A page is
    rendered when its text is first asked for."""
    origins: Mapping[str, str]
    """The data file behind an output, if there is one: the edit link opens it."""
    problems: tuple[Problem, ...]
    """All problems of all files, by location."""
    documents: Mapping[str, Inserted] = field(default_factory=dict)
    """Hand-written pages with blocks, and what replaces the blocks, by their path in docs/."""
    previews: Mapping[str, Preview] = field(default_factory=dict)
    """What search results and other sites show of a page, by its path."""
    words: Words = ENGLISH
    """The words of the site's language, for the theme around the pages."""
    empty: frozenset[str] = frozenset()
    """The paths of pages that nothing is on yet: a list of no records, a timeline of no events."""
    explainer: Explainer | None = None
    """What it is as a whole, for what stands on all pages."""
    files: tuple[File, ...] = ()
    """Pictures and documents that pages show; `sizes` makes what is published of them."""
    rendered: Rendered = field(default_factory=Rendered, compare=False, repr=False)
    """The pages, of which the next build in this process may take over what is still right."""


def build(  # noqa: PLR0913 - the last two are for few
    texts: Mapping[str, str | bytes],
    documents: Mapping[str, str | bytes] | None = None,
    address: str = "",
    outlines: str | bytes = "",
    *,
    vocabulary: Vocabulary = VOCABULARY,
    former: Rendered | None = None,
    each: Each = silent,
) -> Result:
    """Turn the texts of a data folder, by path, into the texts of a site, by path.

    `documents` are hand-written pages, by their path in docs/. `address` is where the site will be
    published; only metadata for other sites needs it. `outlines` are the contents of
    `web/dist/outlines.json`; without them, maps show places on a blank background. `vocabulary`
    holds the words that every explainer has. `former` are the pages of a former build: the
    result is the same without them, and takes longer. `each` is told how far it is.
    """
    linked = _linked(texts, documents or {}, vocabulary, each)
    if fatal(linked.problems):
        return Result({}, {}, linked.problems)
    ground = basemap.read(outlines) if outlines else None
    edition = Edition(linked.graph, ground, frozenset(documents or {}), address, linked.vocabulary)
    planned = pages.plan(edition, each)
    words = edition.graph.words
    rendered = Rendered(planned, words, (outlines, linked.vocabulary.in_full), former)
    return Result(
        ChainMap(dict(exports.export(edition)), cast("MutableMapping[str, str]", rendered)),
        {page.path: page.origin for page in planned if page.origin},
        linked.problems,
        render.insert(blocks.assemble(linked.blocks, edition), words),
        preview.previews(edition, planned),
        words,
        pages.empty(edition.graph),
        edition.graph.explainer,
        queries.files(edition.graph),
        rendered,
    )


def check(
    texts: Mapping[str, str | bytes],
    documents: Mapping[str, str | bytes] | None = None,
    each: Each = silent,
    before: Published | None = None,
) -> tuple[Problem, ...]:
    """Give the problems that `build` would give, and render nothing.

    `before` is what an earlier build published: also report what of it is gone.
    """
    linked = _linked(texts, documents or {}, VOCABULARY, each)
    return tuple(sorted({*linked.problems, *published.lost(linked.graph, before or {})}))


@dataclass(frozen=True)
class _Linked:
    """The records as a graph, the blocks in hand-written pages, and the problems of both."""

    vocabulary: Vocabulary
    graph: Graph
    blocks: blocks.Found
    problems: tuple[Problem, ...]


def _linked(
    texts: Mapping[str, str | bytes],
    documents: Mapping[str, str | bytes],
    vocabulary: Vocabulary,
    each: Each,
) -> _Linked:
    beside, unfit = files.read(texts)
    records, unreadable = load.load(texts, each)
    if other := tuple(formats.check(records)):
        return _Linked(vocabulary, Graph({}, {}, complete=False), {}, (*sorted(unreadable), *other))
    words, misnamed = lexicon.lexicon(records, vocabulary)
    items, misshapen = parse.parse(records, words)
    graph, dangling = link.link(items, records, each, beside)
    found, misplaced = blocks.find(documents, words)
    wrong = [*unfit, *unreadable, *misnamed, *misshapen, *dangling, *rules.check(graph, each)]
    placed = [*misplaced, *blocks.check(found, graph, records), *by_hand.check(documents)]
    # What several statements take over from their record is one fault, at one place.
    problems = sorted({*wrong, *placed})
    return _Linked(words, graph, found, tuple(problems))
