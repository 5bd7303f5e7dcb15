/**
 * A view and two edges in pixels → time to pixels, and back.
 *
 * @import { Span } from "../types.js"
 */

/**
 * @param {Span} view
 * @param {[number, number]} edges
 * @returns {((t: number) => number) & {invert: (x: number) => number}}
 */
export function scale([from, to], [left, right]) {
  const ratio = (right - left) / Math.max(to - from, 1);
  return Object.assign((/** @type {number} */ t) => left + (t - from) * ratio, {
    invert: (/** @type {number} */ x) => from + (x - left) / ratio,
  });
}
