/**
 * (story, state, look) → the lanes from top to bottom.
 *
 * Lanes are as high as the opening view needs and stay so: a chart that grows and shrinks while it
 * is moved pushes the page around under the reader's eyes.
 *
 * @import { Box, Lane, Side, State, Story } from "../types.js"
 * @import { Look } from "./look.js"
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
  const needs = story.lanes.map((lane) => {
    const items = seen.filter((one) => one.lane === lane.id).map((one) => itemOf(one, x, { look, plot }).item);
    return 1 + pack(items, look.rows).reduce((most, place) => Math.max(most, place.row), 0);
  });
  trim(needs, look.total);
  let y = plot.y;
  return story.lanes.map((side, i) => {
    const height = look.top + needs[i] * look.pitch + look.bottom;
    const lane = laneOf(side, { x: 0, y, width: look.gutter, height }, look);
    y += height;
    return lane;
  });
}

/** Takes rows from the highest lanes until they fit together. @param {number[]} needs @param {number} total */
function trim(needs, total) {
  const sum = () => needs.reduce((a, b) => a + b, 0);
  while (sum() > Math.max(total, needs.length)) needs[needs.indexOf(Math.max(...needs))] -= 1;
}

/** @param {Side} side @param {Box} box @param {Look} look @returns {Lane} */
function laneOf({ id, name, colour }, { y, width, height }, look) {
  const lines = look.compact ? [name] : wrap(name, width - 34, { size: 13, bold: true, most: 3 });
  return { id, name, colour, y, height, labelX: 16, labelY: y + 20, lines };
}

/** How many rows a lane has. @param {Lane} lane @param {Look} look */
export const rowsOf = (lane, look) => Math.round((lane.height - look.top - look.bottom) / look.pitch);
