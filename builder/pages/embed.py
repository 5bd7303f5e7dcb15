"""The timeline for other sites: a page for their frames, and one that tells how to use it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.model import Explainer
from builder.pages.page import Page
from builder.sections.edition import Edition
from builder.sections.timeline import EventList, Strip


@dataclass(frozen=True)
class FramePage(Page):
    """The timeline without the site around it."""

    template: ClassVar[str] = "pages/frame.md.j2"

    whole: str
    """The title of the explainer."""
    licence: str
    events: EventList
    strip: Strip | None


@dataclass(frozen=True)
class EmbedPage(Page):
    """How to put the timeline on another site."""

    template: ClassVar[str] = "pages/embed.md.j2"

    whole: str
    licence: str
    address: str
    """Where the site is published, with a slash at its end; empty where that is not known."""


def pages(edition: Edition) -> Iterable[Page]:
    """The frame for other sites, and the page that explains it."""
    explainer = edition.graph.explainer
    if explainer is None:
        return []
    return [_frame(edition, explainer), _embed(explainer, edition.address)]


def _frame(edition: Edition, explainer: Explainer) -> FramePage:
    return FramePage(
        path="embed/timeline.md",
        title=f"{explainer.title}: the timeline",
        about=f"Every event of “{explainer.title}” in order of time.",
        origin="",
        whole=explainer.title,
        licence=explainer.licence,
        events=edition.event_list,
        strip=edition.strip,
    )


def _embed(explainer: Explainer, address: str) -> EmbedPage:
    return EmbedPage(
        path="embed/index.md",
        title="Embed the timeline",
        about="Put the timeline on a page of your own.",
        origin="",
        whole=explainer.title,
        licence=explainer.licence,
        address=address and address.rstrip("/") + "/",
    )
