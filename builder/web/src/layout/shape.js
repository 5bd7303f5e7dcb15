/**
 * One event on a scale → the shape of its mark along x, and the places its label may take.
 *
 * What is known to the day, and what surely went on, is solid; “some time in here” is pale and hatched;
 * a fuzzy end fades, and an open one soon beyond the day that is known; a line joins one date or another. A day is a band one day wide once that is wider
 * than a point. A date that is not known to the day is never drawn as a point. The rules are those of `when.py`, by which the builder draws its
 * own pictures; the tests of both go by the same cases.
 *
 * @import { Bounds, Box, Positioned, Segment, StoryEvent } from "../types.js"
 * @import { Item, Interval } from "./pack.js"
 */

import { BEYOND, READING, TAIL } from "../tables.js";
import { KEY_MOMENT } from "../vocabulary.js";
import { LOOK } from "./look.js";
import { fit, measure } from "./measure.js";

/** Longest label, and longest label in a crowd, in px. */
const LONGEST = 440;
const SHORT = 190;
/** A cut label shorter than this says nothing, in px. */
const TELLING = 84;
/** From the leader to the text, in px. */
export const FLAG = 5;
const GAP = 12;

/** Thickness of a bar and diameter of a point, by significance. */
export const THICK = [0, 7, 9, 11];

/**
 * @typedef {object} Shape
 * @property {"dot" | "bar"} shape
 * @property {number} x
 * @property {number} width
 * @property {Segment[]} segments
 */

/** @param {Positioned} event @param {(t: number) => number} x @returns {Shape} */
export function shape(event, x) {
  const least = THICK[event.significance] + BEYOND;
  const parts = partsOf(event, x);
  const left = parts[0]?.x ?? x(event.start);
  const width = parts.reduce((sum, part) => sum + part.width, 0);
  if (width >= least) return { shape: "bar", x: left, width, segments: parts };
  const middle = left + width / 2;
  if (isExact(event.date) && !event.end) return { shape: "dot", x: middle, width: 0, segments: [] };
  const start = middle - least / 2;
  // Too narrow for its parts: a single one, solid only if all of them are.
  const single = part([start, start + least], isSure(parts), softOf(event));
  return { shape: "bar", x: start, width: least, segments: [single] };
}

/** The parts of a band, those without any width left out. @param {StoryEvent} event @param {(t: number) => number} x @returns {Segment[]} */
export function partsOf(event, x) {
  const { date, end, stop } = event;
  const soft = softOf(event);
  const [from, since] = endsOf(date, x, stop);
  if (!end) return wide(...readings([from, since], date, x));
  if (end.unknown) {
    if (date.to === null) return wide(part([from, since], false, [soft[0], true]));
    const tail = part([since, since + TAIL], false, [false, true]);
    return wide(part([from, since], isExact(date), [soft[0], false]), tail);
  }
  const [first, over] = endsOf(end, x, stop);
  const opens = end.to === null;
  const exact = isExact(date);
  // On its first day it surely was.
  const until = opens || end.from !== null ? Math.max(first, opens && exact ? since : from) : from;
  const last = Math.max(over, until);
  if (date.to === null || (until <= since && !(exact && (opens || isExact(end)))))
    return wide(part([from, last], false, soft));
  const [low, high] = [exact ? from : since, isExact(end) ? last : until];
  return wide(
    part([from, low], false, [soft[0], false]),
    part([low, high], true),
    part([high, last], false, [false, soft[1]]),
  );
}

/**
 * Where a date lies; an open end is a short way from the other.
 * @param {Bounds} date @param {(t: number) => number} x @param {number} stop @returns {Interval}
 */
function endsOf({ from, to }, x, stop) {
  const at = x(from ?? to ?? stop);
  if (from === null) return [at - TAIL, at];
  return [at, to === null ? at + TAIL : x(to)];
}

/**
 * A date's part; of one date or another, each where it is told apart, and what joins them.
 * @param {Interval} interval @param {Bounds} date @param {(t: number) => number} x @returns {Segment[]}
 */
function readings([low, high], date, x) {
  let [start, end] = date.soft;
  const parts = (date.cuts?.map(x) ?? []).flatMap((cut, i, cuts) => {
    const [left, right] = [
      Math.max(cut, low + READING),
      Math.min(cuts[i + 1], (cuts[i + 2] ?? high) - READING),
    ];
    if (i % 2 || right <= left) return [];
    const reading = part([low, left], false, [start, false]);
    [low, start] = [right, false];
    return [reading, { ...part([left, right], false), kind: /** @type {const} */ ("joint") }];
  });
  return [...parts, part([low, high], isExact(date), [start, end])];
}

/** @param {...Segment} parts */
const wide = (...parts) => parts.filter(({ width }) => width > 0);

/** Whether all of a mark is solid. @param {Segment[]} parts */
export const isSure = (parts) => parts.length > 0 && parts.every(({ kind }) => kind === "sure");

/** A moment or a day. @param {Bounds} date */
export const isExact = ({ precision, soft }) => ["minute", "day"].includes(precision) && !soft.includes(true);

/** Which ends of an event are fuzzy or open. @param {StoryEvent} event @returns {[boolean, boolean]} */
export const softOf = ({ date, end }) => [date.soft[0], (end ?? date).soft[1]];

/**
 * @param {Interval} interval @param {boolean} sure @param {[boolean, boolean]} [soft] which ends of a pale part fade
 * @returns {Segment}
 */
const part = ([x, right], sure, soft = [false, false]) => ({
  kind: sure ? "sure" : "maybe",
  fade: sure ? "" : fadeOf(soft),
  x,
  width: right - x,
});

/** Soft ends fade. @param {[boolean, boolean]} soft @returns {Segment["fade"]} */
export const fadeOf = ([start, end]) => (start && end ? "both" : start ? "start" : end ? "end" : "");

/**
 * @typedef {object} LabelPlace
 * @property {string} text
 * @property {number} x where the text starts, or ends
 * @property {"start" | "end"} anchor
 * @property {number} width
 * @property {number | null} leader
 * @property {Interval} interval the room it takes
 * @property {boolean} clear it is beside its mark, not above
 */

/**
 * To the right of where its mark begins, like a flag on a pole; else to the left of it; else cut short.
 * A band that began before the view has its label at the edge of the view.
 * @param {Shape} mark @param {Positioned} event @param {Box} plot
 * @returns {LabelPlace[]}
 */
export function labels(mark, event, plot) {
  const size = LOOK.type;
  const bold = event.significance === KEY_MOMENT;
  const right = plot.x + plot.width;
  const early = mark.shape === "bar" && mark.x < plot.x;
  const pole = early ? plot.x : mark.x;
  const whole = measure(event.title, size, bold);
  /** @param {number} most @param {boolean} [back] @returns {LabelPlace[]} */
  const flag = (most, back = false) => {
    const text = whole <= most ? event.title : fit(event.title, most, size, bold);
    const width = text === event.title ? whole : measure(text, size, bold);
    if (!text || (text !== event.title && width < TELLING)) return [];
    const leader = early ? null : pole;
    if (back) {
      const x = pole - FLAG;
      return [{ text, x, anchor: "end", width, leader, interval: [x - width - GAP, pole + 1], clear: true }];
    }
    const x = pole + FLAG;
    return [{ text, x, anchor: "start", width, leader, interval: [pole - 1, x + width + GAP], clear: false }];
  };
  const room = right - pole - FLAG;
  const long = Math.min(LONGEST, plot.width * 0.7);
  return [
    ...(Math.min(whole, long) <= room ? flag(long) : []),
    ...(early ? [] : flag(Math.min(long, pole - plot.x - FLAG), true)),
    ...flag(Math.min(SHORT, room)),
  ];
}

/**
 * @param {Positioned} event @param {(t: number) => number} x @param {Box} plot
 * @returns {{shape: Shape, labels: LabelPlace[], item: Item}}
 */
export function itemOf(event, x, plot) {
  const mark = shape(event, x);
  const half = mark.shape === "dot" ? THICK[event.significance] / 2 : 0;
  const places = labels(mark, event, plot);
  return {
    shape: mark,
    labels: places,
    item: {
      mark: [mark.x - half - 2, mark.x + mark.width + half + 2],
      labels: places,
      rank: event.significance,
    },
  };
}
