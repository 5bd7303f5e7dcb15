"""What only its owner can say of an explainer: texts of data → a problem for each thing unsaid.

A site can be built, looked at and tested without; whatever publishes it asks here first.
"""

from collections.abc import Iterator, Mapping

from builder.load import load
from builder.model import Explainer
from builder.parse import parse
from builder.problems import FilePosition, Problem, error

OWNERS = {
    "publisher": "the name of whoever publishes the explainer and answers for it",
    "corrections": "an email or web address to which readers send corrections",
    "repository": "the web address at which the files of the explainer are kept",
}
"""The fields of `explainer.yml` that nobody else can fill in, and what belongs there."""


def unsaid(texts: Mapping[str, str | bytes]) -> Iterator[Problem]:
    """Report each field that the owner has not filled in; other faults in the data are not ours."""
    records, _ = load(texts)
    items, _ = parse(records)
    item = items.get(("explainer", "explainer"))
    body = item.body if item and isinstance(item.body, Explainer) else None
    place = item.location() if item else FilePosition("explainer.yml")
    for name, meaning in OWNERS.items():
        if not getattr(body, name, None):
            message = f"`{name}` is not filled in, so the explainer cannot be published"
            yield error(place, "not-publishable", message, f"write {meaning}")
