"""Words that pass judgement, language by language, and what to write instead.

Each is a pattern for the senses that judge. Where the same word is an ordinary one (the ice regime,
the Heroic Age, to claim a reward, to admit no more ships), the pattern leaves it alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Judging:
    """A word that judges: its name, the pattern of its forms, and what to write instead."""

    name: str
    """By which an explainer says that the word is neutral in its story."""
    forms: str
    instead: str


_SAID, _HAPPENED = "said", "what happened"
_REGIMES = (
    *("climate", "customs", "feeding", "fire", "flood", "flow", "ice", "inspection", "legal"),
    *("licensing", "patent", "pressure", "rainfall", "regulatory", "safety", "tax", "temperature"),
    *("thermal", "tidal", "trade", "training", "treatment", "visa", "water", "wind"),
)
"""What a regime is of where it is no government."""
_CLAIMED = (
    *("asylum", "benefits?", "compensation", "copyright", "costs", "credit", "crown", "damages"),
    *("descent", "expenses", "inheritance", "insurance", "land", "life", "lives", "ownership"),
    *("patent", "possession", "prize", "refund", "responsibility", "reward", "throne", "title"),
    *("victims?",),
)
"""What somebody claims who does not only say so."""
_LET_IN = r"as|into|no|only|light|\d+|to(?!\s\w+ing\b)|members|passengers|patients|ships|visitors"
"""What follows where to admit is to let in."""

ENGLISH = (
    Judging(
        "admit",
        r"(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)admit(?:s|ted|ting)?"
        rf"(?!\s(?:{_LET_IN})\b)",
        _SAID,
    ),
    Judging(
        "claim",
        rf"claim(?:ed|ing)(?!(?:\s[\w’'-]+){{0,3}}\s(?:{'|'.join(_CLAIMED)})\b)",
        _SAID,
    ),
    Judging("allege", r"allege(?:s|d|dly)?", _SAID),
    Judging(
        "regime",
        "".join(rf"(?<!\b{word}\s)" for word in _REGIMES) + r"regimes?",
        "government",
    ),
    Judging("retaliate", r"retaliat\w*", "answer, and link it as a response"),
    Judging(
        "terrorist",
        r"terroris\w+\b(?!\s(?:acts?|bill|convention|law)\b)",
        "the name of the group or the act",
    ),
    Judging(
        "heroic", r"heroic\w*(?!\s(?:age|couplets?|epic|metre|poem|poetry|verse)\b)", _HAPPENED
    ),
    Judging("brutal", r"brutal(?:ly|ity|ities)?", _HAPPENED),
    Judging("barbaric", r"barbaric\w*", _HAPPENED),
    Judging("cowardly", r"cowardly", _HAPPENED),
    Judging("unprovoked", r"unprovoked", "what happened before"),
    Judging("provocation", r"provocation\w*", "what happened before"),
    Judging("refuse to acknowledge", r"refus(?:es|ed) to acknowledge", "did not comment"),
)

BY_LANGUAGE: Mapping[str, Sequence[Judging]] = {"en": ENGLISH}
