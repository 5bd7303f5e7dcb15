"""The timeline for other sites: a page for their frames, and one that tells how to use it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from builder.model import Explainer
from builder.pages.page import Page
from builder.sections.edition import Edition
from builder.sections.links import Link
from builder.sections.timeline import EventList, Strip


@dataclass(frozen=True)
class FramePage(Page):
    """The timeline without the site around it."""

    template: ClassVar[str] = "pages/frame.md.j2"

    timeline: Link
    """The way to the timeline in its site, by the title of the explainer."""
    licence: str
    events: EventList
    strip: Strip | None


@dataclass(frozen=True)
class EmbedPage(Page):
    """How to put the timeline on another site."""

    template: ClassVar[str] = "pages/embed.md.j2"

    whole: str
    """The title of the explainer."""
    frame: str
    """The title of the frame."""
    licence: str
    address: str
    """Where the site is published, with a slash at its end; empty where that is not known."""


def pages(edition: Edition) -> Iterable[Page]:
    """The frame for other sites, and the page that explains it."""
    explainer = edition.graph.explainer
    if explainer is None:
        return []
    return [_frame(edition, explainer), _embed(edition, explainer)]


def _frame(edition: Edition, explainer: Explainer) -> FramePage:
    say = edition.graph.words
    return FramePage(
        path="embed/timeline.md",
        title=say.text("embed.frame", title=explainer.title),
        about=say.text("embed.frame-about", title=explainer.title),
        origin="",
        timeline=Link(explainer.title, "timeline/index.md"),
        licence=explainer.licence or "",
        events=edition.event_list,
        strip=edition.strip,
    )


def _embed(edition: Edition, explainer: Explainer) -> EmbedPage:
    say = edition.graph.words
    return EmbedPage(
        path="embed/index.md",
        title=say.text("embed.title"),
        about=say.text("embed.about"),
        origin="",
        whole=explainer.title,
        frame=say.text("embed.frame", title=explainer.title),
        licence=explainer.licence or "",
        address=edition.address and edition.address.rstrip("/") + "/",
    )
