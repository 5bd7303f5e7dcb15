"""An exception, for a judging word or for a record that is like another, excuses something."""

from collections.abc import Iterator

from builder import doubles
from builder.graph import Graph
from builder.model import Explainer, Kind
from builder.problems import Problem, shown, suggestion, warning
from builder.walk import voice
from builder.words.judging import BY_LANGUAGE


def idle_exception(graph: Graph) -> Iterator[Problem]:
    """Report each exception for a word or for another record that no rule would speak of."""
    yield from _not_on_the_list(graph)
    for item, path, other in doubles.idle(graph):
        message = f"nothing is alike in this record and `{other}`"
        yield warning(item.location(*path), "idle-exception", message, "remove the exception")
    for name in sorted(graph.items):
        item = graph.items[name]
        if not isinstance(item.body, (Kind, Explainer)) or not item.body.allow_words:
            continue
        ours = " ".join(text for _, path, text in voice(item.body) if path[0] != "allow_words")
        ours = " ".join(ours.casefold().split())
        for index, allowed in enumerate(item.body.allow_words):
            if " ".join(allowed.word.casefold().split()) not in ours:
                message = f"{shown(allowed.word)} does not stand in this record"
                location = item.location("allow_words", index, "word")
                yield warning(location, "idle-exception", message, "remove the exception")


def _not_on_the_list(graph: Graph) -> Iterator[Problem]:
    explainer = graph.items.get(("explainer", "explainer"))
    if explainer is None or graph.explainer is None or graph.explainer.words is None:
        return
    known = [word.name for word in BY_LANGUAGE.get(graph.words.code, ())]
    for index, word in enumerate(graph.explainer.words.neutral):
        if word.casefold() not in known:
            hint = suggestion(word, known) or f"the words of the list are {', '.join(known)}"
            message = f"{shown(word)} is not in the list of judging words"
            location = explainer.location("words", "neutral", index)
            yield warning(location, "idle-exception", message, hint)
