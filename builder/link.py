"""Items → a graph: every reference resolved, backlinks indexed, links in prose checked.

References are found by their declaration in the model, so a new relation needs no code here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from builder.fields import is_address, is_id, is_readable
from builder.files import Files
from builder.graph import NAMED, Backlink, Graph
from builder.load import Record, Records
from builder.marks import Markdown, Ref
from builder.parse import Items
from builder.problems import SUGGESTED_AT_MOST, FilePosition, Problem, error, shown, suggestion
from builder.prose import RECORDS, links
from builder.steps import Each, silent
from builder.strict_yaml import Path
from builder.walk import marked_texts, prose, references


def link(
    items: Items, records: Records, each: Each = silent, files: Files | None = None
) -> tuple[Graph, list[Problem]]:
    """Resolve all references; `files` are the pictures and documents beside the records.

    They are checked against records, not items: a record with a misspelt field still exists, and
    references to it are not at fault.
    """
    known = _Known(records)
    names = each("Records linked", sorted(records), len(records))
    problems = [problem for name in names for problem in known.check(records[name])]
    backlinks: dict[tuple[str, str, str], list[Backlink]] = defaultdict(list)
    for name in sorted(items):
        item = items[name]
        for part, path, ref, id_ in references(item.body):
            backlinks[ref.kind, id_, ref.back].append(Backlink(item, part, path))
        for part, path, text in prose(item.body):
            for target in known.links[text]:
                kind, _, id_ = target.partition(":")
                backlinks[kind, id_, NAMED].append(Backlink(item, part, path))
    frozen = {name: tuple(found) for name, found in backlinks.items()}
    complete = len(items) == len(records) and not problems
    return Graph(items, frozen, known.links, complete, files or {}), problems


def dangling(written: Iterable[Record], records: Records) -> list[Problem]:
    """A problem for each reference or link in the records `written` that leads nowhere."""
    known = _Known(records)
    return [problem for record in written for problem in known.check(record)]


class _Known:
    """Knows which records exist, and what to say about one that does not."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.links: dict[str, tuple[str, ...]] = {}
        self.unknowns = 0
        self.former = {
            (record.kind, old): record.id
            for record in records.values()
            for old in (record.value or {}).get("formerly", ())
            if isinstance(old, str)
        }

    def check(self, record: Record) -> Iterator[Problem]:
        """A problem for each reference or link of a record that leads nowhere.

        They are read from the values as written, so that one invalid field hides no other fault.
        """
        for path, marks, text in marked_texts(record.shape, record.value or {}, ()):
            for mark in marks:
                if isinstance(mark, Ref) and is_id(text) and (mark.kind, text) not in self.records:
                    yield self._unknown(record.location(path), mark, text)
                elif isinstance(mark, Markdown) and is_readable(text.rstrip("\n")):
                    yield from self._in_prose(record, path, text.rstrip("\n"))

    def _in_prose(self, record: Record, path: Path, text: str) -> Iterator[Problem]:
        found = self.links[text] = tuple(links(text))
        for nth, target in enumerate(found):
            scheme, _, id_ = target.partition(":")
            if scheme in RECORDS and id_:
                if (scheme, id_) not in self.records:
                    yield self._unknown(
                        _location(record, path, found, nth), Ref(scheme, NAMED), id_
                    )
            elif not is_address(target):
                hint = (
                    "link to a web address or a record, as in `[the closure](event:bridge-closed)`"
                )
                message = f"a link cannot lead to {shown(target)}"
                yield error(_location(record, path, found, nth), "bad-link", message, hint)

    def _unknown(self, location: FilePosition, ref: Ref, id_: str) -> Problem:
        """The problem of a reference that leads nowhere."""
        self.unknowns += 1
        kind = ref.kind
        message = f"there is no {kind} {shown(id_)}"
        if (kind, id_) in self.former:
            hint = f"it is now called `{self.former[kind, id_]}`"
            return error(location, "unknown-reference", message, hint)
        ids = [name for known_kind, name in self.records if known_kind == kind]
        others = [known_kind for known_kind, name in self.records if name == id_]
        hint = suggestion(id_, ids) if self.unknowns <= SUGGESTED_AT_MOST else ""
        if not hint and others:
            hint = f"there is {'an' if others[0][0] in 'aeiou' else 'a'} {others[0]} with that id"
        if not hint:
            hint = f"add it first, as {kind}s/{id_}.yml"
            hint += ", or write its name with a capital letter" if ref.or_name else ""
        return error(location, "unknown-reference", message, hint)


def _location(record: Record, path: Path, found: tuple[str, ...], nth: int) -> FilePosition:
    """Where the nth of the links found in a text is in the file."""
    target = found[nth]
    before = found[:nth].count(target)
    location = record.find(path, f"]({target}", before, skip=2)
    if location == record.location(path):  # the bracket is written as an escape
        return record.find(path, target, before)
    return location
