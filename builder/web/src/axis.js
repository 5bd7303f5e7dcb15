/**
 * Moments and their shares of the width → an axis: piecewise linear, both ways.
 *
 * The points of the bent axis are worked out in Python, so that the builder's own picture and this
 * one agree on where a moment lies.
 *
 * @import { Axis, Span } from "./types.js"
 */

/** @param {[number, number][]} points at least two, rising in both @returns {Axis} */
export function axis(points) {
  const at = (/** @type {0 | 1} */ from) => (/** @type {number} */ value) => {
    let i = 1;
    while (i < points.length - 1 && points[i][from] < value) i++;
    const [a, b] = [points[i - 1], points[i]];
    const to = from ? 0 : 1;
    return a[to] + ((value - a[from]) * (b[to] - a[to])) / (b[from] - a[from]);
  };
  return { points, to: at(0), from: at(1) };
}

/** The same stretch at one pace. @param {Axis} bent @returns {Axis} */
export function even({ points }) {
  return axis([
    [points[0][0], 0],
    [points[points.length - 1][0], 1],
  ]);
}

/** @param {Axis} of @returns {Span} */
export const endsOf = ({ points }) => [points[0][0], points[points.length - 1][0]];
