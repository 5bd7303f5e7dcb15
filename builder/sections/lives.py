"""Then and now: which roles somebody held in the events told, and until when, in words.

Death ends every role and relation, and of the dead nothing is said in the present.
"""

from collections.abc import Iterable, Sequence
from math import inf

from builder import queries
from builder.dates import Date, ended_by, is_before
from builder.graph import Graph, once
from builder.model import Actor, DatedRole, Relation
from builder.parse import Item
from builder.sections.phrases import capital


@once
def held(graph: Graph, actor: Item[Actor]) -> tuple[DatedRole, ...]:
    """The roles that somebody may have held in the events told, else at the explainer's date.

    Of who held none at either, the last one.
    """
    as_of = _as_of(graph)
    for dates in (queries.told(graph, actor), [as_of] if as_of else []):
        found = tuple(
            role
            for role in actor.body.roles
            if any(actor.body.may_hold(role, date) and not role.was_over(date) for date in dates)
        )
        if found:
            return found
    return _last(actor.body.roles)


def titles(graph: Graph, id_: str, date: Date) -> str:
    """The titles of an actor on a date: `Director, Member`; of who held none, a former one.

    None of the dead.
    """
    body = graph.get(Actor, id_).body
    if not queries.may_be_alive(body, date):
        return ""
    if now := queries.titles_at(graph, id_, date):
        return graph.words.listed(now)
    over = [role.title for role in body.roles if role.title and role.was_over(date)]
    return former(graph, over[-1]) if over else ""


def former(graph: Graph, title: str) -> str:
    """A title of which is known only that it was held before: `former Director`."""
    return graph.words.text("actor.former", title=title)


def is_former(graph: Graph, role: DatedRole) -> bool:
    """Whether all that is known of a role's dates is that it is over, or by when it was."""
    as_of = _as_of(graph)
    return as_of is not None and role.was_over(as_of)


def _is_dateless(graph: Graph, role: DatedRole) -> bool:
    """Whether nothing is known of a former role's dates, not even by when it was over."""
    return is_former(graph, role) and not (role.end and role.end.end)


def _as_of(graph: Graph) -> Date | None:
    return graph.explainer.as_of if graph.explainer else None


def title(graph: Graph, role: DatedRole) -> str:
    """The title of a role, if it has one."""
    if not role.title:
        return ""
    return former(graph, role.title) if is_former(graph, role) else role.title


def lasts(graph: Graph, actor: Actor, role: DatedRole) -> bool:
    """Whether somebody may still be in a role at the explainer's date."""
    as_of = _as_of(graph)
    alive = as_of is None or queries.may_be_alive(actor, as_of)
    return bool(role.start and role.goes_on and not actor.died and alive)


def role_period(graph: Graph, actor: Actor, role: DatedRole) -> str:
    """Since when and until when somebody held a role; empty if it is only known to be over."""
    if _is_dateless(graph, role) and role.title:
        return ""
    end = _ended(actor, role)
    if role.start and end is None and not lasts(graph, actor, role):
        return graph.words.text("date.from", date=graph.words.beginning(role.start))
    return graph.words.period(role.start, end)


def _ended(actor: Actor, role: DatedRole) -> Date | None:
    """When a role ended: at death at the latest, unless it is written to have begun after that."""
    return role.end if is_before(actor.died, role.start) else ended_by(role.end, actor.died)


def role_dates(graph: Graph, actor: Actor, role: DatedRole) -> str:
    """The same beside the role's title, which may be a former one: `dates not known`."""
    unknown = _is_dateless(graph, role) and role.title
    return graph.words.text("date.dates-unknown") if unknown else role_period(graph, actor, role)


def relation_period(graph: Graph, actor: Actor, relation: Relation) -> str:
    """Since when and until when a relation held: until the first of them died, at the latest."""
    ids = filter(None, [relation.actor, relation.other])
    related = [actor, *(graph.get(Actor, id_).body for id_ in ids)]
    died = [one.died for one in related if one.died]
    end = ended_by(relation.end, min(died, key=queries.order_of, default=None))
    if relation.start and end is None and not _may_hold(graph, related, relation.start):
        return graph.words.text("date.from", date=graph.words.beginning(relation.start))
    return graph.words.period(relation.start, end)


def _may_hold(graph: Graph, related: Iterable[Actor], start: Date) -> bool:
    """Whether what began at a time may hold at the explainer's date: all in it may be alive."""
    as_of, people = _as_of(graph), [one for one in related if one.type.person]
    return as_of is None or all(queries.may_be_alive(one, as_of, start) for one in people)


def opening(graph: Graph, actor: Item[Actor]) -> str:
    """A person's role in a sentence: `Until 2030, Ida Crane was Director (RailCo).`."""
    last = _last(held(graph, actor))
    return _sentence(graph, actor.body, last[0]) if actor.body.type.person and last else ""


def _last(roles: Sequence[DatedRole]) -> tuple[DatedRole, ...]:
    """The role that somebody held last, however a record lists them; none of none."""
    return (max(reversed(roles), key=_lately),) if roles else ()


def _lately(role: DatedRole) -> tuple[float, float]:
    """The later a role ended, and then began, as far as is known, the more."""
    ended = [role.end.latest, role.end.earliest] if role.end else []
    over = inf if role.goes_on else next((day for day in ended if day is not None), -inf)
    begun = role.start.earliest if role.start else None
    return over, -inf if begun is None else begun


def _sentence(graph: Graph, actor: Actor, role: DatedRole) -> str:
    say = graph.words
    body = graph.get(Actor, role.body).body if role.body else None
    time = _time(graph, actor, role)
    now, over = lasts(graph, actor, role), _is_dateless(graph, role)
    verb = "has-been" if now else "formerly" if over else "was"
    in_body = "-in" if body else ""
    key = f"actor.{verb}{in_body}"
    if not role.title:
        key = "actor.has-belonged" if now else "actor.belonged"
    return say.text(
        key,
        time=capital(time) or say.text("actor.at-the-time"),
        name=actor.name,
        title=role.title or "",
        body=(body.name if role.title else _with_article(graph, body)) if body else "",
    )


def _time(graph: Graph, actor: Actor, role: DatedRole) -> str:
    """The period of a role as a sentence can begin with it."""
    end = _ended(actor, role)
    if role.start and end and end.unknown:
        start = graph.words.beginning(role.start)
        return graph.words.text("date.until-unknown", start=start)
    return role_period(graph, actor, role)


def _with_article(graph: Graph, body: Actor) -> str:
    """A body's name in a sentence: `the River Board`, but `RailCo` and `The Post`."""
    bare = not body.type.article or " " not in body.name
    if bare or body.name.startswith("The "):
        return body.name
    return graph.words.text("actor.the-body", body=body.name)
