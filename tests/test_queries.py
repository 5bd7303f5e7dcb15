"""What is asked of an event is worked out once, and is the same for everybody who asks."""

import re
from collections.abc import Callable
from typing import Annotated, Any

import pytest
from projects import neutral_texts
from sites import SMALL

from builder import build, queries
from builder.graph import Graph, once
from builder.link import link
from builder.load import load
from builder.marks import Shown
from builder.model import Amount, Event, Part
from builder.parse import Item, parse
from builder.problems import fatal
from builder.sections import phrases
from builder.words import ENGLISH


@pytest.fixture(scope="module")
def graph() -> Graph:
    records, _ = load(neutral_texts())
    found, _ = link(parse(records)[0], records)
    return found


@pytest.mark.parametrize(
    "question",
    [queries.questions, queries.disputes, queries.sides_in, phrases.moment],
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


def test_of_a_long_chain_a_page_lists_the_nearest_events_and_says_that_there_are_more() -> None:
    first = SMALL["events/closure.yml"]
    chain = {
        f"events/step-{n:02}.yml": f"{first.replace('2032-04-01', f'2032-05-{1 + n // 2:02}')}"
        f"order: {n}\n"
        + (
            f"responds_to: [{{event: step-{n - 1:02}, according_to: the-paper,"
            " basis: on the record, source: report}]\n"
            if n
            else ""
        )
        for n in range(60)
    }
    block = "```responses\nevent: step-29\n```\n"
    result = build({**SMALL, **chain}, {"index.md": block})
    assert not fatal(result.problems)
    [piece] = result.documents["index.md"].pieces
    assert len(re.findall(r'<li class="side-', piece)) == 12 + 1 + 12
    assert piece.rstrip().endswith("on the page of [The line closes](events/step-29.md).")
    sentence = ENGLISH.text("event.chain-goes-on")
    for nth, listed in ((0, 31), (29, 60), (30, 60), (31, 59), (59, 31)):
        page = result.outputs[f"events/step-{nth:02}.md"]
        assert len(re.findall(r'<li class="side-', page)) == listed, nth
        assert (sentence in page) is (listed < 60), nth
