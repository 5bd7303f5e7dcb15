/**
 * A chapter → the stretch of time that shows it, for the state and for addresses alike.
 *
 * @import { Chapter, Span, Story } from "./types.js"
 */

/** So much of its length is added on each side: a mark at the edge would look cut off. */
const MARGIN = 0.04;

/**
 * @param {Story} _story
 * @param {Chapter} chapter an open end reaches as far as the extent
 * @param {Span} extent nothing beyond it is shown
 * @returns {Span}
 */
export function stretchOf(_story, { from, to }, extent) {
  const [start, stop] = [from ?? extent[0], to ?? extent[1]];
  const margin = (stop - start) * MARGIN;
  const cut = /** @type {Span} */ ([Math.max(start - margin, extent[0]), Math.min(stop + margin, extent[1])]);
  // A chapter that lies outside of all there is to see.
  return cut[0] > cut[1] ? extent : cut;
}
