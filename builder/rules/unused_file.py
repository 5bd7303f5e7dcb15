"""Every file beside records is shown by one."""

from collections.abc import Iterator

from builder import queries
from builder.graph import Graph
from builder.problems import FilePosition, Problem, error, shown

NEEDS_COMPLETE_GRAPH = True


def unused_file(graph: Graph) -> Iterator[Problem]:
    """Report each picture or document that no record names."""
    named = {path for _, _, path in queries.named_files(graph)}
    for path, file in graph.files.items():
        if file and path not in named:
            message = f"no record names the file {shown(path)}"
            hint = "name it under `media` in a record of the same folder, or delete it"
            yield error(FilePosition(path), "unused-file", message, hint)
