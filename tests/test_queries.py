"""What is asked of an event is worked out once, and is the same for everybody who asks."""

from collections.abc import Callable
from typing import Annotated, Any

import pytest
from projects import neutral_texts

from builder import queries
from builder.graph import Graph, once
from builder.link import link
from builder.load import load
from builder.marks import Shown
from builder.model import Amount, Event, Part
from builder.parse import Item, parse
from builder.sections import phrases


@pytest.fixture(scope="module")
def graph() -> Graph:
    records, _ = load(neutral_texts())
    found, _ = link(parse(records)[0], records)
    return found


@pytest.mark.parametrize(
    "question",
    [queries.questions, queries.disputes, queries.sides_in, queries.chain_of, phrases.moment],
)
def test_a_second_asker_gets_the_same_answer(
    graph: Graph, question: Callable[[Graph, Item[Event]], Any]
) -> None:
    answers = [question(graph, event) for event in graph.all(Event)]
    assert any(answers)
    for event, answer in zip(graph.all(Event), answers, strict=True):
        assert question(graph, event) is answer


def test_a_question_is_worked_out_once_for_each_item_of_each_graph(graph: Graph) -> None:
    asked = []

    @once
    def question(_: Graph, event: Item[Event]) -> str:
        asked.append(event.id)
        return event.id

    other = Graph(graph.items, graph.backlinks_to)
    for of in (graph, other, graph):
        for event in of.all(Event)[:3]:
            assert question(of, event) == event.id
    assert len(asked) == 2 * 3


def test_a_block_cannot_be_declared_to_show_itself() -> None:
    with pytest.raises(TypeError, match=r"Storm\.strength: `Shown` is for plain fields"):

        class Storm(Part):
            """A storm."""

            strength: Annotated[Amount, Shown()]
            """How strong it is."""
