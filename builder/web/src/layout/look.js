/**
 * The measures of the picture: a wide one with names in a gutter, a compact one with names inside.
 *
 * @import { Box, Lane, Span, StoryEvent } from "../types.js"
 */

/** Under this width lanes carry their names inside. */
const COMPACT = 700;

/**
 * In pixels: `pitch` from row to row, and within a row the `baseline` of the label and the `middle`
 * of the mark; `target` is the height of what a finger may hit, which
 * without a label begins `bare` above the middle. `rows` is the most that a lane has for labels,
 * `total` in all lanes together; for marks alone there are as many more as they need.
 */
const WIDE_LOOK = {
  compact: false, gutter: 148, pitch: 30, baseline: 12, middle: 20, target: 28, bare: 9,
  top: 14, bottom: 12, type: 13, rows: 16, total: 42,
};
const COMPACT_LOOK = {
  compact: true, gutter: 0, pitch: 46, baseline: 15, middle: 28, target: 44, bare: 17,
  top: 34, bottom: 8, type: 13, rows: 12, total: 32,
};
/** @typedef {typeof WIDE_LOOK} Look */

/** @typedef {{look: Look, plot: Box, lanes: Lane[]}} Frame */

/** @param {number} width @returns {Look} */
export const lookOf = (width) => (width < COMPACT ? COMPACT_LOOK : WIDE_LOOK);

/** @param {StoryEvent} event @param {Span} view */
export const inView = (event, view) => event.stop >= view[0] && event.start <= view[1];
