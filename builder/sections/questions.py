"""The status of a question, in words."""

STATUSES = {"disputed": "Accounts differ", "open": "Not known", "settled": "Settled"}


STATUS = {
    "open": "Not known: what is said does not settle it.",
    "disputed": "Accounts differ.",
    "settled": "This is settled.",
}


UNSAID = "Nobody says; it is not known."
