/**
 * The measures of the picture.
 *
 * @import { Axis, Box, Lane, Positioned, State } from "../types.js"
 * @import { scale } from "./scale.js"
 */

/** Under this width the timeline runs down the page instead. */
export const NARROW = 700;

/**
 * In pixels: `edge` is the room beside the plot for marks that stand at its end; `pitch` from row to row, and within a row the `baseline` of the label and the `middle`
 * of the mark; `target` is the height of what a pointer may hit, which without a label begins `bare`
 * above the middle. `total` rows are the most in all lanes together.
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
  total: 40,
  least: 2,
};

/**
 * @typedef {object} Frame
 * @property {Box} plot
 * @property {Lane[]} lanes
 * @property {Axis} axis
 * @property {ReturnType<typeof scale>} x
 */

/** With more events than this a picture is a crowd: lanes share the rows alike, and what is least needed goes. */
export const MANY = 300;

/** What is drawn one by one whatever the crowd: the reader is at it. @param {Positioned[]} events @param {State} state */
export const keptOf = (events, { focus, selected }) =>
  (focus ?? selected) ? events.filter(({ id }) => id === focus || id === selected) : [];
