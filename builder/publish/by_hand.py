"""The HTML of a page written by hand → what only a build can say of it.

What the check has said of the page already is not said again.
"""

from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from builder import Result, by_hand
from builder.problems import DOCS


def lost(html: str, path: str, result: Result, origins: Collection[str] = ()) -> Iterator[str]:
    """A sentence for each thing that readers would not get.

    `origins` are the other sites that the page may show pictures of.
    """
    seen = by_hand.read(html, path)
    said = {one.message for one in result.problems if one.location.path == DOCS + path}
    for problem in (loss.problem for loss in seen.lost):
        if problem.message not in said:
            yield f"{problem.message} ({problem.help})"
    known = {origin.lower() for origin in origins}
    for source in dict.fromkeys(seen.pictures):
        to = urlsplit(source)
        if to.netloc and f"{to.scheme or 'https'}://{to.netloc}".lower() not in known:
            yield f"the picture `{source}` is on another site: name that under `origins`"
