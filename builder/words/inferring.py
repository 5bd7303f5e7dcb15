"""Words by which editors say that they infer something, language by language.

Each entry is a pattern. What a source infers is told with another subject: `the paper concludes`.
"""

from collections.abc import Mapping, Sequence

_ENGLISH = (
    r"we (?:infer|conclude|deduce|assume|suppose|reckon|think|believe|guess|estimate)",
    r"we (?:take it|take th(?:is|em|e \w+) (?:to be|as|for)|read th(?:is|em) as)",
    r"we (?:place|date) (?:it|them|this|these|the)",
    r"we work(?:ed)? (?:it|this|that) out",
    r"our (?:inference|reading|reckoning|guess)",
    r"by our (?:count|reckoning)",
    r"(?:is|was|are|were) inferred",
    r"worked out by us",
    r"presumably",
)

BY_LANGUAGE: Mapping[str, Sequence[str]] = {"en": _ENGLISH}
