"""Pages as search knows them → the files of the index: words by their beginnings, and texts.

Every file is a script that hands its content to `explainerSearch`, with its own name. Their folder
is named by what they hold, so that no reader is given parts of two builds. Only `index.js` keeps
its name: it says where each part begins, and how text is split into words.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise
from typing import TypeVar

from builder.search.page import STANDINGS, FoundPage
from builder.search.words import TABLE
from builder.words.forms import Rule

T = TypeVar("T")

FOLDER = "search"
PART = 48_000
"""Characters in a part with words at most, but that one word's places are never divided."""
TEXTS = 16_000
"""Characters in a part with texts at most, but that one page is never divided."""
SHOWN = 60_000
"""Characters of a section that its lines are shown from; by its words all of it is found."""


def index_files(pages: Iterable[FoundPage], forms: Sequence[Rule] = ()) -> Mapping[str, str]:
    """The files of the index by their paths in the site, the same in whatever order pages come.

    `forms` are the rules by which words of the site's language and their plurals are the same.
    """
    ordered = sorted(pages, key=lambda page: page.url)
    words = _in_parts(_places(ordered), lambda one: len(one[0]) + len(one[1]), PART)
    texts = _in_parts(map(_written, ordered), len, TEXTS)
    parts = {f"words-{n}": _words(part) for n, part in enumerate(words)}
    parts |= {f"texts-{n}": f"[{','.join(part)}]" for n, part in enumerate(texts)}
    version = hashlib.sha256(_json(parts).encode()).hexdigest()[:8]
    root = {
        "version": version,
        "table": {**TABLE, "forms": forms},
        "words": [part[0][0] for part in words],
        "texts": [0, *accumulate(len(part) for part in texts)][:-1],
        "sections": [len(page.sections) for page in ordered],
        "boosts": _boosts(ordered),
    }
    named = {"index": _json(root)} | {f"{version}/{name}": part for name, part in parts.items()}
    return {f"{FOLDER}/{name}.js": _script(name, content) for name, content in named.items()}


def _script(name: str, content: str) -> str:
    return f"explainerSearch({_json(name)},{content});\n"


def _places(pages: Sequence[FoundPage]) -> Iterator[tuple[str, str]]:
    """Each word and its places, written, in the order in which a browser compares words."""
    found: dict[str, list[int]] = {}
    sections = (section for page in pages for section in page.sections)
    for number, section in enumerate(sections):
        for standing, words in enumerate(section.words):
            for word in words.split():
                found.setdefault(word, []).append(number * STANDINGS + standing)
    for word in sorted(found, key=lambda word: word.encode("utf-16-be", "surrogatepass")):
        yield word, ",".join(map(str, _steps(found[word])))


def _steps(places: list[int]) -> Iterator[int]:
    """Places, each one number: how far its section is from the one before, and how it stands."""
    for before, place in pairwise([0, *places]):
        yield place - before // STANDINGS * STANDINGS


def _words(part: Sequence[tuple[str, str]]) -> str:
    places = ",".join(f"[{places}]" for _, places in part)
    return f'{{"words":{_json(" ".join(word for word, _ in part))},"places":[{places}]}}'


def _written(page: FoundPage) -> str:
    """What is shown of a page: its address, what it is, its other names, what each section says."""
    sections = [[section.anchor, section.title, section.text[:SHOWN]] for section in page.sections]
    return _json([page.url, page.kind, page.tags, sections])


def _boosts(pages: Sequence[FoundPage]) -> list[tuple[float, list[int]]]:
    """Each boost and the pages that have it, each counted from the one before."""
    boosted = sorted((page.boost, n) for n, page in enumerate(pages) if page.boost != 1)
    grouped = groupby(boosted, key=lambda one: one[0])
    return [
        (boost, [n - before for before, n in pairwise([0, *(n for _, n in group)])])
        for boost, group in grouped
    ]


def _in_parts(items: Iterable[T], size: Callable[[T], int], most: int) -> Sequence[Sequence[T]]:
    """Items in order, in parts as large as they may be."""
    parts: list[list[T]] = [[]]
    room = most
    for item in items:
        needed = size(item) + 4  # signs between items
        if needed > room and parts[-1]:
            parts.append([])
            room = most
        parts[-1].append(item)
        room -= needed
    return [part for part in parts if part]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
