"""A record → the same with its statements whole: what it says once, each of them says.

A record may say once from which source its statements are, who makes them, and on what basis. A
statement takes over what it does not say itself, unless that would be said of another claimant or
another source than its own. Where in the source it stands is never taken over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from builder.load import Record
from builder.model import Attributed, Part
from builder.strict_yaml import Path, ValueLocation
from builder.walk import fields_of

BOUND_TO: Mapping[str, tuple[str, ...]] = {
    "source": (),
    "according_to": ("source",),
    "basis": ("according_to", "source"),
}
"""What a statement may take over, and for each the fields that it then must not have of its own:
on what somebody says one thing tells nothing of what another says, or the same one elsewhere."""


def inherit(record: Record) -> Record:
    """The record with its statements whole; what they take over is located where it is written."""
    value = record.value or {}
    declared = {field.name for field in fields_of(record.shape)}
    said = {name: value[name] for name in BOUND_TO if name in value and name in declared}
    if not said:
        return record
    once = _Once(said, record.locations, dict(record.locations))
    return replace(record, value=once.whole(record.shape, value, ()), locations=once.found)


def withheld(record: Record, path: Path) -> tuple[str, ...]:
    """The fields of a statement for which it does not take over another, if its record has that."""
    name = str(path[-1])
    if (name,) not in record.locations:
        return ()
    return tuple(own for own in BOUND_TO.get(name, ()) if (*path[:-1], own) in record.locations)


@dataclass(frozen=True)
class _Once:
    """What a record says once."""

    said: Mapping[str, Any]
    locations: Mapping[Path, ValueLocation]
    found: dict[Path, ValueLocation]
    """The same, and where what statements take over is written."""

    def whole(self, shape: type[Part], value: Any, path: Path) -> Any:  # noqa: ANN401 - any value
        """A value as it is written, the statements in it whole."""
        if isinstance(value, tuple):
            return tuple(self.whole(shape, one, (*path, n)) for n, one in enumerate(value))
        if not isinstance(value, dict):
            return value
        inner = {
            field.name: self.whole(block, value[field.name], (*path, field.name))
            for field in fields_of(shape)
            for block in field.blocks
            if field.name in value
        }
        taken = self._taken(value, path) if issubclass(shape, Attributed) else {}
        return {**value, **inner, **taken}

    def _taken(self, statement: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
        """What a statement takes over."""
        taken = {
            name: value
            for name, value in self.said.items()
            if not statement.keys() & {name, *BOUND_TO[name]}
        }
        self.found.update({(*path, name): self.locations[name,] for name in taken})
        return taken
