/**
 * Too many events in a lane → those that are drawn one by one, and clusters that count the rest.
 *
 * The cells of a lane come from halving the axis again and again, so they are fixed to it and not to the
 * screen. A cluster keeps its events while the picture is moved, and while it is zoomed, until it splits
 * in two.
 *
 * @import { Cluster, Lane, Positioned, Span, State } from "../types.js"
 * @import { Frame } from "./look.js"
 */
import { sharesOf } from "../state.js";
import { CROWD } from "../tables.js";
import { more } from "../words.js";
import { measure } from "./measure.js";

/** Least width of a cell in px; a cluster is never wider. */
const CELL = 72;
/** A cell with this many events, or fewer, needs no cluster. */
const { few: FEW } = CROWD;
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
 * At the edges, a cell that is only partly in view is merged with the next that is all in view, as its
 * cluster has no room of its own.
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
 * Binary search for the first event that meets a condition, which all after it meet, too.
 * @param {Positioned[]} events @param {(event: Positioned) => boolean} holds @param {number} [from]
 * @returns {number} its index, or the length of the list if none does
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

/** Whether it stands for no other. @param {Positioned} event */
const isItself = ({ beside }) => !beside;

/** How many events there are, those counted that are not here. @param {Positioned[]} events */
export const numberOf = (events) => events.reduce((sum, { beside }) => sum + 1 + beside, 0);

/**
 * Those in view.
 * @param {Positioned[]} events in order of time @param {Span} view @returns {Positioned[]}
 */
export function seenOf(events, [from, to]) {
  const first = firstOf(events, (event) => event.start >= from);
  const early = events.slice(0, first).filter((event) => event.stop >= from);
  return [
    ...early,
    ...events.slice(
      first,
      firstOf(events, (event) => event.start > to, first),
    ),
  ];
}

/**
 * Selects the most significant events of each cell, as many as may find room, and those that are kept;
 * the others go into a cluster.
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
    to = firstOf(events, (event) => cell(event.share) > at, from);
    const inCell = events.slice(from, to);
    const stays =
      numberOf(inCell) > Math.max(few, FEW)
        ? new Set([
            ...heaviest(inCell.filter(isItself), few),
            ...kept.filter((event) => inCell.includes(event)),
          ])
        : inCell;
    for (const event of [...stays].sort((a, b) => a.nth - b.nth)) {
      alone.push(event);
      inCell.splice(inCell.indexOf(event), 1);
    }
    rest.set(at, inCell);
  }
  return { alone, rest };
}

/** The most significant; among equals, the first. @param {Positioned[]} events @param {number} most */
function heaviest(events, most) {
  /** @type {Positioned[]} */
  const found = [];
  for (const weight of [3, 2, 1]) {
    for (const event of events) if (event.significance === weight && found.push(event) === most) return found;
  }
  return found;
}

/**
 * How many steps out an event would still be the most significant of its cell, which doubles with each step.
 * @param {Positioned} event @param {Positioned[]} events all of its lane, in order of time @param {Grid} grid
 */
export function prominence(event, events, { wide }) {
  let n = 0;
  for (let cell = 2 * wide; cell <= 1; cell *= 2, n++) {
    const from = Math.floor(event.share / cell) * cell;
    const first = firstOf(events, ({ share }) => share >= from);
    const past = firstOf(events, ({ share }) => share >= from + cell, first);
    if (heaviest(events.slice(first, past), 1)[0] !== event) break;
  }
  return n;
}

/** Adds an event to its cell's cluster. @param {Cells} rest @param {Positioned} event @param {Grid} grid */
export function moveToCluster(rest, event, { cell }) {
  const at = cell(event.share);
  const inCell = rest.get(at) ?? [];
  inCell.splice(
    firstOf(inCell, ({ nth }) => nth > event.nth),
    0,
    event,
  );
  rest.set(at, inCell);
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
    const count = numberOf(events);
    const width = Math.min(measure(more(count).replace(/\d/g, "0"), TYPE, true) + 14, CELL - 1);
    // Among its events, as far as it has room there.
    const [left, right] = grid.edges(at);
    const middle = grid.x((events[0].share + events[events.length - 1].share) / 2);
    const x = Math.max(Math.min(middle, right - width / 2), left + width / 2);
    const box = { x: x - width / 2, y: y - 9, width, height: 18 };
    return [{ id: `${lane.id} ${at}`, events, count, x, y, box }];
  });
}
