/**
 * One event on a scale → the shape of its mark along x, and the places its label may take.
 *
 * What was surely going on is solid; “some time in here” is a tinted band, hatched where the date
 * is coarser than a day or uncertain; a fuzzy or open end fades. A day is a band one day wide once that
 * is wider than a point. A date that is not known to the day is never drawn as a point. The rules are those
 * of `when.py`, by which the builder draws its own pictures.
 *
 * @import { Box, Positioned, Segment } from "../types.js"
 * @import { Item, Interval } from "./pack.js"
 */

import { KEY_MOMENT } from "../vocabulary.js";
import { LOOK } from "./look.js";
import { fit, measure } from "./measure.js";
import { BEYOND } from "./tables.js";

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
  const segments = segmentsOf(event, x);
  const left = segments[0]?.x ?? x(event.start);
  const right = segments.reduce((edge, part) => Math.max(edge, part.x + part.width), left);
  const exact = !event.end && ["minute", "day"].includes(event.date.precision);
  const hard = !event.date.soft[0] && !event.date.soft[1];
  if (exact && hard && right - left < least) {
    return { shape: "dot", x: (left + right) / 2, width: 0, segments: [] };
  }
  if (right - left >= least) return { shape: "bar", x: left, width: right - left, segments };
  const start = (left + right - least) / 2;
  const kind = isSure(event) ? "sure" : "maybe";
  const soft = /** @type {[boolean, boolean]} */ ([event.date.soft[0], (event.end ?? event.date).soft[1]]);
  // Too narrow for its parts: a single piece, that keeps the hatching.
  return {
    shape: "bar",
    x: start,
    width: least,
    segments: [segment([start, start + least], kind, soft, isVague(event))],
  };
}

/** @param {Positioned} event @param {(t: number) => number} x @returns {Segment[]} */
function segmentsOf(event, x) {
  const { date, end } = event;
  const from = x(event.start);
  const vague = isVague(event);
  if (!end) {
    const to = x(date.to ?? event.stop);
    return to > from ? [segment([from, to], "maybe", date.soft, vague)] : [];
  }
  const sureFrom = date.to === null ? from : x(date.to);
  const until = x(end.to ?? event.stop);
  const sureTo = end.from === null ? sureFrom : Math.min(x(end.from), until);
  if (sureTo <= sureFrom) return [segment([from, until], "maybe", [date.soft[0], end.soft[1]], vague)];
  return [
    segment([from, sureFrom], "maybe", [date.soft[0], false], vague),
    segment([sureFrom, sureTo], "sure", [false, false], false),
    segment([sureTo, until], "maybe", [false, end.soft[1]], vague || end.soft[1]),
  ].filter((part) => part.width > 0.5);
}

/** Between the latest beginning and the earliest end it was surely going on. @param {Positioned} event */
export const isSure = ({ date, end }) => date.to !== null && !!end && end.from !== null && end.from > date.to;

/** Coarser than a day, or unsure. @param {Positioned} event */
export function isVague({ date }) {
  return date.soft[0] || date.soft[1] || !["minute", "day"].includes(date.precision);
}

/**
 * @param {Interval} interval @param {Segment["kind"]} kind
 * @param {[boolean, boolean]} soft @param {boolean} hatched
 * @returns {Segment}
 */
function segment([x, right], kind, soft, hatched) {
  return { kind, hatched, fade: fadeOf(soft), x, width: right - x };
}

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
