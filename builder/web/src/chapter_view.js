/**
 * A chapter → the view that shows it, for the state and for addresses alike.
 *
 * @import { Axis, Chapter, Span } from "./types.js"
 */
import { endsOf } from "./axis.js";

/** Share of its length added on each side: a mark at the edge would look cut off. */
const MARGIN = 0.04;

/**
 * @param {Chapter} chapter an open end reaches as far as the axis
 * @param {Axis} axis nothing beyond it is shown
 * @returns {Span}
 */
export function chapterView({ from, to }, axis) {
  const ends = endsOf(axis);
  const [start, stop] = [axis.to(from ?? ends[0]), axis.to(to ?? ends[1])];
  const margin = (stop - start) * MARGIN;
  // Not as far as the ends: that would be the same as all events.
  const [left, right] = [Math.max(start - margin, start / 2), Math.min(stop + margin, (1 + stop) / 2)];
  // A chapter that is entirely outside of the axis.
  if (left >= right) return ends;
  return [left === 0 ? ends[0] : axis.from(left), right === 1 ? ends[1] : axis.from(right)];
}
