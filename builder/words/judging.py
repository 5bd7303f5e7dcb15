"""Words that pass judgement, language by language, and what to write instead.

Each is a pattern for the senses that judge. Where the same word is an ordinary one (the ice regime,
the Heroic Age, to claim a reward, to admit no more ships), the pattern leaves it alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Avoided:
    """A word to avoid: its name, the pattern of its forms, and what to write instead."""

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
    Avoided(
        "admit",
        r"(?<!\bwas\s)(?<!\bwere\s)(?<!\bbeen\s)admit(?:s|ted|ting)?"
        rf"(?!\s(?:{_LET_IN})\b)",
        _SAID,
    ),
    Avoided(
        "claim",
        rf"claim(?:ed|ing)(?!(?:\s[\w’'-]+){{0,3}}\s(?:{'|'.join(_CLAIMED)})\b)",
        _SAID,
    ),
    Avoided("allege", r"allege(?:s|d|dly)?", _SAID),
    Avoided(
        "regime",
        "".join(rf"(?<!\b{word}\s)" for word in _REGIMES) + r"regimes?",
        "government",
    ),
    Avoided("retaliate", r"retaliat\w*", "answer, and link it as a response"),
    Avoided(
        "terrorist",
        r"terroris\w+\b(?!\s(?:acts?|bill|convention|law)\b)",
        "the name of the group or the act",
    ),
    Avoided(
        "heroic", r"heroic\w*(?!\s(?:age|couplets?|epic|metre|poem|poetry|verse)\b)", _HAPPENED
    ),
    Avoided("brutal", r"brutal(?:ly|ity|ities)?", _HAPPENED),
    Avoided("barbaric", r"barbaric\w*", _HAPPENED),
    Avoided("cowardly", r"cowardly", _HAPPENED),
    Avoided("unprovoked", r"unprovoked", "what happened before"),
    Avoided("provocation", r"provocation\w*", "what happened before"),
    Avoided("refuse to acknowledge", r"refus(?:es|ed) to acknowledge", "did not comment"),
)

BY_LANGUAGE: Mapping[str, Sequence[Avoided]] = {"en": ENGLISH}
