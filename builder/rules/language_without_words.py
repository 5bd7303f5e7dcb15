"""What a site says beside its records, it says in the language of the explainer."""

from collections.abc import Iterator

from builder.graph import Graph
from builder.problems import Problem, error, shown
from builder.words import pseudo, tables


def language_without_words(graph: Graph) -> Iterator[Problem]:
    """Report a language that the builder has no words in: the site would be in two."""
    if graph.explainer and graph.explainer.languages[0] not in tables():
        item = graph.items["explainer", "explainer"]
        code = graph.explainer.languages[0]
        message = f"the builder has no words in {shown(code)} for what a site says beside records"
        known = ", ".join(sorted(tables().keys() - {pseudo.LANGUAGE}))
        hint = f"the languages that it has are {known}"
        yield error(item.location("languages", 0), "language-without-words", message, hint)
