/**
 * Chapters on a scale → lines with their titles, above the axis.
 *
 * @import { Box, Scene, Story } from "../types.js"
 */
import { fit } from "./measure.js";

/** The height of a tier. */
export const TIER = 24;

/**
 * Chapters may overlap: each stands in the first tier where none is in its way.
 * @param {Story["chapters"]} chapters @returns {number[]}
 */
export function tiersOf(chapters) {
  /** @type {number[]} */
  const ends = [];
  return chapters.map(({ from, to }) => {
    const free = ends.findIndex((end) => end <= (from ?? -Infinity));
    const tier = free < 0 ? ends.length : free;
    ends[tier] = to ?? Infinity;
    return tier;
  });
}

/**
 * @param {Story} story @param {(t: number) => number} x @param {{plot: Box, tiers: number[]}} at
 * @returns {Scene["chapters"]}
 */
export function chaptersOf({ chapters }, x, { plot, tiers }) {
  const right = plot.x + plot.width;
  return chapters.flatMap(({ id, title, from, to }, i) => {
    const left = Math.max(from === null ? plot.x : x(from), plot.x);
    const width = Math.min(to === null ? right : x(to), right) - left;
    return width < 4 ? [] : [{ id, label: fit(title, width - 8, 12), x: left, width, y: 6 + tiers[i] * TIER }];
  });
}
