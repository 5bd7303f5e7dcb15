/**
 * A view and a scale → the ticks of the axis and the headings above them, by the chosen clock.
 *
 * Two levels, so that no tick is ever without its context: hours under a full date, days under a
 * month, months under a year.
 *
 * @import { Axis, Heading, Span, Tick } from "../types.js"
 */
import { utcDay, utcMonth, utcTickInterval, utcYear } from "d3-time";
import { clock, dayOfMonth, fullDay, month, monthYear, weekday, year } from "../words.js";
import { measure } from "./measure.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TYPE = 12;
/** About so many pixels from tick to tick. */
const ROOM = 56;
const GAP = 10;

/**
 * Each stretch of one pace has ticks of its own; what would touch the stretch before it goes.
 * @param {Span} view
 * @param {Axis} axis
 * @param {(t: number) => number} x
 * @returns {{ticks: Tick[], headings: Heading[]}}
 */
export function ticks(view, { points }, x) {
  const each = points.slice(1).flatMap(([end], i) => {
    const from = i === 0 ? view[0] : Math.max(view[0], points[i][0]);
    const to = i === points.length - 2 ? view[1] : Math.min(view[1], end);
    return to > from ? [stretch([from, to], x)] : [];
  });
  const right = x(view[1]);
  return {
    ticks: spaced(each.flatMap((one) => one.ticks), right),
    headings: apart(each.flatMap((one) => one.headings), right),
  };
}

/** @param {Span} view @param {(t: number) => number} x @returns {{ticks: Tick[], headings: Heading[]}} */
function stretch([from, to], x) {
  const { times, level } = finest([from, to], x);
  const isStrong = (/** @type {number} */ t) => level.coarse !== null && +level.coarse.floor(new Date(t)) === t;
  return {
    ticks: times.filter((t) => t >= from && t < to).map((t) => ({ x: x(t), labelX: x(t) + 4, label: level.label(t), strong: isStrong(t) })),
    headings: level.coarse ? headings(level, [from, to], x) : [],
  };
}

/**
 * Takes away a heading that says the same as the one before it, or has no room before the next: what
 * stands under that would seem to be its own. One that would just leave the picture stands a little earlier.
 * @param {Heading[]} all @param {number} right @returns {Heading[]}
 */
function apart(all, right) {
  const wide = (/** @type {Heading} */ { label }) => measure(label, TYPE, true);
  const inside = all.filter((one, i) => one.label !== all[i - 1]?.label && one.x + wide(one) <= right + GAP);
  return inside.flatMap((one, i) => {
    const x = Math.min(one.x, right - wide(one));
    return x + wide(one) + GAP > (inside[i + 1]?.x ?? Infinity) ? [] : [{ ...one, x }];
  });
}

/**
 * The finest steps at which every label has room: else now this one and now that one would go.
 * @param {Span} view @param {(t: number) => number} x
 * @returns {{times: number[], level: Level}}
 */
function finest([from, to], x) {
  let found = { times: /** @type {number[]} */ ([]), level: levelOf(to - from, 0) };
  for (let count = Math.max(2, Math.floor((x(to) - x(from)) / ROOM)); count >= 1; count--) {
    const [a, b] = [new Date(from), new Date(to + 1)];
    const times = (utcTickInterval(a, b, count)?.range(a, b) ?? []).map(Number);
    const step = times.length > 1 ? times[1] - times[0] : to - from;
    const room = x(from + step) - x(from);
    found = { times, level: levelOf(step, room) };
    const need = times.reduce((most, t) => Math.max(most, measure(found.level.label(t), TYPE)), 0);
    // Noon and midnight alone are a poor clock: then rather days.
    if (room >= need + GAP && (step <= 6 * HOUR || step >= DAY)) break;
  }
  return found;
}

/** @typedef {{coarse: typeof utcDay | null, label: (t: number) => string, heading: (t: number) => string}} Level */

/** @param {number} step milliseconds between ticks @param {number} room pixels between them @returns {Level} */
function levelOf(step, room) {
  if (step < DAY) return { coarse: utcDay, label: clock, heading: fullDay };
  if (step < 27 * DAY) {
    const label = room >= 54 && step < 2 * DAY
      ? (/** @type {number} */ t) => `${weekday(t).slice(0, 3)} ${dayOfMonth(t)}`
      : dayOfMonth;
    return { coarse: utcMonth, label, heading: monthYear };
  }
  if (step < 360 * DAY) {
    const short = (/** @type {number} */ t) => (month(t).length > 5 ? month(t).slice(0, 3) : month(t));
    return { coarse: utcYear, label: short, heading: year };
  }
  return { coarse: null, label: year, heading: year };
}

/**
 * Takes away a label that would touch the one before it or leave the picture.
 * @param {Tick[]} all @param {number} right @returns {Tick[]}
 */
function spaced(all, right) {
  let edge = -Infinity;
  return all.map((tick) => {
    const end = tick.x + measure(tick.label, TYPE) + GAP;
    if (tick.x < edge || end > right + GAP / 2) return { ...tick, label: "" };
    edge = end;
    return tick;
  });
}

/**
 * The heading that reigns at the left edge stands there, until the next one pushes it out.
 * @param {Level} level @param {Span} view @param {(t: number) => number} x @returns {Heading[]}
 */
function headings({ coarse, heading }, [from, to], x) {
  const unit = /** @type {typeof utcDay} */ (coarse);
  const first = unit.floor(new Date(from));
  const all = unit.range(first, new Date(to)).map((date) => ({
    x: Math.max(x(+date), x(from)),
    label: heading(+date),
  }));
  const told = all.filter((one, i) => {
    const room = (all[i + 1]?.x ?? x(to)) - one.x;
    return measure(one.label, TYPE, true) + GAP <= room || all.length === 1;
  });
  return told.map((one) => ({ ...one, x: one.x + 4 }));
}
