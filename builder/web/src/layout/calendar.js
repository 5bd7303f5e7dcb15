/**
 * A unit of the calendar and a span of time → the moments at which it begins, in UTC.
 *
 * By hand and not with d3-time, which would bring 2.7 kB for these few lines.
 *
 * @import { Span } from "../types.js"
 */
import { LENGTH } from "../tables.js";

const DAY = LENGTH.day;
/** The first day of 1970 was a Thursday. */
const MONDAY = 4 * DAY;

/** @typedef {"minute" | "hour" | "day" | "week" | "month" | "year"} Unit */

/** As `Date.UTC`, which takes the years 0 to 99 for those of the 20th century. @param {number} year @param {number} month from 0 @param {number} [day] */
const inUtc = (year, month, day = 1) => new Date(0).setUTCFullYear(year, month, day);

/** The latest beginning that is not after `t`; of days every nth of the month. @param {Unit} unit @param {number} n @param {number} t @returns {number} */
export function floor(unit, n, t) {
  const date = new Date(t);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const down = (/** @type {number} */ value) => Math.floor(value / n) * n;
  switch (unit) {
    case "year":
      // Round as people count: 200 BCE, 100 BCE, 1 CE, 100 CE; 1 BCE is the year 0.
      return inUtc(year > 0 ? Math.max(down(year), 1) : 1 + down(year - 1), 0);
    case "month":
      return inUtc(year, down(month));
    case "week":
      return Math.floor((t - MONDAY) / (7 * DAY)) * 7 * DAY + MONDAY;
    case "day":
      return inUtc(year, month, down(day - 1) + 1);
    default:
      return Math.floor(t / (n * LENGTH[unit])) * n * LENGTH[unit];
  }
}

/** The beginnings from one moment to before another. @param {Unit} unit @param {number} n @param {Span} span @returns {number[]} */
export function beginnings(unit, n, [from, to]) {
  const found = [];
  for (let t = floor(unit, n, from); t < to; t = next(unit, n, t)) if (t >= from) found.push(t);
  return found;
}

/** The beginning after this one. @param {Unit} unit @param {number} n @param {number} t @returns {number} */
function next(unit, n, t) {
  // Months and years differ in length: a little more than one always leads into the next.
  if (unit === "month" || unit === "year") return floor(unit, n, t + n * LENGTH[unit] + 5 * n * DAY);
  if (unit !== "day") return t + (unit === "week" ? 7 * DAY : n * LENGTH[unit]);
  // After the 31st comes the 1st: a step over the end of a month is cut short.
  const last = t + (n - 1) * DAY;
  return new Date(last).getUTCDate() < new Date(t).getUTCDate()
    ? floor("month", 1, last)
    : floor("day", n, last + DAY);
}
