"""Where the files of an explainer are kept: what `explainer.yml` says, for pencils and the header.

Only where `mkdocs.yml` says nothing: its `repo_url` and `edit_uri` come first.
"""

from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.config_options import EditURI, RepoName
from mkdocs.config.defaults import MkDocsConfig

from builder.forges import EDITING, forge
from builder.load import EXPLAINER
from builder.publishable import explainer


def set_repository(config: MkDocsConfig, data: Path) -> None:
    """Have MkDocs know the repository as if `mkdocs.yml` named it; without one, nobody edits."""
    if config.repo_url:
        return
    if not (address := _named(data / EXPLAINER)):
        if not urlsplit(config.edit_uri or config.edit_uri_template or "").scheme:
            config.edit_uri = config.edit_uri_template = None
        return
    config.repo_url = address
    RepoName("repo_url").post_validation(config, "repo_name")
    edit = EDITING.get(forge(address))
    if edit and not config.edit_uri:
        config.edit_uri = f"{edit}/main/{Path(config.docs_dir).name}/"
    if config.edit_uri:  # without one, MkDocs would guess
        EditURI("repo_url").post_validation(config, "edit_uri")


def _named(path: Path) -> str:
    """The repository that an explainer names; empty if it names none, or cannot be read."""
    if not path.is_file():
        return ""
    body, _ = explainer({EXPLAINER: path.read_bytes()})
    return body.repository or "" if body else ""
