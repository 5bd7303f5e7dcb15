/**
 * An axis, a view and two edges in pixels → moments to pixels, and back.
 *
 * @import { Axis, Span } from "../types.js"
 */

/**
 * @param {Axis} axis
 * @param {Span} view
 * @param {[number, number]} edges
 * @returns {((t: number) => number) & {invert: (x: number) => number}}
 */
export function scale(axis, [from, to], [left, right]) {
  const start = axis.to(from);
  const ratio = (right - left) / Math.max(axis.to(to) - start, 1e-12);
  return Object.assign((/** @type {number} */ t) => left + (axis.to(t) - start) * ratio, {
    invert: (/** @type {number} */ x) => axis.from(start + (x - left) / ratio),
  });
}
