"""Editorial rules: a graph → problems. One file a rule; file, function and code share one name."""

from collections.abc import Iterator

from builder.link import Graph
from builder.problems import Problem
from builder.rules.address_taken import address_taken
from builder.rules.bad_clock_name import bad_clock_name
from builder.rules.below_quality import below_quality
from builder.rules.effect_before_cause import effect_before_cause
from builder.rules.ends_before_it_begins import ends_before_it_begins
from builder.rules.judging_word import judging_word
from builder.rules.one_account import one_account
from builder.rules.orphan_actor import orphan_actor
from builder.rules.part_of_itself import part_of_itself
from builder.rules.role_at_date import role_at_date
from builder.rules.same_side_twice import same_side_twice
from builder.rules.same_word_twice import same_word_twice
from builder.rules.single_voice import single_voice
from builder.rules.stale_check import stale_check
from builder.rules.time_skipped import time_skipped
from builder.rules.total_mismatch import total_mismatch
from builder.rules.unattributed_claim import unattributed_claim
from builder.rules.unknown_side import unknown_side
from builder.rules.unsourced_record import unsourced_record
from builder.rules.unused_source import unused_source

RULES = (
    address_taken,
    bad_clock_name,
    effect_before_cause,
    ends_before_it_begins,
    judging_word,
    one_account,
    part_of_itself,
    role_at_date,
    same_side_twice,
    same_word_twice,
    stale_check,
    time_skipped,
    total_mismatch,
    unattributed_claim,
    unknown_side,
)
"""Rules about what is there."""

RULES_ON_THE_WHOLE = (
    below_quality,
    orphan_actor,
    single_voice,
    unsourced_record,
    unused_source,
)
"""Rules about what is missing. While a record cannot be read, it may be what they miss."""


def check(graph: Graph) -> Iterator[Problem]:
    """Hold every rule against the graph."""
    for rule in (*RULES, *(RULES_ON_THE_WHOLE if graph.complete else ())):
        yield from rule(graph)
