"""Format 1 → 2: a threshold of the audit is named after what it counts, which is statements."""

from collections.abc import Iterator

from builder.formats.change import Change, renamed
from builder.load import Record
from builder.problems import Problem


def changes(record: Record) -> Iterator[Change | Problem]:
    """Rename the threshold in `explainer.yml`."""
    if record.kind == "explainer":
        yield from renamed(record, ("quality", "claims_named"), "statements_named")
