/**
 * Events on a scale, in lanes → marks in pixels, each with its label, target, ring and ties; and the
 * clusters of those for which there is no room.
 *
 * @import { Box, Cluster, Label, Lane, Mark, Positioned, State, Tie } from "../types.js"
 * @import { Frame } from "./look.js"
 * @import { Item, Place } from "./pack.js"
 * @import { LabelPlace, Shape } from "./shape.js"
 */
import { chainOf, isSeen } from "../state.js";
import { KEY_MOMENT, NEUTRAL } from "../vocabulary.js";
import { spoken } from "../words.js";
import { clustersOf, firstOf, gridOf, moveToCluster, prominence, seenOf, select } from "./cluster.js";
import { isCrowded, keptOf, LOOK } from "./look.js";
import { pack } from "./pack.js";
import { itemOf, THICK } from "./shape.js";

/** @param {State} state @param {Frame} frame @returns {{marks: Mark[], clusters: Cluster[]}} */
export function marksOf(state, frame) {
  const chain = chainOf(state.story, state.selected);
  const grid = gridOf(state, frame);
  // Not by what is in view: a lane would change its look completely from one step to the next.
  const crowd = isCrowded(state.visible);
  /** @type {Mark[]} */
  const marks = [];
  const clusters = frame.lanes.flatMap((lane) => {
    const all = state.visible.inLanes.get(lane.id) ?? [];
    const seen = inView(all, state);
    const kept = keptOf(seen, state);
    const { alone, rest } = crowd
      ? select(seen, grid, { kept, rows: lane.rows })
      : { alone: seen, rest: new Map() };
    const parts = alone.map((event) => partOf(event, state, frame));
    if (crowd) {
      const isOneOfMany = (/** @type {Positioned} */ event) =>
        rest.get(grid.cell(event.share))?.length && !kept.includes(event);
      alone.forEach((event, i) =>
        steady(parts[i], prominence(event, all, grid), Boolean(isOneOfMany(event))),
      );
    }
    const places = placesOf(alone, parts, state, lane.rows);
    alone.forEach((event, i) => {
      const place = places[i];
      if (place) marks.push(markOf(event, { state, frame, lane, chain, part: parts[i], place }));
      else moveToCluster(rest, event, grid);
    });
    return clustersOf(rest, { lane, grid });
  });
  return { marks: marks.sort((a, b) => a.nth - b.nth), clusters };
}

/**
 * In a crowd each placement decides the next, so that the smallest step could change everything. So events
 * that are also drawn further out choose first, and labels only run forward where they can.
 * @param {MarkPart} part @param {number} weight its prominence
 * @param {boolean} labelled it is drawn with its label, or counted with the others of its cell
 */
function steady(part, weight, labelled) {
  const ahead = part.labels.filter((label) => label.anchor === "start");
  if (ahead.length) part.labels = part.item.labels = ahead;
  part.item.rank += weight / (weight + 1);
  part.item.labelled = labelled;
}

/**
 * Those in view. What has the focus stays, even out of view: a mark that disappears takes the focus with
 * it.
 * @param {Positioned[]} events of a lane @param {State} state @returns {Positioned[]} in order of time
 */
function inView(events, { view, focus }) {
  const seen = seenOf(events, view);
  const focused = events.find(({ id }) => id === focus);
  if (focused && !isSeen(focused, view))
    seen.splice(
      firstOf(seen, ({ nth }) => nth > focused.nth),
      0,
      focused,
    );
  return seen;
}

/** @typedef {{shape: Shape, labels: LabelPlace[], item: Item}} MarkPart */

/**
 * What the reader is at chooses first only if it would find no place, the focus before all: selecting an
 * event must not move the others.
 * @param {Positioned[]} events @param {MarkPart[]} parts @param {State} state @param {number} rows
 */
function placesOf(events, parts, state, rows) {
  const items = parts.map((part) => part.item);
  const places = pack(items, rows);
  const kept = keptOf(events, state).map((event) => events.indexOf(event));
  if (kept.every((i) => places[i])) return places;
  for (const i of kept) items[i].rank = events[i].id === state.focus ? 5 : 4;
  return pack(items, rows);
}

/**
 * Out of view, it has no label: at the edge that would look as if the event began earlier and went on.
 * @param {Positioned} event @param {State} state @param {Frame} frame @returns {MarkPart}
 */
function partOf(event, state, { x, plot }) {
  const part = itemOf(event, x, plot);
  if (!isSeen(event, state.view)) part.labels = part.item.labels = [];
  return part;
}

/**
 * @param {Positioned} event
 * @param {{state: State, frame: Frame, lane: Lane, chain: Set<string>,
 *   part: {shape: Shape, labels: LabelPlace[]}, place: Place}} at
 * @returns {Mark}
 */
function markOf(event, { state, frame, lane, chain, part, place }) {
  const { plot } = frame;
  const top = lane.y + LOOK.top + place.row * lane.pitch;
  const y = top + LOOK.middle;
  const height = THICK[event.significance];
  const mark = part.shape;
  const half = mark.shape === "dot" ? height / 2 : 0;
  // Out of view, where the focus keeps a mark, both are the edge.
  const inside = (/** @type {number} */ x) => Math.min(Math.max(x, plot.x), plot.x + plot.width);
  const [left, right] = [inside(mark.x - half), inside(mark.x + mark.width + half)];
  const hot = [state.selected, state.hover, state.focus].includes(event.id);
  const crowded = isCrowded(state.visible);
  const label = labelOf(event, part.labels[place.label], { top, y: y - height / 2 });
  return {
    id: event.id,
    lane: lane.id,
    colour: event.colour,
    significance: event.significance,
    shape: mark.shape,
    x: mark.x,
    width: mark.width,
    y,
    height,
    segments: mark.segments.map((part) => clipped(part, plot)).filter((part) => part.width > 0),
    label,
    target: targetOf([left, right], label, y),
    ring: ringOf([left, right], label, { top, y, height }),
    // A tie marks when the event begins; at the edge of the view it would mark a wrong time.
    ties: mark.x < plot.x || (crowded && !hot) ? [] : tiesOf(event, frame, { lane, x: mark.x, y }),
    spoken: spoken(event, lane.name, state.visible.lanes),
    nth: event.nth,
    all: state.visible.count,
    selected: event.id === state.selected,
    hot,
    dim: (chain.size > 1 || state.touring) && !chain.has(event.id) && !isStop(event, state),
    disputed: event.disputed.length > 0,
    absent: event.absent,
    outside: !isSeen(event, state.view),
  };
}

/** Whether the tour that the reader is on comes here. @param {Positioned} event @param {State} state */
const isStop = ({ significance }, { touring }) => touring && significance === KEY_MOMENT;

/**
 * What shows that the mark has the focus: around it and its label.
 * @param {[number, number]} ends @param {Label | null} label
 * @param {{top: number, y: number, height: number}} at the top of its row, its middle, its thickness
 */
const ringOf = ([left, right], label, { top, y, height }) =>
  label
    ? around([left, right], label, { top: top - 1, height: LOOK.middle + height / 2 + 4, least: 0 })
    : { x: left - 5, y: y - height / 2 - 5, width: right - left + 10, height: height + 10 };

/**
 * What a pointer may hit: the mark with its label. A mark without a label may share its row with another,
 * and must cover neither the other's label nor that of the row below.
 * @param {[number, number]} ends @param {Label | null} label @param {number} y
 */
function targetOf(ends, label, y) {
  const least = 24;
  return label
    ? around(ends, label, { top: y + 8 - LOOK.target, height: LOOK.target, least })
    : around(ends, null, { top: y - LOOK.bare, height: least, least });
}

/**
 * A bar of years seen at minutes would be millions of pixels wide; browsers lose precision there.
 * @template {{x: number, width: number}} T @param {T} box @param {Box} plot @returns {T}
 */
function clipped(box, plot) {
  const left = Math.max(box.x, plot.x - plot.width);
  const right = Math.min(box.x + box.width, plot.x + 2 * plot.width);
  return { ...box, x: left, width: right - left };
}

/**
 * @param {Positioned} event @param {LabelPlace | undefined} place
 * @param {{top: number, y: number}} at
 * @returns {Label | null}
 */
function labelOf(event, place, { top, y }) {
  if (!place) return null;
  return {
    text: place.text,
    x: place.x,
    anchor: place.anchor,
    y: top + LOOK.baseline,
    width: place.width,
    cut: place.text !== event.title,
    leader: place.leader === null ? null : { x: place.leader, y0: top + 2, y1: y },
  };
}

/**
 * A box around mark and label.
 * @param {[number, number]} mark @param {Label | null} label
 * @param {{top: number, height: number, least: number}} size
 * @returns {Box}
 */
function around([left, right], label, { top, height, least }) {
  const start = label?.anchor === "end" ? label.x - label.width : label?.x;
  const from = Math.min(left, start ?? left) - 5;
  const to = Math.max(right, label && start !== undefined ? start + label.width : right) + 5;
  const more = Math.max(least - (to - from), 0) / 2;
  return { x: from - more, y: top, width: to - from + 2 * more, height };
}

/**
 * From the mark to the near border of each other lane that it concerns.
 * @param {Positioned} event @param {Frame} frame @param {{lane: Lane, x: number, y: number}} at
 * @returns {Tie[]}
 */
function tiesOf(event, { lanes }, { lane, x, y }) {
  return event.others
    .flatMap((id) => lanes.filter((other) => other.id === id && id !== lane.id))
    .map((other) => ({
      x,
      y0: y,
      y1: other.y > lane.y ? other.y + 6 : other.y + other.height - 6,
      colour: other.colour || NEUTRAL,
    }));
}
