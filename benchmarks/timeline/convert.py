"""A story of ours → the file that each library wants; of others, only what they draw."""

from datetime import datetime
from typing import Any

from builder.exports.rows import in_rows
from builder.sections.stretches import MOST, WHOLE

BANDS = {"month", "season", "year", "span"}


def ours(story: dict[str, Any]) -> dict[str, Any]:
    """Give it as the builder writes it: very many events as rows, without what comes later."""
    events = story["events"]
    if len(events) <= WHOLE:
        return story
    parts = {
        f"data/timeline/{first}.json": {**story, "events": events[first : first + MOST]}
        for first in range(0, len(events), MOST)
    }
    return in_rows(story, parts)


def vis_timeline(story: dict[str, Any]) -> dict[str, Any]:
    """Give `groups` and `items`; what has a length is a range, the rest a box, as in its manual."""
    groups = [{"id": side["id"], "content": side["name"]} for side in story["sides"]]
    return {"groups": groups, "items": [_item(event) for event in story["events"]]}


def _item(event: dict[str, Any]) -> dict[str, Any]:
    made = {"id": event["id"], "group": event["lane"], "content": event["title"]}
    start, stop = _stretch(event)
    if stop is None:
        return {**made, "type": "box", "start": _milliseconds(start)}
    return {**made, "type": "range", "start": _milliseconds(start), "end": _milliseconds(stop)}


def timelinejs(story: dict[str, Any]) -> dict[str, Any]:
    """Give its JSON: a slide for each event, and a marker in the lane of its first side."""
    names = {side["id"]: side["name"] for side in story["sides"]}
    slides = [_slide(event, names[event["lane"]]) for event in story["events"]]
    return {"title": {"text": {"headline": story["title"]}}, "events": slides}


def _slide(event: dict[str, Any], group: str) -> dict[str, Any]:
    start, stop = _stretch(event)
    text = {"headline": event["title"], "text": event.get("summary", "")}
    made = {"unique_id": event["id"], "group": group, "text": text, "start_date": _parts(start)}
    made["display_date"] = event["date"]["text"]
    return made if stop is None else {**made, "end_date": _parts(stop)}


def _stretch(event: dict[str, Any]) -> tuple[str, str | None]:
    """Give where a mark begins and, unless it is a point, where it ends."""
    date = event["date"]
    if "end" in event:
        return date["from"], event["end"]["to"]
    return date["from"], date["to"] if date["precision"] in BANDS else None


def _milliseconds(moment: str) -> int:
    return round(datetime.fromisoformat(moment).timestamp() * 1000)


def _parts(moment: str) -> dict[str, int]:
    at = datetime.fromisoformat(moment)
    whole = {"year": at.year, "month": at.month, "day": at.day}
    return whole | ({"hour": at.hour, "minute": at.minute} if at.hour or at.minute else {})
