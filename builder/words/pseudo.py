"""A pseudo-language: each entry of English between ⟦ and ⟧, written from right to left.

For trying out, by `languages: [ar-XB]` in `explainer.yml`: what readers see without the marks is
not from the table, and what is on the wrong side is not isolated. The code is CLDR's own.
"""

from builder.words import en

LANGUAGE = "ar-XB"
LOCALE = en.LOCALE
DIRECTION = "rtl"


def _marked(entry: str | dict[str, str]) -> str | dict[str, str]:
    if isinstance(entry, str):
        return f"⟦{entry}⟧"
    return {form: f"⟦{text}⟧" for form, text in entry.items()}


TABLE = {
    section: {key: _marked(entry) for key, entry in keys.items()}
    for section, keys in en.TABLE.items()
}
