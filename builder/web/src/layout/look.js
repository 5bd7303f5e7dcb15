/**
 * The measures of the picture.
 *
 * @import { Axis, Box, Lane, Positioned, State, Visible } from "../types.js"
 * @import { scale } from "./scale.js"
 */
import { CROWD } from "../tables.js";

/** Below this width the timeline runs down the page. */
export const NARROW = 700;

/**
 * In units: `edge` is the room beside the plot for marks at its end; `pitch` the distance of rows, and within a row the `baseline` of the label and the `middle` of the mark; `target` is the height of what a pointer may
 * hit, which without a label begins `bare` above the middle. `total` is the most rows of all lanes together.
 */
export const LOOK = {
  gutter: 148,
  edge: 8,
  pitch: 27,
  baseline: 12,
  middle: 19,
  target: 26,
  bare: 8,
  top: 12,
  bottom: 8,
  strip: 24,
  type: 13,
  total: CROWD.rows,
  least: CROWD.least,
};

/**
 * @typedef {object} Frame
 * @property {Box} plot
 * @property {Lane[]} lanes
 * @property {Axis} axis
 * @property {ReturnType<typeof scale>} x
 */

/** With more events than this, lanes share the rows equally, and the least significant events go into clusters. */
const MANY = 300;

/** @param {Visible} visible */
export const isCrowded = ({ count, events }) => count > MANY || count > events.length;

/** Events that are drawn one by one in any crowd, as the reader is at them. @param {Positioned[]} events @param {State} state */
export const keptOf = (events, { focus, selected }) =>
  (focus ?? selected) ? events.filter(({ id }) => id === focus || id === selected) : [];
