"""Editorial rules: a graph → problems. One file a rule; file, function and code share one name."""

from collections.abc import Iterator

from builder.link import Graph
from builder.problems import Problem
from builder.rules.address_taken import address_taken
from builder.rules.below_quality import below_quality
from builder.rules.effect_before_cause import effect_before_cause
from builder.rules.ends_before_it_begins import ends_before_it_begins
from builder.rules.judging_word import judging_word
from builder.rules.orphan_actor import orphan_actor
from builder.rules.part_of_itself import part_of_itself
from builder.rules.role_at_date import role_at_date
from builder.rules.single_voice import single_voice
from builder.rules.stale_check import stale_check
from builder.rules.total_mismatch import total_mismatch
from builder.rules.unattributed_claim import unattributed_claim
from builder.rules.unknown_side import unknown_side
from builder.rules.unsourced_record import unsourced_record
from builder.rules.unused_source import unused_source

RULES = (
    address_taken,
    below_quality,
    effect_before_cause,
    ends_before_it_begins,
    judging_word,
    orphan_actor,
    part_of_itself,
    role_at_date,
    single_voice,
    stale_check,
    total_mismatch,
    unattributed_claim,
    unknown_side,
    unsourced_record,
    unused_source,
)


def check(graph: Graph) -> Iterator[Problem]:
    """Hold every rule against the graph."""
    for rule in RULES:
        yield from rule(graph)
