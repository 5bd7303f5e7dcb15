"""The graph: every item, and for each its backlinks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar, cast

from builder.files import Files
from builder.model import Body, Explainer, Part, name_of
from builder.parse import Item, Items
from builder.strict_yaml import Path
from builder.words import FALLBACK, Words, of

Answer = TypeVar("Answer")
NAMED = "named"
"""The way back of a link in prose."""


@dataclass(frozen=True)
class Backlink:
    """A reference seen from the record it names: which item names it, in which block."""

    item: Item[Part]
    part: Part
    path: Path


@dataclass(frozen=True)
class Graph:
    """All items, and the backlinks to each, by kind, id and the name that `Ref.back` gives."""

    items: Items
    backlinks_to: Mapping[tuple[str, str, str], tuple[Backlink, ...]]
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Where the links in each Markdown text of the records lead, as written there, in order."""
    complete: bool = True
    """True if every record is valid and every reference resolves."""
    files: Files = field(default_factory=dict)
    """The pictures and documents beside records."""

    def all(self, kind: type[Body]) -> list[Item[Body]]:
        """The items of a kind, by id."""
        return cast("list[Item[Body]]", list(self._by_kind.get(kind, ())))

    def get(self, kind: type[Body], id_: str) -> Item[Body]:
        """The item that a resolved reference names."""
        return cast("Item[Body]", self.items[name_of(kind), id_])

    def backlinks(self, item: Item[Part], *names: str) -> list[Backlink]:
        """References to an item from other records, by the names of `Ref.back`, in file order."""
        return [
            backlink
            for name in names
            for backlink in self.backlinks_to.get((item.kind, item.id, name), ())
        ]

    @cached_property
    def _answers(self) -> dict[tuple[object, str, str], Any]:
        return {}

    def once(self, question: Callable[["Graph", Item[Body]], Answer], item: Item[Body]) -> Answer:
        """The answer to a question about an item, worked out when it is first asked."""
        key = (question, item.kind, item.id)
        if key not in self._answers:
            self._answers[key] = question(self, item)
        return cast("Answer", self._answers[key])

    def once_for_all(self, question: Callable[["Graph"], Answer]) -> Answer:
        """The answer to a question about the whole graph, worked out when it is first asked."""
        key = (question, "", "")
        if key not in self._answers:
            self._answers[key] = question(self)
        return cast("Answer", self._answers[key])

    @cached_property
    def _by_kind(self) -> Mapping[type[Part], list[Item[Part]]]:
        found: dict[type[Part], list[Item[Part]]] = {}
        for item in sorted(self.items.values(), key=lambda item: item.id):
            found.setdefault(type(item.body), []).append(item)
        return found

    @property
    def explainer(self) -> Explainer | None:
        """What `explainer.yml` says, or None if it could not be read."""
        item = self.items.get(("explainer", "explainer"))
        return cast("Explainer", item.body) if item else None

    @property
    def shows_borders(self) -> bool:
        """Whether maps show lines between countries."""
        return self.explainer is None or not self.explainer.borders.hidden

    @cached_property
    def words(self) -> Words:
        """The words of the site's language, the first that the explainer names."""
        return of(self.explainer.languages[0] if self.explainer else FALLBACK)


def once(
    question: Callable[[Graph, Item[Body]], Answer],
) -> Callable[[Graph, Item[Body]], Answer]:
    """Have a question about an item worked out once per graph, however many ask it."""

    @wraps(question)
    def asked(graph: Graph, item: Item[Body]) -> Answer:
        return graph.once(question, item)

    return asked


def once_for_all(question: Callable[[Graph], Answer]) -> Callable[[Graph], Answer]:
    """Have a question about the whole graph worked out once, however many ask it."""

    @wraps(question)
    def asked(graph: Graph) -> Answer:
        return graph.once_for_all(question)

    return asked
