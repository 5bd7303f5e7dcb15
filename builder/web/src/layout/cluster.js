/**
 * Too many events in a lane → those that are drawn one by one, and the rest in clusters with counts.
 *
 * The cells of a lane are the halves of halves of the axis: they stand still on it, not on the screen.
 * While the picture is moved, a cluster keeps its events, and while it is zoomed, too, until it falls
 * in two.
 *
 * @import { Cluster, Lane, Positioned, Span, State } from "../types.js"
 * @import { Frame } from "./look.js"
 */
import { sharesOf } from "../state.js";
import { more } from "../words.js";
import { measure } from "./measure.js";

/** The least width of a cell in pixels; a cluster is never wider. */
const CELL = 72;
/** So many events are no crowd for a cell. */
const FEW = 2;
const TYPE = 12;

/**
 * @typedef {object} Grid
 * @property {number} wide how much of the axis a cell is
 * @property {(share: number) => number} cell a share of the axis → the number of its cell
 * @property {(cell: number) => [number, number]} edges in pixels
 * @property {(share: number) => number} x
 */

/** @typedef {Map<number, Positioned[]>} Cells what is in each, in order of time */

/**
 * At the edges, what is in a cell that is not wholly in view counts to the next that is: its cluster
 * has no room of its own.
 * @param {State} state @param {Frame} frame @returns {Grid}
 */
export function gridOf(state, { plot }) {
  const [from, to] = sharesOf(state);
  const pace = plot.width / (to - from);
  const wide = 2 ** -Math.floor(Math.log2(pace / CELL));
  const first = Math.ceil(from / wide);
  const last = Math.max(Math.floor(to / wide) - 1, first);
  const x = (/** @type {number} */ share) => plot.x + (share - from) * pace;
  return {
    wide,
    x,
    cell: (share) => Math.min(Math.max(Math.floor(share / wide), first), last),
    edges: (cell) => [
      cell === first ? plot.x + 1 : x(cell * wide),
      cell === last ? plot.x + plot.width - 1 : x((cell + 1) * wide),
    ],
  };
}

/**
 * Where in a list those begin for whom something holds, as it does for all who follow.
 * @param {Positioned[]} events @param {(event: Positioned) => boolean} holds @param {number} [from]
 * @returns {number} the length of the list where it holds for none
 */
export function firstOf(events, holds, from = 0) {
  let [first, past] = [from, events.length];
  while (first < past) {
    const middle = (first + past) >> 1;
    if (holds(events[middle])) past = middle;
    else first = middle + 1;
  }
  return first;
}

/**
 * Those in view.
 * @param {Positioned[]} events in order of time @param {Span} view @returns {Positioned[]}
 */
export function seenOf(events, [from, to]) {
  const first = firstOf(events, (one) => one.start >= from);
  const early = events.slice(0, first).filter((one) => one.stop >= from);
  return [
    ...early,
    ...events.slice(
      first,
      firstOf(events, (one) => one.start > to, first),
    ),
  ];
}

/**
 * Of each cell what weighs most, as many as may find room, and what is kept; the others are left for a
 * cluster.
 * @param {Positioned[]} events of one lane, in order of time @param {Grid} grid
 * @param {{kept: Positioned[], rows: number}} at `kept`: some of them
 * @returns {{alone: Positioned[], rest: Cells}}
 */
export function select(events, { cell }, { kept, rows }) {
  // A label is wider than a cell, so not each needs a row of its own.
  const few = Math.ceil(rows / 2);
  /** @type {Positioned[]} */
  const alone = [];
  /** @type {Cells} */
  const rest = new Map();
  for (let from = 0, to; from < events.length; from = to) {
    const at = cell(events[from].share);
    to = firstOf(events, (one) => cell(one.share) > at, from);
    const its = events.slice(from, to);
    const stays =
      its.length > Math.max(few, FEW)
        ? new Set([...heaviest(its, few), ...kept.filter((one) => its.includes(one))])
        : its;
    for (const one of [...stays].sort((a, b) => a.nth - b.nth)) {
      alone.push(one);
      its.splice(its.indexOf(one), 1);
    }
    rest.set(at, its);
  }
  return { alone, rest };
}

/** Those that weigh most, among equals the first. @param {Positioned[]} events @param {number} most */
function heaviest(events, most) {
  /** @type {Positioned[]} */
  const found = [];
  for (const weight of [3, 2, 1]) {
    for (const one of events) if (one.significance === weight && found.push(one) === most) return found;
  }
  return found;
}

/**
 * In how many cells further out an event would be what weighs most: each is two of those before.
 * @param {Positioned} event @param {Positioned[]} events all of its lane, in order of time @param {Grid} grid
 */
export function prominence(event, events, { wide }) {
  let n = 0;
  for (let cell = 2 * wide; cell <= 1; cell *= 2, n++) {
    const from = Math.floor(event.share / cell) * cell;
    const first = firstOf(events, (one) => one.share >= from);
    const past = firstOf(events, (one) => one.share >= from + cell, first);
    if (heaviest(events.slice(first, past), 1)[0] !== event) break;
  }
  return n;
}

/** Leaves one more for a cluster. @param {Cells} rest @param {Positioned} event @param {Grid} grid */
export function moveToCluster(rest, event, { cell }) {
  const at = cell(event.share);
  const its = rest.get(at) ?? [];
  its.splice(
    firstOf(its, (one) => one.nth > event.nth),
    0,
    event,
  );
  rest.set(at, its);
}

/**
 * @param {Cells} rest of one lane
 * @param {{lane: Lane, grid: Grid}} at
 * @returns {Cluster[]}
 */
export function clustersOf(rest, { lane, grid }) {
  const y = lane.clusterY ?? lane.y + lane.height - 12;
  return [...rest].flatMap(([at, events]) => {
    if (!events.length) return [];
    // As wide for every number of as many digits: one more or less moves no edge.
    const width = Math.min(measure(more(events.length).replace(/\d/g, "0"), TYPE, true) + 14, CELL - 1);
    // Among its events, as far as it has room there.
    const [left, right] = grid.edges(at);
    const middle = grid.x((events[0].share + events[events.length - 1].share) / 2);
    const x = Math.max(Math.min(middle, right - width / 2), left + width / 2);
    return [{ id: `${lane.id} ${at}`, events, x, y, box: { x: x - width / 2, y: y - 9, width, height: 18 } }];
  });
}
