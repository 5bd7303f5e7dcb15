"""What it means that a statement rests on something."""

from collections.abc import Mapping

MEANING: Mapping[str, str] = {
    "on the record": "said in public or under the speaker's own name",
    "unnamed official": "said to the outlet by people it does not name",
    "document seen": "in a document that the outlet has seen and does not publish",
    "document": "in a published document",
    "imagery": "seen in pictures, video or satellite images",
    "reporter's account": "told by the outlet in its own voice",
    "editor's inference": "worked out by the editors of this explainer",
}
"""For each basis; a basis that is not here says all there is to say."""
