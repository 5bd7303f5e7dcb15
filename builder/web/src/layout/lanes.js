/**
 * (story, state, look) → the lanes from top to bottom.
 *
 * Lanes are as high as the opening view needs and stay so: a chart that grows and shrinks while it
 * is moved pushes the page around under the reader's eyes.
 *
 * @import { Box, Lane, Side, State, Story } from "../types.js"
 * @import { Look } from "./look.js"
 * @import { Place } from "./pack.js"
 */
import { itemOf } from "./shape.js";
import { inView } from "./look.js";
import { wrap } from "./measure.js";
import { pack } from "./pack.js";
import { scale } from "./scale.js";

/**
 * @param {Story} story @param {State} state @param {{look: Look, plot: Box}} frame
 * @returns {Lane[]}
 */
export function lanesOf(story, state, { look, plot }) {
  const x = scale(state.home, [plot.x, plot.x + plot.width]);
  const seen = story.events.filter((one) => inView(one, state.home));
  const items = story.lanes.map((lane) =>
    seen.filter((one) => one.lane === lane.id).map((one) => itemOf(one, x, { look, plot }).item),
  );
  // With labels as many rows as suits the page; for marks alone as many as it takes.
  const labelled = items.map((its) => Math.min(highest(pack(its, look.rows)), look.rows));
  trim(labelled, look.total);
  const needs = items.map((its, i) => highest(pack(its, labelled[i], MOST)));
  let y = plot.y;
  return story.lanes.map((side, i) => {
    const rows = Math.max(needs[i], labelled[i]);
    const height = look.top + rows * look.pitch + look.bottom;
    const lane = { ...laneOf(side, { x: 0, y, width: look.gutter, height }, look), rows, labelled: labelled[i] };
    y += height;
    return lane;
  });
}

/**
 * The most rows a lane may have. Three hundred events at once do with less; of a thousand in a
 * few weeks some will cover each other, since a lane of many screens is no picture either.
 */
const MOST = 50;

/** How many rows these places need. @param {Place[]} places */
const highest = (places) => 1 + places.reduce((most, place) => Math.max(most, place.row), 0);

/** Takes rows from the highest lanes until they fit together. @param {number[]} needs @param {number} total */
function trim(needs, total) {
  const sum = () => needs.reduce((a, b) => a + b, 0);
  while (sum() > Math.max(total, needs.length)) needs[needs.indexOf(Math.max(...needs))] -= 1;
}

/** @param {Side} side @param {Box} box @param {Look} look */
function laneOf({ id, name, colour }, { y, width, height }, look) {
  const lines = look.compact ? [name] : wrap(name, width - 34, { size: 13, bold: true, most: 3 });
  return { id, name, colour, y, height, labelX: 16, labelY: y + 20, lines };
}
