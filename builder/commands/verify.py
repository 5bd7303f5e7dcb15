"""`explainer verify`: every quote against the text of its source."""

import argparse
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from builder import formats, problems, verify
from builder.commands.given import data_folder, report
from builder.disk import DiskError, read, write
from builder.graph import Graph
from builder.lexicon import lexicon
from builder.link import link
from builder.load import load
from builder.model import Source
from builder.parse import parse


def options(commands: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the command."""
    added = commands.add_parser("verify", help="check every quote against its source")
    added.add_argument("--data", type=Path, default=Path("data"), help="the data folder (data)")
    added.add_argument(
        "--source",
        action="append",
        default=[],
        metavar="ID=FILE",
        help="the text of a source; others are read from the folder $EXPLAINER_SOURCES",
    )
    added.add_argument("--write", action="store_true", help="record the result in the data files")
    added.set_defaults(run=_verify)


def _verify(options: argparse.Namespace) -> int:
    folder = data_folder(options.data)
    texts = read(folder)
    records, unreadable = load(texts)
    if code := report([*formats.check(records)], texts, folder):
        return code
    words, misnamed = lexicon(records)
    items, misshapen = parse(records, words)
    graph, dangling = link(items, records)
    if code := report([*unreadable, *misnamed, *misshapen, *dangling], texts, folder):
        return code
    sources = _sources(graph, options.source)
    checks = list(verify.verify(graph, sources))
    changed = () if options.write else verify.changed(graph, sources)
    wrong = [*changed, *verify.mismatches(checks), *verify.copies(graph, sources)]
    code = report(wrong, texts, folder)
    for checked in checks:
        state = checked.state if checked.state != "only found" else f"found, but {checked.why}"
        print(f"{state}: {checked.quote.record.path}")
    states = Counter(checked.state for checked in checks)
    counts = ", ".join(f"{states[state]} {state}" for state in verify.STATES)
    print(f"{problems.counted(len(checks), 'quote')}: {counts}")
    if states["only found"]:
        print(verify.HOW_TO_MARK)
    if options.write and not code:
        today = datetime.now(UTC).date().isoformat()
        return _record(verify.write_checks(graph, checks, sources, today), texts, folder)
    return code


def _record(updated: Mapping[str, str | None], texts: dict[str, bytes], folder: Path) -> int:
    """Write updated records to the data folder, and return the exit code."""
    writable = {path: _as_before(texts[path], text) for path, text in updated.items() if text}
    print(f"{write(folder, writable)} records written")
    unwritable = [path for path, text in updated.items() if text is None]
    for path in unwritable:
        print(f"{path} cannot be written: put each of its fields on its own line")
    return 1 if unwritable else 0


def _as_before(raw: bytes, text: str) -> str:
    """The text with the line endings and byte-order mark of the original file."""
    mark = "\ufeff" if raw.startswith(b"\xef\xbb\xbf") else ""
    return mark + (text.replace("\n", "\r\n") if b"\r\n" in raw else text)


def _sources(graph: Graph, given: Sequence[str]) -> dict[str, str]:
    """Texts by source id: from the folder, matched by digest or else by name, and those given."""
    found: dict[str, str] = {}
    known = {source.body.sha256: source.id for source in graph.all(Source)}
    folder = os.environ.get("EXPLAINER_SOURCES")
    for path in sorted(Path(folder).glob("*.txt")) if folder else ():
        text = _text(path)
        found[known.get(verify.digest(text), path.stem)] = text
    for pair in given:
        id_, sign, path_ = pair.partition("=")
        if not sign or ("source", id_) not in graph.items:
            raise DiskError(f"`--source {pair}` does not name a source of the data and a file")
        found[id_] = _text(Path(path_))
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise DiskError(f"`{path}` cannot be read: {fault}") from fault
