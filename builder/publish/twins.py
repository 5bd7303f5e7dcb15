"""The packages that are installed → a sentence, where two of them bring a plugin of our name.

MkDocs takes one of them without a word. Where it is not ours, none of our code runs in a build:
only our own commands can say so.
"""

from importlib.metadata import EntryPoint, entry_points

NAME = "explainer"


def twins() -> str:
    """Which packages both bring it; empty unless there are two."""
    named = entry_points(group="mkdocs.plugins", name=NAME)
    if len({found.value for found in named}) < 2:
        return ""
    packages = " and ".join(sorted(_package(found) for found in named))
    return f"two packages that are installed bring a plugin named `{NAME}`: {packages}"


def _package(found: EntryPoint) -> str:
    return str(found.dist.name if found.dist else found.value)
