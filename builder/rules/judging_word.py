"""Judging words are used only in quotations, and in notes on who links a response to its cause."""

from collections.abc import Iterator, Sequence

from builder.graph import Graph
from builder.problems import Problem, warning
from builder.wording import avoided, places
from builder.words.judging import BY_LANGUAGE, Avoided


def judging_word(graph: Graph) -> Iterator[Problem]:
    """Report each judging word in our own voice."""
    for location, found, word in places(graph, judged(graph)):
        hint = (
            f"write {word.instead}; if somebody said the word, put it in quotation marks; "
            "if it passes no judgement here, say why in `allow_words`"
        )
        yield warning(location, "judging-word", f"`{found}` passes judgement", hint)


def judged(graph: Graph) -> Sequence[Avoided]:
    """The judging words of the site's language, as the explainer has changed the list."""
    own = graph.explainer.words if graph.explainer else None
    general = BY_LANGUAGE.get(graph.words.code, ())
    if own is None:
        return general
    neutral = {word.casefold() for word in own.neutral}
    return (*(word for word in general if word.name not in neutral), *avoided(own.judging))
