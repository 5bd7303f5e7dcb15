/**
 * Too many events in a lane → those that are drawn one by one, and the rest in clusters with counts.
 *
 * Cells stand still on the axis, not on the screen: while the picture is moved, a cluster keeps its
 * events.
 *
 * @import { Cluster, Lane, Placed, Span, State } from "../types.js"
 * @import { Frame } from "./look.js"
 */
import { sharesOf } from "../state.js";
import { isKept } from "./look.js";
import { more } from "../words.js";
import { measure } from "./measure.js";

/** The width of a cell in pixels; a cluster is never wider. */
const CELL = 72;
/** So many events of a cell are drawn even in a crowd. */
const FEW = 2;
const TYPE = 12;

/**
 * At the edges, what is in a cell that is not wholly in view counts to the next that is: its cluster
 * has no room of its own.
 * @param {State} state @param {Frame} frame
 * @returns {(share: number) => number} a share of the axis → the number of its cell
 */
export function cells(state, { plot }) {
  const [from, to] = sharesOf(state);
  const wide = ((to - from) * CELL) / plot.width;
  const first = Math.ceil(from / wide);
  const last = Math.max(Math.floor(to / wide) - 1, first);
  return (share) => Math.min(Math.max(Math.floor(share / wide), first), last);
}

/**
 * Of each cell what weighs most; the others are left for a cluster.
 * @param {Placed[]} events of one lane @param {State} state @param {(share: number) => number} cell
 */
export function thin(events, state, cell) {
  /** @type {{alone: Placed[], rest: Placed[]}} */
  const parted = { alone: [], rest: [] };
  for (const [, its] of byCell(events, cell)) {
    const best = its.length > FEW ? its.reduce((a, b) => (b.significance > a.significance ? b : a)) : null;
    for (const one of its) {
      const stays = best === null || one === best || isKept(state, one);
      (stays ? parted.alone : parted.rest).push(one);
    }
  }
  return parted;
}

/** @param {Placed[]} events @param {(share: number) => number} cell @returns {[number, Placed[]][]} each cell that has some, and those */
function byCell(events, cell) {
  /** @type {[number, Placed[]][]} */
  const by = [];
  // In order of time, those of one cell follow each other; what is left over does not always.
  for (const one of events) {
    const at = cell(one.share);
    const last = by[by.length - 1];
    const its = last?.[0] === at ? last : by.find(([other]) => other === at);
    if (its) its[1].push(one);
    else by.push([at, [one]]);
  }
  return by;
}

/**
 * @param {Placed[]} rest of one lane
 * @param {{state: State, frame: Frame, lane: Lane, cell: (share: number) => number}} at
 * @returns {Cluster[]}
 */
export function clustersOf(rest, { state, frame, lane, cell }) {
  const y = lane.clusterY ?? lane.y + lane.height - 12;
  const by = byCell(rest, cell);
  const [from, to] = sharesOf(state);
  const wide = ((to - from) * CELL) / frame.plot.width;
  return by.map(([at, its]) => {
    const text = more(its.length);
    const width = Math.min(measure(text, TYPE, true) + 14, CELL - 1);
    const left = frame.plot.x + ((at * wide - from) / (to - from)) * frame.plot.width;
    const x = Math.min(Math.max(left + CELL / 2, frame.plot.x + width / 2 + 1), frame.plot.x + frame.plot.width - width / 2 - 1);
    return {
      id: `${lane.id} ${at}`,
      ids: its.map((one) => one.id),
      x,
      y,
      box: { x: x - width / 2, y: y - 9, width, height: 18 },
    };
  });
}
