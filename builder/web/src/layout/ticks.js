/**
 * A view and a scale → the ticks of the axis and the headings above them, by the chosen clock.
 *
 * Two levels, so that no tick is ever without its context: hours under a full date, days under a
 * month, months under a year.
 *
 * @import { Axis, Heading, Span, Tick } from "../types.js"
 * @import { Unit } from "./calendar.js"
 */

import { APART, LENGTH, STEPS } from "../tables.js";
import { clock, dayOfMonth, fullDay, monthYear, shortDay, shortMonth, year } from "../words.js";
import { beginnings, floor } from "./calendar.js";
import { measure } from "./measure.js";

const TYPE = 12;
/** Labels are at least this wide: closer ticks need not be tried. */
const LEAST = 22;

/**
 * Each part of the axis with its own pace has its own ticks; labels that would touch the part before are
 * dropped.
 * @param {Span} view
 * @param {Axis} axis
 * @param {(t: number) => number} x
 * @returns {{ticks: Tick[], headings: Heading[]}}
 */
export function ticks(view, { points }, x) {
  const each = points.slice(1).flatMap(([end], i) => {
    const from = i === 0 ? view[0] : Math.max(view[0], points[i][0]);
    const to = i === points.length - 2 ? view[1] : Math.min(view[1], end);
    return to > from ? [ticksIn([from, to], x)] : [];
  });
  const right = x(view[1]);
  return {
    ticks: spaced(
      each.flatMap((part) => part.ticks),
      right,
    ),
    headings: apart(
      each.flatMap((part) => part.headings),
      right,
    ),
  };
}

/** @param {Span} view @param {(t: number) => number} x @returns {{ticks: Tick[], headings: Heading[]}} */
function ticksIn([from, to], x) {
  const { times, level } = finest([from, to], x);
  // Months begin between weeks: without a line there, the first week of one would seem to be of the other.
  const borders = level.coarse ? beginnings(level.coarse, 1, [from, to]) : [];
  const all = [...new Set([...times, ...borders])].sort((a, b) => a - b);
  const named = level.coarse ? headings(level, [from, to], x) : [];
  // A week of a month that has no room for its name stays unnamed, too.
  const isNamed = (/** @type {number} */ t) =>
    !borders.some((border) => border <= t) || named.some((heading) => heading.label === level.heading(t));
  const labelOf = (/** @type {number} */ t) => (times.includes(t) && isNamed(t) ? level.label(t) : "");
  return {
    ticks: all
      .filter((t) => t >= from && t < to)
      .map((t) => ({ t, x: x(t), labelX: x(t) + 4, label: labelOf(t), strong: borders.includes(t) })),
    headings: named,
  };
}

/**
 * Drops headings that repeat the one before, or have no room before the next, whose ticks would seem to be
 * theirs. A heading that would just leave the picture is moved back a little.
 * @param {Heading[]} all @param {number} right @returns {Heading[]}
 */
function apart(all, right) {
  const wide = (/** @type {Heading} */ { label }) => measure(label, TYPE, true);
  const inside = all.filter(
    (heading, i) => heading.label !== all[i - 1]?.label && heading.x + wide(heading) <= right + APART,
  );
  return inside.flatMap((heading, i) => {
    const x = Math.min(heading.x, right - wide(heading));
    return x + wide(heading) + APART > (inside[i + 1]?.x ?? Infinity) ? [] : [{ ...heading, x }];
  });
}

/**
 * The finest steps at which every label has room: with any finer ones, labels would be dropped at random.
 * @param {Span} view @param {(t: number) => number} x
 * @returns {{times: number[], level: Level}}
 */
export function finest([from, to], x) {
  const pace = (x(to) - x(from)) / (to - from);
  for (const [unit, n] of /** @type {[Unit, number][]} */ (STEPS)) {
    const room = n * LENGTH[unit] * pace;
    if (room < LEAST) continue;
    const level = levelOf(unit, room);
    const times = beginnings(unit, n, [from, to]);
    const need = times.reduce((most, t) => Math.max(most, measure(level.label(t), TYPE)), 0);
    if (room >= need + APART) return { times, level };
  }
  return { times: [], level: levelOf("year", 0) };
}

/** @typedef {{coarse: Unit | null, label: (t: number) => string, heading: (t: number) => string}} Level */

/** @param {Unit} unit of the ticks @param {number} room pixels between them @returns {Level} */
function levelOf(unit, room) {
  switch (unit) {
    case "minute":
    case "hour":
      return { coarse: "day", label: clock, heading: fullDay };
    case "day":
    case "week": {
      const named = unit === "day" && room >= 54;
      return { coarse: "month", label: named ? shortDay : dayOfMonth, heading: monthYear };
    }
    case "month":
      return { coarse: "year", label: shortMonth, heading: year };
    case "year":
      return { coarse: null, label: year, heading: year };
  }
}

/**
 * Drops labels that would touch the one before, or leave the picture.
 * @param {Tick[]} all @param {number} right @returns {Tick[]}
 */
function spaced(all, right) {
  let edge = -Infinity;
  return all.map((tick) => {
    const end = tick.x + measure(tick.label, TYPE) + APART;
    if (tick.x < edge || end > right + APART / 2) return { ...tick, label: "" };
    edge = end;
    return tick;
  });
}

/**
 * The current heading sticks to the left edge until the next one pushes it out.
 * @param {Level} level @param {Span} view @param {(t: number) => number} x @returns {Heading[]}
 */
function headings({ coarse, heading: nameOf }, [from, to], x) {
  const unit = /** @type {Unit} */ (coarse);
  const all = beginnings(unit, 1, [floor(unit, 1, from), to]).map((t) => ({
    x: Math.max(x(t), x(from)),
    label: nameOf(t),
  }));
  const shown = all.filter((heading, i) => {
    const room = (all[i + 1]?.x ?? x(to)) - heading.x;
    return measure(heading.label, TYPE, true) + APART <= room || all.length === 1;
  });
  return shown.map((heading) => ({ ...heading, x: heading.x + 4 }));
}
