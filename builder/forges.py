"""The web address of a repository → whether it is one, and where its files are edited."""

import re
from urllib.parse import urlsplit

EDITING = {
    "github": "edit",
    "gitlab": "-/edit",
    "codeberg": "_edit",
    "forgejo": "_edit",
    "gitea": "_edit",
}
"""How addresses for editing begin, by a part of the host's name; elsewhere there are none."""
_PAGE = r"(?:/(?:-|blob|commits?|raw|src/(?:branch|commit|tag)|tree)(?:/.*)?)?"
_OWNER_AND_NAME = re.compile(r"((?:/[^/]+){2})(?:/.*)?")
_PATHS = {
    "gitlab": re.compile(rf"((?:/[^/]+){{2,}}?){_PAGE}"),  # groups within groups
    "": re.compile(rf"/?[^/]*|((?:/[^/]+){{2,}}?){_PAGE}"),  # perhaps without an owner
}
"""The repository in the path of an address, and maybe a page of it, where forges differ."""


def forge(address: str) -> str:
    """The forge that a repository is on, a key of `EDITING`; empty if it is another."""
    host = urlsplit(address).hostname or ""
    return next((name for name in EDITING if name in host), "")


def within(address: str) -> str:
    """The repository that an address leads to, or to a page of; empty if it names none."""
    parts = urlsplit(address)
    found = _PATHS.get(forge(address), _OWNER_AND_NAME).fullmatch(parts.path.rstrip("/"))
    if found is None:
        return ""
    if parts.query and not forge(address):  # as some name a repository: `?p=bridge.git`
        return address
    return f"{parts.scheme}://{parts.netloc}{found[1] or found[0]}".removesuffix(".git")
