"""Outlines and a frame → the paths of what lies beneath the places."""

import math
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from builder.pictures.map.basemap import Basemap, Bounds, Line, Outlines, Point, bounds, cut
from builder.pictures.map.viewport import Viewport
from builder.pictures.svg import number

PAD = 20.0
"""Units by which outlines go on beyond the frame, so that their cut edges are not seen."""
BEND = 5.0
"""Degrees: no step along a meridian is longer on a map of the whole earth, where it is no line."""
STRAIGHT = 75.0
"""Degrees of latitude from which on the edge of the earth may be a line; points close to where it
meets the pole would hide that corner."""
FINEST = 2.0
"""Units: points of an outline that lie closer to each other are one."""


def land(basemap: Basemap, view: Viewport) -> tuple[str, str]:
    """The paths of land and of borders in a frame."""
    frame = Bounds(-PAD, -PAD, view.width + PAD, view.height + PAD)
    found = basemap.outlines.near(view.window(PAD)) if view.is_polar else _on_sheet(basemap, view)
    areas, borders = (_placed(lines, view) for lines in (found.areas, found.borders))
    if view.is_polar:
        # Where meridians meet, a frame is no rectangle of degrees: it is cut as it is drawn.
        areas = tuple(cut(area, frame) for area in areas)
    shown = (path(border) for border in borders if bounds(border).meets(frame))
    return "".join(path(area, closed=True) for area in areas if area), "".join(shown)


def _on_sheet(basemap: Basemap, view: Viewport) -> Outlines:
    if not view.is_world:
        return basemap.clip(view.window(PAD))
    # Nothing lies around the whole earth: what goes on at the other end is not drawn at this one.
    window = view.window()
    found = basemap.clip(window)
    inside = (line for line in found.borders if window.holds(bounds(line)))
    return Outlines(tuple(map(_bent, found.areas)), tuple(inside))


def _bent(ring: Line) -> Line:
    """A ring that keeps to the edge of the earth where it is cut: no step along it is long."""
    found: list[Point] = []
    for (x, y), (to_x, to_y) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        found.append((x, y))
        steps = math.ceil(abs(to_y - y) / BEND) if x == to_x else 1
        between = (y + (to_y - y) * step / steps for step in range(1, steps))
        found += ((x, latitude) for latitude in between if abs(latitude) < STRAIGHT)
    return tuple(found)


def _placed(lines: Sequence[Line], view: Viewport) -> tuple[Line, ...]:
    return tuple(tuple(view.point(*point) for point in line) for line in lines)


def grid(view: Viewport) -> str:
    """The path of meridians and parallels, where they do not run as one expects."""
    if not (view.is_polar or view.is_world):
        return ""
    window, step = view.window(), 30 if view.is_world else 10
    south, north = math.ceil(window.south / step) * step, math.floor(window.north / step) * step
    east = range(-180, 180, 30)
    meridians = (_meridian(view, longitude, window) for longitude in east)
    parallels = (_parallel(view, latitude) for latitude in range(south, north + 1, step))
    return "".join(map(path, chain(meridians, parallels)))


def _meridian(view: Viewport, longitude: float, window: Bounds) -> Line:
    if view.is_polar:
        return view.position(longitude, window.south), view.position(longitude, window.north)
    return tuple(view.position(longitude, latitude) for latitude in range(-90, 91, 5))


def _parallel(view: Viewport, latitude: float) -> Line:
    middle = view.projection.middle
    return tuple(view.point(middle + turn, latitude) for turn in range(-180, 181, 5))


def path(line: Line, *, closed: bool = False) -> str:
    """The path of a line or a ring, or nothing where it is but a point."""
    points = list(_thinned(line))
    if len(points) < (3 if closed else 2):
        return ""
    tenths = [(5 * round(x * 2), 5 * round(y * 2)) for x, y in points]
    # From point to point: half as long as where each of them lies.
    written = [_pair(to_x - x, to_y - y) for (x, y), (to_x, to_y) in pairwise(tenths)]
    return f"M{_pair(*tenths[0])}l{' '.join(written)}" + ("z" if closed else "")


def _pair(x: int, y: int) -> str:
    """Two numbers given in tenths; a minus sign also separates them."""
    return f"{number(x / 10)}{'' if y < 0 else ' '}{number(y / 10)}"


def _thinned(points: Sequence[Point]) -> Iterator[Point]:
    """Points without those that lie too close to the one before; a line keeps its ends."""
    kept = points[0]
    yield kept
    for point in points[1:-1]:
        if math.dist(kept, point) >= FINEST:
            kept = point
            yield kept
    if len(points) > 1:
        yield points[-1]
