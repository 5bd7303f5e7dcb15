/**
 * Chapters on a scale → lines with their titles, above the axis.
 *
 * @import { Box, ChapterSpan, Story } from "../types.js"
 */
import { fit, measure } from "./measure.js";

/** The height of a tier. */
export const TIER = 24;

const TYPE = 12;
const GAP = 8;

/**
 * Chapters may overlap: each is in the first tier that is free.
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
 * A title runs on as far as its tier is free; where that is not far, it ends with its line instead, if
 * there is more room before it.
 * @param {Story} story @param {(t: number) => number} x @param {{plot: Box, tiers: number[]}} at
 * @returns {ChapterSpan[]}
 */
export function chaptersOf({ chapters }, x, { plot, tiers }) {
  const right = plot.x + plot.width;
  const seen = chapters.flatMap(({ id, title, from, to }, i) => {
    const left = Math.max(from === null ? plot.x : x(from), plot.x);
    const width = Math.min(to === null ? right : x(to), right) - left;
    return width < 4 ? [] : [{ id, title, x: left, width, tier: tiers[i] }];
  });
  /** @type {number[]} how far each tier is taken */
  const taken = [];
  return seen.map((chapter, i) => {
    const next = seen.slice(i + 1).find(({ tier }) => tier === chapter.tier);
    const before = taken[chapter.tier] ?? plot.x;
    const end = chapter.x + chapter.width;
    const ahead = fit(chapter.title, (next?.x ?? right) - chapter.x - GAP, TYPE);
    const back = ahead === chapter.title ? "" : fit(chapter.title, end - before - GAP, TYPE);
    const label = back.length > ahead.length ? back : ahead;
    const width = measure(label, TYPE);
    const labelX = label === ahead ? chapter.x : end - width;
    taken[chapter.tier] = label ? Math.max(labelX + width + GAP, chapter.x) : before;
    return { id: chapter.id, label, labelX, x: chapter.x, width: chapter.width, y: 6 + chapter.tier * TIER };
  });
}
