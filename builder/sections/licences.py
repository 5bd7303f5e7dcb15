"""Licences, which are written by their names."""

import re


def licence(name: str) -> str:
    """The address of a Creative Commons licence from its name, such as `CC BY 4.0`; else empty."""
    if found := re.fullmatch(r"CC (BY(?:-(?:NC|SA|ND|NC-SA|NC-ND))?) (\d\.\d)", name):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    if name in {"CC0", "CC0 1.0"}:
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return ""
