"""The edits after which a build is measured, the same for every size."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

Edit = Callable[[Mapping[str, str]], tuple[str, str]]
"""The texts of a data folder → the path of the file that is edited, and its new text."""

WORD = "Corrected"
"""The word that an edit adds, which nothing else in an explainer has."""


def texts_of(data: Path) -> dict[str, str]:
    """The texts of a data folder, by path."""
    return {
        path.relative_to(data).as_posix(): path.read_text("utf-8")
        for path in sorted(data.rglob("*.yml"))
    }


def _corrected(text: str, field: str) -> str:
    """The text with a word more at the start of a field."""
    edited = re.sub(rf"^({field}: (>-\n  )?)", rf"\1{WORD} ", text, count=1, flags=re.MULTILINE)
    if edited == text:
        raise ValueError(f"there is no {field}")
    return edited


def lone_event(texts: Mapping[str, str]) -> tuple[str, str]:
    """The summary of the event that fewest others name: in all but the smallest, nobody does."""
    whole = "\n".join(texts.values())
    named = Counter(re.findall(r"(?<=event:)[a-z0-9-]+|[a-z0-9-]{3,}$", whole, re.MULTILINE))
    events = (path for path in texts if path.startswith("events/"))
    path = min(events, key=lambda path: named[path[len("events/") : -len(".yml")]])
    return path, _corrected(texts[path], "summary")


def hub_actor(texts: Mapping[str, str]) -> tuple[str, str]:
    """The name of the actor in half of all events."""
    events = (text for path, text in texts.items() if path.startswith("events/"))
    found = Counter(
        id_ for text in events for id_ in re.findall(r"^  - actor: (\S+)", text, re.MULTILINE)
    )
    path = f"actors/{found.most_common(1)[0][0]}.yml"
    return path, _corrected(texts[path], "name")


def term(texts: Mapping[str, str]) -> tuple[str, str]:
    """The definition of the term that is used most."""
    path = next(path for path in texts if path == "terms/ballast-allowance.yml")
    return path, _corrected(texts[path], "definition")


def explainer(texts: Mapping[str, str]) -> tuple[str, str]:
    """The answer of the explainer."""
    return "explainer.yml", _corrected(texts["explainer.yml"], "answer")


EDITS: Mapping[str, Edit] = {
    "an event nobody cites": lone_event,
    "an actor in half of all events": hub_actor,
    "a term": term,
    "explainer.yml": explainer,
}


def edit_record(edit: Edit, explainer: Path) -> str:
    """Edit a record, and give the path of its file."""
    path, text = edit(texts_of(explainer / "data"))
    (explainer / "data" / path).write_text(text, "utf-8")
    return path


def edit_page(path: str, peer: Path) -> None:
    """Edit the page of the peer that stands for the record in a file."""
    page = peer / "docs" / Path(path).with_suffix(".md")
    if not page.exists():  # terms share a page, and the home page shows the explainer's answer
        page = peer / "docs" / ("terms/index.md" if "/" in path else "index.md")
    page.write_text(page.read_text("utf-8") + f"\n{WORD}.\n", "utf-8")
