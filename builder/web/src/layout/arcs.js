/**
 * Answers → arcs from what is answered to what answers it, with how long it took and who says so.
 *
 * @import { Answer, Arc, Box, Cluster, Mark, Positioned, State } from "../types.js"
 * @import { Frame } from "./look.js"
 */
import { chainOf } from "../state.js";
import { measure } from "./measure.js";

const TYPE = 12;
const LINE = 15;
/** Places on the curve where its label may stand, the best first; and beside it. */
const SPOTS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];
const BESIDE = [0, -1, 1];

/** @typedef {[number, number]} Point */

/**
 * Those of the selected event's chain, or all.
 * @param {State} state
 * @param {{frame: Frame, marks: Mark[], clusters: Cluster[]}} drawn
 * @returns {Arc[]}
 */
export function arcsOf(state, { frame, marks, clusters }) {
  const chain = chainOf(state.story, state.selected);
  if (!state.answers && chain.size < 2) return [];
  const known = new Map(state.visible.events.map((one) => [one.id, one]));
  const at = placer(frame, marks, clusters);
  /** @type {Box[]} */
  const taken = [
    ...marks.flatMap((mark) => (mark.label ? [boxOf(mark)] : [])),
    ...marks.map(inkOf),
    ...clusters.map((one) => one.box),
  ];
  const arcs = state.visible.events.flatMap((later) =>
    linksOf(later).flatMap((answer) => {
      const earlier = known.get(answer.event);
      const lit = chain.has(later.id) && chain.has(answer.event);
      if (!earlier || !(lit || state.answers)) return [];
      const [from, to] = [at(earlier), at(later)];
      if (!from || !to || isBeyond(from, to, frame.plot)) return [];
      const by = control(from, to, frame.plot);
      const says = [answer.latency, `according to ${answer.by}`, answer.basis].filter(Boolean);
      const title = `${later.title}, in answer to: ${earlier.title} (${says.join("; ")})`;
      return [{ id: `${earlier.id} ${later.id}`, from, by, to, lit, title, says, latency: answer.latency }];
    }),
  );
  // How long it took is what only they say: such arcs are labelled first, and with that alone where there is no more room.
  const rank = (/** @type {{lit: boolean, latency: string}} */ one) =>
    Number(one.lit) * 2 + Number(one.latency !== "");
  const labels = new Map(
    [...arcs]
      .sort((a, b) => rank(b) - rank(a))
      .map((one) => {
        const told = one.lit || chain.size < 2;
        const tries = told ? [3, 2, 1].map((most) => one.says.slice(0, most)) : [];
        return [
          one,
          tries.reduce(
            (found, says) => found ?? labelOf(says, one, frame.plot, taken),
            /** @type {Arc["label"]} */ (null),
          ),
        ];
      }),
  );
  return arcs.map((one) => {
    const { says, latency, ...arc } = one;
    return { ...arc, timed: latency !== "", label: labels.get(one) ?? null };
  });
}

/**
 * Each event it answers once; where several say so, the first of them stands for all.
 * @param {Positioned} later @returns {Answer[]}
 */
function linksOf({ answers }) {
  const told = (/** @type {Answer} */ { event }) => answers.filter((one) => one.event === event);
  return answers
    .filter((one) => told(one)[0] === one)
    .map((one) => {
      const more = told(one).length - 1;
      return more ? { ...one, by: `${one.by} and ${more} more`, basis: "" } : one;
    });
}

/**
 * Where an event's mark begins, or its cluster stands, or it would in its lane beyond the edge.
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
    const lane = lanes.find((one) => one.id === event.lane);
    if (!lane) return null;
    const edge = Math.min(Math.max(x(event.start), plot.x - 40), plot.x + plot.width + 40);
    return points.get(event.id) ?? [edge, lane.y + lane.height / 2];
  };
}

/** @param {Point} from @param {Point} to @param {Box} plot */
const isBeyond = (from, to, { x, width }) =>
  (from[0] < x && to[0] < x) || (from[0] > x + width && to[0] > x + width);

/**
 * To the left of the way: upwards, where time runs to the right. Not so far that it would leave the plot.
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

/**
 * @param {string[]} lines @param {{from: Point, by: Point, to: Point}} arc @param {Box} plot @param {Box[]} taken grows
 */
function labelOf(lines, { from, by, to }, plot, taken) {
  const width = lines.reduce((most, line) => Math.max(most, measure(line, TYPE)), 0) + 12;
  const height = lines.length * LINE + 6;
  for (const t of SPOTS) {
    const point = (/** @type {0 | 1} */ i) =>
      (1 - t) ** 2 * from[i] + 2 * t * (1 - t) * by[i] + t * t * to[i];
    for (const side of BESIDE) {
      const box = {
        x: point(0) - width / 2,
        y: point(1) - height / 2 + (side * (height + 8)) / 2,
        width,
        height,
      };
      const inside =
        box.x >= plot.x &&
        box.x + width <= plot.x + plot.width &&
        box.y >= plot.y &&
        box.y + height <= plot.y + plot.height;
      if (!inside || taken.some((one) => meet(one, box))) continue;
      taken.push(box);
      return { box, x: box.x + width / 2, y: box.y + LINE, lines };
    }
  }
  return null;
}

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
