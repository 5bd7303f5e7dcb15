"""Until when roles and relations are said to have lasted: death ends each of them."""

import json

import pytest

from builder.dates import Date, Ending, ended_by
from builder.graph import Graph
from builder.link import link
from builder.load import load
from builder.model import Actor
from builder.parse import Item, parse
from builder.sections import lives
from builder.words import ENGLISH


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (None, "from 2000 to 2008"),
        ("..", "from 2000 to 2008"),
        ("2012", "from 2000 to 2008"),
        ("2005", "from 2000 to 2005"),
        ("unknown", "from 2000 to 2008 at the latest"),
        ("../2005", "from 2000 to 2005 at the latest"),
        ("../2015", "from 2000 to 2008 at the latest"),
        ("2005/..", "from 2000 to some time between 2005 and 2008"),
        ("2005/2015", "from 2000 to some time between 2005 and 2008"),
    ],
)
def test_death_ends_what_lasted(end: str | None, said: str) -> None:
    """What was to end later or at no known time ended by the death; what ended before, before."""
    until = ended_by(Ending.parse(end) if end else None, Date.parse("2008"))
    assert ENGLISH.period(Date.parse("2000"), until) == said


def test_what_goes_on_has_no_end() -> None:
    """An end of `..` is none, with nothing that limits it."""
    assert ended_by(Ending.parse(".."), None) is None


def graph_of(as_of: str, **actors: object) -> Graph:
    explainer = json.dumps({"title": "T", "as_of": as_of})
    texts = {f"actors/{id_}.yml": json.dumps(actor) for id_, actor in actors.items()}
    source = json.dumps({"title": "A", "kind": "report", "published": "1850"})
    records, unreadable = load({"explainer.yml": explainer, "sources/a.yml": source} | texts)
    items, misshapen = parse(records)
    graph, dangling = link(items, records)
    assert not [*unreadable, *misshapen, *dangling]
    return graph


def actor_of(graph: Graph, id_: str) -> Item[Actor]:
    return graph.get(Actor, id_)


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        (None, "../2005", "Until 2005 at the latest, Ida Crane was Director."),
        (None, "2005/..", "Until 2005 or later, Ida Crane was Director."),
        (None, "2003/2005", "Until some time between 2003 and 2005, Ida Crane was Director."),
        (None, "unknown", "Ida Crane was formerly Director."),
        ("2001", "unknown", "From 2001 until a time not known, Ida Crane was Director."),
        (
            "../2001",
            "unknown",
            "From 2001 or earlier until a time not known, Ida Crane was Director.",
        ),
        ("2001", "../2005", "From 2001 to 2005 at the latest, Ida Crane was Director."),
        ("2001/..", "2005", "From 2001 or later to 2005, Ida Crane was Director."),
        ("[2001,2003]", "2005/2006", "From 2001 or 2003 to 2005 or 2006, Ida Crane was Director."),
        ("2001/2003", None, "Since some time between 2001 and 2003, Ida Crane has been Director."),
        ("../2001", None, "Since 2001 or earlier, Ida Crane has been Director."),
        ("2001/..", "..", "Since 2001 at the earliest, Ida Crane has been Director."),
        ("../..", None, "Since a time not known, Ida Crane has been Director."),
    ],
)
def test_a_lead_is_a_sentence_whichever_end_is_open(
    start: str | None, end: str | None, sentence: str
) -> None:
    dates = {name: date for name, date in (("from", start), ("to", end)) if date}
    crane = {"name": "Ida Crane", "type": "person", "roles": [{"title": "Director"} | dates]}
    graph = graph_of("2031", crane=crane)
    assert lives.opening(graph, actor_of(graph, "crane")) == sentence


def test_a_role_written_to_begin_after_death_is_shown_as_written() -> None:
    role = {"title": "Director", "from": "2005", "to": "2007"}
    crane = {"name": "Ida Crane", "type": "person", "died": "2003", "roles": [role]}
    graph = graph_of("2031", crane=crane)
    actor = actor_of(graph, "crane").body
    assert lives.role_period(graph, actor, actor.roles[0]) == "from 2005 to 2007"


@pytest.mark.parametrize("turned", [False, True])
def test_a_lead_tells_of_the_last_role_in_whatever_order_they_are_listed(*, turned: bool) -> None:
    roles = [{"title": "Clerk", "to": "2004"}, {"title": "Director", "from": "2005"}]
    listed = roles[::-1] if turned else roles
    crane = {"name": "Ida Crane", "type": "person", "roles": listed}
    graph = graph_of("2031", crane=crane)
    assert lives.opening(graph, actor_of(graph, "crane")).endswith("Director.")


@pytest.mark.parametrize(
    ("kinds", "dates", "said"),
    [
        (("person", "person"), {"from": "1845"}, "from 1845"),
        (("person", "ship"), {"from": "1845", "to": ".."}, "from 1845"),
        (
            ("person", "person"),
            {"from": "1845", "to": "unknown"},
            "from 1845; when it ended is not known",
        ),
        (("state", "ship"), {"from": "1845"}, "since 1845"),
        (("person", "person"), {"from": "1990"}, "since 1990"),
        (("person", "person"), {"to": "1850"}, "until 1850"),
    ],
)
def test_a_relation_of_people_does_not_last_longer_than_they_live(
    kinds: tuple[str, str], dates: dict[str, str], said: str
) -> None:
    tie = {"type": "related to", "actor": "dock", "according_to": "dock", "basis": "document"}
    one = {"name": "A", "type": kinds[0], "relations": [tie | {"source": "a"} | dates]}
    graph = graph_of("2031", crane=one, dock={"name": "D", "type": kinds[1]})
    crane = actor_of(graph, "crane").body
    assert lives.relation_period(graph, crane, crane.relations[0]) == said
