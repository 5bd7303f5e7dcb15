/**
 * (state, plot) → the lanes from top to bottom.
 *
 * Lanes are as high as the whole and the chapters need, and stay that high: a chart that grows and
 * shrinks while it is moved pushes the page around under the reader's eyes.
 *
 * @import { Visible, Box, Lane, Side, Size, Span, State } from "../types.js"
 */

import { chapterView } from "../chapter_view.js";
import { isSeen } from "../state.js";
import { numberOf } from "./cluster.js";
import { isCrowded, LOOK } from "./look.js";
import { wrap } from "./measure.js";
import { pack } from "./pack.js";
import { scale } from "./scale.js";
import { itemOf } from "./shape.js";

/** @type {WeakMap<Visible, {key: string, lanes: Lane[]}>} */
const known = new WeakMap();

/** The same list for the same events in the same place. @param {State} state @param {Box} plot @param {Size} size @returns {Lane[]} */
export function lanesOf(state, plot, size) {
  const key = `${plot.width} ${plot.y} ${size.height} ${size.room} ${size.only}`;
  const before = known.get(state.visible);
  if (before?.key === key) return before.lanes;
  const most = Math.min(size.room || Infinity, size.height || Infinity) - plot.y - 1;
  const visible = size.only ? within(state.visible, size.only) : state.visible;
  const rows = rowsOf({ ...state, visible }, plot, size.only);
  const lanes = fitted(visible, plot, { rows, most, fills: size.room });
  known.set(state.visible, { key, lanes });
  return lanes;
}

/** Without the lanes that nothing in a view is in or concerns. @param {Visible} visible @param {Span} view @returns {Visible} */
function within(visible, view) {
  const seen = visible.events.filter((event) => isSeen(event, view));
  const has = (/** @type {Side} */ { id }) =>
    seen.some(({ lane, others }) => lane === id || others.includes(id));
  return { ...visible, lanes: visible.lanes.filter(has) };
}

/**
 * No higher together than `most` pixels, where that can be, and if they fill these, no lower: rows are taken away,
 * or their distance grows.
 * @param {Visible} visible @param {Box} plot @param {{rows: number[], most: number, fills?: number}} at @returns {Lane[]}
 */
function fitted(visible, plot, { rows, most, fills }) {
  const lanes = stacked(visible, plot, { rows });
  const spare = most - sumOf(lanes.map(({ height }) => height));
  const sum = sumOf(rows);
  if (spare >= 0) return fills ? stacked(visible, plot, { rows, spare }) : lanes;
  if (sum === rows.length) return lanes;
  trim(rows, sum - 1);
  return fitted(visible, plot, { rows, most, fills });
}

/**
 * @param {Visible} visible @param {Box} plot
 * @param {{rows: number[], spare?: number}} at `spare` pixels are shared by the rows, and the last lane has what is left
 * @returns {Lane[]}
 */
function stacked(visible, plot, { rows, spare = 0 }) {
  const more = Math.floor(spare / sumOf(rows));
  const counts = countsOf(visible);
  let { y } = plot;
  return visible.lanes.map((side, i) => {
    const crowded = counts[i] > rows[i];
    const lines = wrap(side.name, LOOK.gutter - (side.colour ? 34 : 14), { size: 13, bold: true, most: 3 });
    const least = lines.length * 17 + 14;
    const added = rows[i] * more + (rows[i + 1] ? 0 : spare % sumOf(rows));
    const bands = LOOK.top + rows[i] * LOOK.pitch + LOOK.bottom;
    const height = Math.max(bands + (crowded ? LOOK.strip : 0), least) + added;
    const lane = {
      id: side.id,
      name: side.name,
      colour: side.colour,
      y,
      height,
      swatchX: 0,
      labelX: side.colour ? 16 : 0,
      labelY: y + 20,
      lines,
      rows: rows[i],
      pitch: LOOK.pitch + more,
      clusterY: crowded ? y + bands + added - LOOK.bottom + LOOK.strip / 2 + 2 : null,
    };
    y += height;
    return lane;
  });
}

/** @param {Visible} visible */
const countsOf = ({ lanes, inLanes }) => lanes.map(({ id }) => numberOf(inLanes.get(id) ?? []));

/** @param {State} state @param {Box} plot @param {Span | null} [only] the view that they are for, if not for all */
function rowsOf(state, plot, only) {
  const { visible, story } = state;
  if (isCrowded(visible)) {
    const each = Math.max(Math.floor(LOOK.total / visible.lanes.length), LOOK.least);
    return countsOf(visible).map((count) => Math.min(each, Math.max(count, 1)));
  }
  /** @type {Span[]} */
  const views = only
    ? [only]
    : [visible.extent, ...story.chapters.map((chapter) => chapterView(chapter, visible.axis))];
  const needs = visible.lanes.map((lane) =>
    views.reduce((most, view) => Math.max(most, highest(visible, lane, { view, plot })), 1),
  );
  trim(needs, LOOK.total);
  return needs;
}

/** How many rows a lane needs in a view. @param {Visible} visible @param {Side} lane @param {{view: Span, plot: Box}} at */
function highest({ inLanes, axis }, lane, { view, plot }) {
  const x = scale(axis, view, [plot.x, plot.x + plot.width]);
  const seen = (inLanes.get(lane.id) ?? []).filter((event) => isSeen(event, view));
  const places = pack(
    seen.map((event) => itemOf(event, x, plot).item),
    LOOK.total,
  );
  return 1 + places.reduce((most, place) => Math.max(most, place?.row ?? LOOK.total - 1), 0);
}

const sumOf = (/** @type {number[]} */ numbers) => numbers.reduce((a, b) => a + b, 0);

/** Takes rows away from the highest lanes until all fit. @param {number[]} needs @param {number} total */
function trim(needs, total) {
  while (sumOf(needs) > Math.max(total, needs.length)) needs[needs.indexOf(Math.max(...needs))] -= 1;
}
