/**
 * Answers → arcs from what is answered to what answers it, with how long it took and who says so.
 *
 * @import { Answer, Arc, Box, Cluster, Mark, Positioned, State } from "../types.js"
 * @import { Frame } from "./look.js"
 */
import { chainOf } from "../state.js";
import { andOthers, inAnswerTo, restsOn } from "../words.js";
import { measure } from "./measure.js";

const TYPE = 12;
const LINE = 15;
/** Where on the curve a label may be placed, the best first; and on which side of it. */
const SPOTS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];
const BESIDE = [0, -1, 1];

/** @typedef {[number, number]} Point */

/** @typedef {Omit<Arc, "label" | "timed"> & {latency: string, words: string[]}} Link an arc without its label */

/**
 * Those of the selected event's chain, or all.
 * @param {State} state
 * @param {{frame: Frame, marks: Mark[], clusters: Cluster[]}} drawn
 * @returns {Arc[]}
 */
export function arcsOf(state, { frame, marks, clusters }) {
  const chain = chainOf(state.story, state.selected);
  if (!state.answers && chain.size < 2) return [];
  const links = linksIn(state, { chain, frame, at: placer(frame, marks, clusters) });
  const taken = [
    ...marks.flatMap((mark) => (mark.label ? [boxOf(mark)] : [])),
    ...marks.map(inkOf),
    ...clusters.map(({ box }) => box),
  ];
  /** @type {Map<Link, Arc["label"]>} */
  const labels = new Map();
  for (const link of [...links].sort((a, b) => rank(b) - rank(a)))
    if (link.lit || chain.size < 2) labels.set(link, labelOf(link, frame.plot, taken));
  return links.map((link) => {
    const { words, latency, ...arc } = link;
    return { ...arc, timed: latency !== "", label: labels.get(link) ?? null };
  });
}

/** How long it took is said nowhere else, so such arcs are labelled first. @param {Link} link */
const rank = ({ lit, latency }) => Number(lit) * 2 + Number(latency !== "");

/**
 * @param {State} state
 * @param {{chain: Set<string>, frame: Frame, at: (event: Positioned) => Point | null}} drawn @returns {Link[]}
 */
function linksIn({ visible, answers }, { chain, frame, at }) {
  const known = new Map(visible.events.map((event) => [event.id, event]));
  return visible.events.flatMap((later) =>
    answersOf(later).flatMap((answer) => {
      const earlier = known.get(answer.event);
      const lit = chain.has(later.id) && chain.has(answer.event);
      if (!earlier || !(lit || answers)) return [];
      const [from, to] = [at(earlier), at(later)];
      if (!from || !to || isBeyond(from, to, frame.plot)) return [];
      const by = control(from, to, frame.plot);
      const words = restsOn(answer);
      const title = inAnswerTo(later.title, earlier.title, words);
      return [{ id: `${earlier.id} ${later.id}`, from, by, to, lit, title, words, latency: answer.latency }];
    }),
  );
}

/**
 * Each event that it answers once; where several say so, the first of them stands for all.
 * @param {Positioned} event @returns {Answer[]}
 */
function answersOf({ answers }) {
  const sameOf = (/** @type {Answer} */ { event }) => answers.filter((answer) => answer.event === event);
  return answers
    .filter((answer) => sameOf(answer)[0] === answer)
    .map((answer) => {
      const others = sameOf(answer).length - 1;
      return others ? { ...answer, by: andOthers(answer.by, others), basis: "" } : answer;
    });
}

/**
 * Where an event's mark begins, or its cluster is, or else where it would be in its lane beyond the edge.
 * @param {Frame} frame @param {Mark[]} marks @param {Cluster[]} clusters
 * @returns {(event: Positioned) => Point | null}
 */
function placer({ plot, lanes, x }, marks, clusters) {
  /** @type {Map<string, Point>} */
  const points = new Map();
  for (const { events, x: at, y } of clusters) for (const { id } of events) points.set(id, [at, y]);
  for (const { id, x: at, width, y } of marks)
    points.set(id, [Math.min(Math.max(at, plot.x), at + width), y]);
  return (event) => {
    const lane = lanes.find(({ id }) => id === event.lane);
    if (!lane) return null;
    const edge = Math.min(Math.max(x(event.start), plot.x - 40), plot.x + plot.width + 40);
    return points.get(event.id) ?? [edge, lane.y + lane.height / 2];
  };
}

/** @param {Point} from @param {Point} to @param {Box} plot */
const isBeyond = (from, to, { x, width }) =>
  (from[0] < x && to[0] < x) || (from[0] > x + width && to[0] > x + width);

/**
 * To the left of the way: upwards, where time runs to the right; but not beyond the plot.
 * @param {Point} from @param {Point} to @param {Box} plot @returns {Point}
 */
function control([x0, y0], [x1, y1], { x, width }) {
  const bend = Math.max(0.22, 24 / Math.max(Math.hypot(x1 - x0, y1 - y0), 1));
  const inside = Math.min(
    Math.max((x0 + x1) / 2 + (y1 - y0) * bend, Math.min(x, x0, x1)),
    Math.max(x + width, x0, x1),
  );
  return [inside, (y0 + y1) / 2 - (x1 - x0) * bend];
}

/** As much of its words as has room. @param {Link} link @param {Box} plot @param {Box[]} taken grows @returns {Arc["label"]} */
function labelOf(link, plot, taken) {
  for (let most = 3; most; most--) {
    const label = labelWith(link.words.slice(0, most), link, { plot, taken });
    if (label) return label;
  }
  return null;
}

/** @param {string[]} lines @param {Link} link @param {{plot: Box, taken: Box[]}} room @returns {Arc["label"]} */
function labelWith(lines, link, { plot, taken }) {
  const width = lines.reduce((most, line) => Math.max(most, measure(line, TYPE)), 0) + 12;
  const height = lines.length * LINE + 6;
  for (const t of SPOTS) {
    const [x, y] = pointAt(link, t);
    for (const side of BESIDE) {
      const top = y - height / 2 + (side * (height + 8)) / 2;
      const box = { x: x - width / 2, y: top, width, height };
      if (!isInside(box, plot) || taken.some((other) => meet(other, box))) continue;
      taken.push(box);
      return { box, x, y: top + LINE, lines };
    }
  }
  return null;
}

/** On the curve. @param {Link} link @param {number} t 0 to 1 @returns {Point} */
function pointAt({ from, by, to }, t) {
  const at = (/** @type {0 | 1} */ i) => (1 - t) ** 2 * from[i] + 2 * t * (1 - t) * by[i] + t * t * to[i];
  return [at(0), at(1)];
}

/** @param {Box} box @param {Box} plot */
const isInside = (box, plot) =>
  box.x >= plot.x &&
  box.x + box.width <= plot.x + plot.width &&
  box.y >= plot.y &&
  box.y + box.height <= plot.y + plot.height;

/** @param {Mark} mark @returns {Box} of its label */
function boxOf({ label, target }) {
  const { x, width, anchor, y } = /** @type {NonNullable<Mark["label"]>} */ (label);
  return { x: anchor === "end" ? x - width : x, y: y - 12, width, height: Math.min(target.height, 16) };
}

/** @param {Mark} mark @returns {Box} of its dot or bar */
const inkOf = ({ x, y, width, height, shape }) =>
  shape === "dot"
    ? { x: x - height / 2, y: y - height / 2, width: height, height }
    : { x, y: y - height / 2, width, height };

/** @param {Box} a @param {Box} b */
const meet = (a, b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
