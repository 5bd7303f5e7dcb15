"""A page of the site: what all page types have in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from builder.identifiers import Identifier
from builder.sections.facts import Fact
from builder.sections.glossary import Glossary
from builder.sections.links import Link
from builder.sections.media import Exhibit


class Rest(dict[str, tuple[Any, ...]]):
    """The way to the rest of each list that is too long for the page, by its field."""

    def __missing__(self, _: str) -> tuple[Any, ...]:
        return ()


METHOD = "method.md"
"""The path of the page that tells how an explainer is made, if somebody wrote it."""


@dataclass(frozen=True)
class Page:
    """A page of the site, with everything it shows. Subclasses add their own content."""

    template: ClassVar[str]
    hides: ClassVar[tuple[str, ...]] = ("navigation", "toc")
    """Which of the theme's side columns stay away."""

    searched: ClassVar[bool] = True
    """Whether the search of the site finds it."""

    is_list: ClassVar[bool] = False
    """Whether all that it lists has a page of its own: search finds it by its headings alone."""

    holds_records: ClassVar[bool] = False
    """Whether its sections are records, which search knows by the names in their headings."""

    long: ClassVar[Mapping[str, str]] = {}
    """Its fields that may hold long lists, each with the key of its heading."""

    path: str
    """Its path in the site: `events/gates-opened.md`."""
    title: str
    """Plain text; the heading, too."""
    about: str
    """One plain sentence or two for search results and link previews."""
    origin: str
    """The data file it shows, or nothing: what its edit link opens."""
    distinct_title: str = field(default="", kw_only=True)
    """Its title among others, where its own would not say which of two pages it is."""
    breadcrumbs: tuple[Link, ...] = field(default=(), kw_only=True)
    """The pages above it, from the widest: its list, and what it belongs to there. The theme shows
    them, so each path is an address in the published site: `chapters/#the-opening`."""
    search_tags: tuple[str, ...] = field(default=(), kw_only=True)
    """Other words by which it is looked for, shown beside it among the results: names, a date."""
    search_kind: str = field(default="", kw_only=True)
    """Of a record: what it is in a word, shown before those."""
    search_phrase: str = field(default="", kw_only=True)
    """Words by which it is looked for as by a name, and that its page shows: of a quotation."""
    search_boost: float = field(default=0, kw_only=True)
    """More than 1 where it comes first among results that fit as well, else 0: a day before a range
    of days, a key moment before others of that day."""
    meta: tuple[Fact, ...] = field(default=(), kw_only=True)
    """Of a record: what it is, for the line under its heading."""
    facts: tuple[Fact, ...] = field(default=(), kw_only=True)
    """Of a record: its other fields that show themselves."""
    same_as: tuple[Identifier, ...] = field(default=(), kw_only=True)
    """Of a record: what others call the same."""
    media: tuple[Exhibit, ...] = field(default=(), kw_only=True)
    """Of a record: its pictures and documents, and the recordings that it links to."""
    canonical: str = field(default="", kw_only=True)
    """Of a version of another page: the address of that. Only that is listed and found."""
    rest: Rest = field(default_factory=Rest, kw_only=True)
    """Where its long lists go on, if any does."""
    glossary: Glossary = field(default_factory=Glossary, kw_only=True, repr=False)
    """Words that are explained wherever they occur on the page."""

    @property
    def list_title(self) -> str:
        """Its title in lists of results, in tabs and in previews."""
        return self.distinct_title or self.title
