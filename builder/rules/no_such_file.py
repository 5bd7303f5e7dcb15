"""Every file that a record names is beside it."""

from collections.abc import Iterator

from builder import queries
from builder.files import in_folder
from builder.graph import Graph
from builder.problems import Problem, error, shown, suggestion


def no_such_file(graph: Graph) -> Iterator[Problem]:
    """Report each picture or document that is named and not there."""
    for item, index, path in queries.named_files(graph):
        if path in graph.files:
            continue
        name = path.rpartition("/")[2]
        hint = suggestion(name, list(in_folder(graph.files, item.record.path)))
        hint = hint or "put it into the folder of the record, and write its name as it is there"
        message = f"there is no file {shown(path)}"
        yield error(item.location("media", index, "file"), "no-such-file", message, hint)
