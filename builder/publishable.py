"""What only its owner can say of an explainer: texts of data → a problem for each thing unsaid.

A site can be built, looked at and tested without; whatever publishes it asks here first.
"""

from collections.abc import Iterator, Mapping

from builder.lexicon import lexicon
from builder.load import EXPLAINER, load
from builder.model import Explainer
from builder.parse import parse
from builder.problems import FilePosition, Problem, error, fatal

OWNERS = {
    "publisher": "the name of whoever publishes the explainer and answers for it",
    "corrections": "an email or web address to which readers send corrections",
    "repository": "the web address at which the files of the explainer are kept",
}
"""The fields of `explainer.yml` that nobody else can fill in, and what belongs there."""
PLACEHOLDERS = {
    "publisher": "The Name of Who Answers for This",
    "corrections": "corrections@your-domain.example",
    "repository": "https://your-forge.example/you/your-explainer",
}
"""What a new explainer shows as an example of each; left as it is, nothing is said."""


def unsaid(texts: Mapping[str, str | bytes]) -> Iterator[Problem]:
    """Report each field that the owner has not filled in; before that, what is wrong there."""
    body, faults = explainer(texts)
    if fatal(faults):
        yield from faults
        return
    for name, meaning in OWNERS.items():
        if getattr(body, name, None) in {None, PLACEHOLDERS[name]}:
            message = f"`{name}` is not filled in, so the explainer cannot be published"
            yield error(
                _place(texts[EXPLAINER], name), "not-publishable", message, f"write {meaning}"
            )


def _place(text: str | bytes, field: str) -> FilePosition:
    """Where a field belongs: where it stands, if only in a comment, or else at the beginning."""
    lines = (text if isinstance(text, str) else text.decode("utf-8", "replace")).splitlines()
    named = (f"{field}:", f"# {field}:")
    found = (n for n, line in enumerate(lines, 1) if line.startswith(named))
    return FilePosition(EXPLAINER, next(found, 1))


def explainer(texts: Mapping[str, str | bytes]) -> tuple[Explainer | None, list[Problem]]:
    """What `explainer.yml` says, if it can be read, and its own faults."""
    records, unreadable = load({path: text for path, text in texts.items() if path == EXPLAINER})
    words, _ = lexicon(records)
    items, misshapen = parse(records, words)
    item = items.get(("explainer", "explainer"))
    own = [fault for fault in (*unreadable, *misshapen) if fault.location.path == EXPLAINER]
    return (item.body if item and isinstance(item.body, Explainer) else None), own
