/**
 * (state, plot) → the whole story in a strip: how much begins when, and a window for what is in view.
 *
 * @import { Visible, Box, Overview, State } from "../types.js"
 */
import { sharesOf } from "../state.js";
import { CROWD, LENGTH, LONG } from "../tables.js";
import { day, monthYear, year } from "../words.js";
import { isCrowded } from "./look.js";
import { measure } from "./measure.js";

const HEIGHT = 52;
const STEP = 4;
const FLOOR = 34;
const TYPE = 12;

/** @type {WeakMap<Visible, {width: number, bars: Box[]}>} */
const known = new WeakMap();

/** @param {State} state @param {Box} plot @returns {Overview} */
export function overviewOf(state, { x: left, width }) {
  const { visible } = state;
  const before = known.get(visible);
  const bars = before?.width === width ? before.bars : barsOf(state, left, width);
  known.set(visible, { width, bars });
  const [from, to] = sharesOf(state);
  const breaks = breaksOf(visible).map(({ u }) => left + u * width);
  return {
    width: left + width + 1,
    height: HEIGHT,
    bars,
    labels: labelsOf(state, left, width),
    breaks,
    window: { x: left + from * width, y: 1, width: Math.max((to - from) * width, 2), height: FLOOR },
  };
}

/** @param {State} state @param {number} left @param {number} width @returns {Box[]} */
function barsOf({ story: { outline }, visible }, left, width) {
  // Of very many events as many on any screen: an outline knows them before the events are here.
  const step = isCrowded(visible) ? width / CROWD.bars : STEP;
  const counts = outline?.bars ?? counted(visible, width / step);
  const most = Math.max(Math.sqrt(Math.max(...counts)), 2);
  return counts.flatMap((count, i) => {
    const height = Math.max(4, (Math.sqrt(count) / most) * (FLOOR - 8));
    return count ? [{ x: left + i * step, y: FLOOR - height, width: step - 1, height }] : [];
  });
}

/** How many events begin in each part. @param {Visible} visible @param {number} parts the last may be cut */
function counted({ events }, parts) {
  const counts = new Array(Math.ceil(parts)).fill(0);
  for (const { share } of events) counts[Math.min(Math.floor(share * parts), counts.length - 1)] += 1;
  return counts;
}

/** Where the pace changes. @param {Visible} visible */
export function breaksOf({ axis: { points } }) {
  return points.slice(1, -1).map(([t, u]) => ({ t, u }));
}

/** The dates at the breaks and ends that have room. @param {State} state @param {number} left @param {number} width */
function labelsOf(
  {
    visible: {
      axis: { points },
      reach,
    },
  },
  left,
  width,
) {
  let edge = -Infinity;
  return points.slice(0, -1).flatMap(([t, u], i) => {
    const until = points[i + 1][0];
    // At the edge the first date, not that of the margin before it.
    const at = Math.max(t, reach[0]);
    const name = until - t > LONG ? year : until - t > 60 * LENGTH.day ? monthYear : day;
    const label = name(at);
    const x = left + u * width + 3;
    const end = x + measure(label, TYPE);
    if (x < edge || end > left + width) return [];
    edge = end + 10;
    return [{ x, label, anchor: /** @type {const} */ ("start") }];
  });
}
