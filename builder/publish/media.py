"""Pictures and documents of a result → the files of the site, of which former builds are kept."""

import json
from collections.abc import Iterator, Mapping, Sequence

from builder.files import File
from builder.publish import fingerprint
from builder.publish.store import Store, key
from builder.publish.workers import spread
from builder.sizes import published
from builder.steps import Each, silent


def made(
    files: Sequence[File], store: Store, *, forks: bool, each: Each = silent
) -> Iterator[tuple[str, bytes]]:
    """What is published of files: each by its path in the site.

    Args:
        files: those that pages show.
        store: where results are kept from one build to the next.
        forks: whether other processes may share the work.
        each: is told how far it is.
    """
    by_path = {file.path: file for file in files}

    def of(path: str) -> Mapping[str, bytes]:
        return _kept(by_path[path], store)

    done = spread(of, list(by_path), forks=forks)
    for _, found in each("Pictures made", done, len(by_path)):
        yield from found.items()


def _kept(file: File, store: Store) -> Mapping[str, bytes]:
    """What is published of a file: from the store, or made anew and put there."""
    if not file.is_picture:
        return published(file)
    name = key("picture", fingerprint.of_programs(), file.path, file.data)
    data = store.get(name)
    if data is None:
        data = _joined(published(file))
        store.put(name, data)
    return _apart(data)


def _joined(parts: Mapping[str, bytes]) -> bytes:
    """Files as one: a line that names them with their lengths, then what is in them."""
    lengths = {path: len(data) for path, data in parts.items()}
    return b"\n".join([json.dumps(lengths).encode(), b"".join(parts.values())])


def _apart(data: bytes) -> Mapping[str, bytes]:
    head, _, rest = data.partition(b"\n")
    found = {}
    for path, length in json.loads(head).items():
        found[path], rest = rest[:length], rest[length:]
    return found
