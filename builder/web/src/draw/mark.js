/**
 * A mark, a cluster → SVG, in place.
 *
 * By hand and not with selections: a zoom step moves hundreds of them within one frame. Each is
 * drawn about its own origin, and only what has changed is written, so that a step is mostly one
 * attribute for each.
 *
 * @import { Box, Cluster, ColumnEvent, Mark, Segment } from "../types.js"
 * @import { Look } from "./put.js"
 */

import { SLIM } from "../tables.js";
import { more } from "../words.js";
import { apart, classes, lastOf, put, round } from "./put.js";

const SVG = "http://www.w3.org/2000/svg";

/** A box about another origin. @param {Box} box @param {{x: number, y: number}} origin */
const about = (box, { x, y }) => ({
  x: round(box.x - x),
  y: round(box.y - y),
  width: round(box.width),
  height: round(box.height),
});

/** @typedef {Look & {class: string}} Dress */

/**
 * A child of a mark: the name of its element, and its look. They are listed in the order in which they lie
 * over one another, without those that a mark does not need.
 * @typedef {[string, Dress]} Piece
 */

/** The first class says what it is. @param {Look} look */
const kind = (look) => String(look.class).split(" ", 1)[0];

/**
 * What is still needed stays the same element: one that is replaced between a press and its release gets
 * no click.
 * @param {Element} g @param {Piece[]} pieces
 */
export function assemble(g, pieces) {
  pieces.forEach(([name, look], i) => {
    const isOther = (/** @type {Element | undefined} */ node) => node && kind(lastOf(node)) !== kind(look);
    const isNeeded = (/** @type {Element} */ node) =>
      pieces.some(([, later], j) => j > i && kind(later) === kind(lastOf(node)));
    let node = g.children[i];
    while (isOther(node) && !isNeeded(node)) {
      node.remove();
      node = g.children[i];
    }
    if (!node || isOther(node)) node = g.insertBefore(document.createElementNS(SVG, name), node ?? null);
    put(node, look);
  });
  while (g.children.length > pieces.length) g.lastElementChild?.remove();
}

/**
 * An event as an option of a list box.
 * @param {{selected: boolean, nth: number, all: number, spoken: string}} event @param {boolean} isStop Tab reaches it
 */
export const optionOf = ({ selected, nth, all, spoken }, isStop) => ({
  tabindex: isStop ? 0 : -1,
  "aria-selected": String(selected),
  "aria-posinset": nth,
  "aria-setsize": all,
  "aria-label": spoken,
});

/**
 * @param {SVGGElement} g
 * @param {Mark} mark
 * @param {{id: string, isStop: boolean}} at `id` of the picture's masks; `isStop`: Tab reaches it
 */
export function drawMark(g, mark, { id, isStop }) {
  put(g, {
    class: classOf(mark),
    transform: `translate(${round(mark.x)} ${round(mark.y)})`,
    ...optionOf(mark, isStop),
  });
  assemble(g, [
    ["rect", { class: "target", ...about(mark.target, mark) }],
    ...when(mark.hot, ["rect", { class: "ring", ...about(mark.ring, mark), rx: 4 }]),
    ...when(mark.shape === "dot", ["circle", { class: "dot", r: mark.height / 2 }]),
    ...mark.segments.flatMap((segment) => drawnSegment(segment, mark, id)),
    ...labelled(mark),
  ]);
}

/** @param {boolean} isThere @param {Piece} piece */
export const when = (isThere, piece) => (isThere ? [piece] : []);

const STATES = /** @type {const} */ (["selected", "hot", "dim", "disputed", "absent", "chained"]);

/** The classes of a mark, or of a row of the column. @param {Partial<Mark & ColumnEvent>} of */
export const classOf = (of) =>
  classes(`mark side-${of.colour} is-${of.significance}`, ...STATES.map((is) => !!of[is] && `is-${is}`));

/** Of each kind of segment, as a share of the mark: what is not sure never looks as if it had lasted. */
const HEIGHTS = { sure: 1, maybe: SLIM, joint: 0.2 };

/** A tint, and hatching over what is not sure. @param {Segment} segment @param {Mark} mark @param {string} id @returns {Piece[]} */
function drawnSegment({ kind, fade, x, width }, mark, id) {
  const height = mark.height * HEIGHTS[kind];
  const box = { x: round(x - mark.x), y: round(-height / 2), width: round(width), height };
  const mask = fade ? `url(#${id}-fade-${fade})` : "none";
  return [
    ["rect", { class: `plain segment is-${kind}`, ...box, rx: 2, mask, fill: "currentColor" }],
    ...when(kind === "maybe", [
      "rect",
      { class: "hatch", ...box, rx: 0, mask, fill: `url(#${id}-hatch-${mark.colour})` },
    ]),
  ];
}

/** The label and the line that leads to it. @param {Mark} mark @returns {Piece[]} */
function labelled({ label, x, y }) {
  if (!label) return [];
  const { leader, anchor, text } = label;
  const at = round((leader?.x ?? 0) - x);
  const [y1, y2] = [round((leader?.y0 ?? 0) - y), round((leader?.y1 ?? 0) - y)];
  return [
    ...when(leader !== null, ["line", { class: "leader", x1: at, x2: at, y1, y2 }]),
    [
      "text",
      {
        class: "label",
        "text-anchor": anchor,
        x: round(label.x - x),
        y: round(label.y - y),
        "#text": apart(text),
      },
    ],
  ];
}

/** @param {SVGGElement} g @param {Cluster} cluster */
export function drawCluster(g, cluster) {
  put(g, { transform: `translate(${round(cluster.x)} ${round(cluster.y)})` });
  assemble(g, [
    ["rect", { class: "pill", ...about(cluster.box, cluster), rx: 9 }],
    ["text", { class: "count", y: 4, "#text": apart(more(cluster.count)) }],
  ]);
}
