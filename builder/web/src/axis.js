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
  const at = (/** @type {0 | 1} */ from) => {
    const to = from ? 0 : 1;
    // Thousands of events come in order of time, so the search goes on where it last ended.
    let i = 1;
    return (/** @type {number} */ value) => {
      while (i > 1 && points[i - 1][from] >= value) i--;
      while (i < points.length - 1 && points[i][from] < value) i++;
      const a = points[i - 1];
      const b = points[i];
      return a[to] + ((value - a[from]) * (b[to] - a[to])) / (b[from] - a[from]);
    };
  };
  return { points, to: at(0), from: at(1) };
}

/** The same span at one pace. @param {Axis} bent @returns {Axis} */
export function even({ points }) {
  return axis([
    [points[0][0], 0],
    [points[points.length - 1][0], 1],
  ]);
}

/**
 * The same axis between other ends: cut short, or continued at its pace.
 * @param {Axis} bent @param {Span} ends @returns {Axis}
 */
export function between(bent, [start, end]) {
  const [first, last] = endsOf(bent);
  if (start === first && end === last) return bent;
  const inner = bent.points.slice(1, -1).filter(([t]) => t > start && t < end);
  const [low, high] = [bent.to(start), bent.to(end)];
  const moments = [start, ...inner.map(([t]) => t), end];
  return axis(moments.map((t) => [t, (bent.to(t) - low) / (high - low)]));
}

/** @param {Axis} of @returns {Span} */
export const endsOf = ({ points }) => [points[0][0], points[points.length - 1][0]];
