/**
 * A mark, a cluster → SVG, in place.
 *
 * By hand and not with selections: a zoom step moves some hundred of these within one frame. Each is
 * drawn about its own origin, and only what has changed is written, so that most often a step is one
 * attribute for each.
 *
 * @import { Box, Cluster, Mark, Segment } from "../types.js"
 */

import { more } from "../words.js";
import { apart, classes, lastOf, put, round } from "./put.js";

const SVG = "http://www.w3.org/2000/svg";

/** A box about another origin. @param {Box} box @param {number} x @param {number} y */
const about = (box, x, y) => ({
  x: round(box.x - x),
  y: round(box.y - y),
  width: round(box.width),
  height: round(box.height),
});

/**
 * The children of a mark, in the order in which they lie over one another. Those that a mark does not
 * need are not there: of most, that is most of them.
 * @typedef {{name: string, class: string, does: (node: Element) => void}} Piece
 */

/** @param {string | number | null} list of classes; the first says what it is */
const kind = (list) => String(list).split(" ", 1)[0];

/**
 * What goes on being needed stays the same element: one that is replaced between a press and its release
 * gets no click.
 * @param {SVGGElement} g @param {Piece[]} pieces
 */
function assemble(g, pieces) {
  pieces.forEach((piece, i) => {
    const wanted = kind(piece.class);
    const isOther = (/** @type {Element | undefined} */ one) => one && kind(lastOf(one).class) !== wanted;
    let node = g.children[i];
    while (isOther(node) && !pieces.some((one, j) => j > i && kind(one.class) === kind(lastOf(node).class))) {
      node.remove();
      node = g.children[i];
    }
    if (!node || isOther(node)) {
      const made = document.createElementNS(SVG, piece.name);
      g.insertBefore(made, node ?? null);
      node = made;
    }
    put(node, { class: piece.class });
    piece.does(node);
  });
  while (g.children.length > pieces.length) g.lastElementChild?.remove();
}

/**
 * An event as an option of a list box.
 * @param {{selected: boolean, nth: number, all: number, spoken: string}} one @param {boolean} isStop Tab reaches it
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
    { name: "rect", class: "target", does: (node) => put(node, about(mark.target, mark.x, mark.y)) },
    ...(mark.hot
      ? [
          {
            name: "rect",
            class: "ring",
            does: (/** @type {Element} */ node) => put(node, { ...about(mark.ring, mark.x, mark.y), rx: 4 }),
          },
        ]
      : []),
    ...(mark.shape === "dot"
      ? [
          {
            name: "circle",
            class: "dot",
            does: (/** @type {Element} */ node) => put(node, { r: mark.height / 2 }),
          },
        ]
      : []),
    ...mark.segments.flatMap((segment) => stretch(segment, mark, id)),
    ...labelled(mark),
  ]);
}

/** @param {Mark} mark */
const classOf = ({ colour, significance, selected, hot, dim, disputed }) =>
  classes(
    `mark side-${colour} is-${significance}`,
    selected && "is-selected",
    hot && "is-hot",
    dim && "is-dim",
    disputed && "is-disputed",
  );

/** A stretch of a bar: its tint, and hatching over it. @param {Segment} segment @param {Mark} mark @param {string} id @returns {Piece[]} */
function stretch({ kind, hatched, fade, x, width }, mark, id) {
  const box = { x: round(x - mark.x), y: round(-mark.height / 2), width: round(width), height: mark.height };
  const mask = fade ? `url(#${id}-fade-${fade})` : "none";
  const plain = `plain segment is-${kind}${fade || hatched ? " is-soft" : ""}`;
  return [
    { name: "rect", class: plain, does: (node) => put(node, { ...box, rx: 2, mask, fill: "currentColor" }) },
    ...(hatched
      ? [
          {
            name: "rect",
            class: "hatch",
            does: (/** @type {Element} */ node) =>
              put(node, { ...box, rx: 0, mask, fill: `url(#${id}-hatch-${mark.colour})` }),
          },
        ]
      : []),
  ];
}

/** The label and the line that leads to it. @param {Mark} mark @returns {Piece[]} */
function labelled({ label, x, y }) {
  if (!label) return [];
  const { leader } = label;
  return [
    ...(leader
      ? [
          {
            name: "line",
            class: "leader",
            does: (/** @type {Element} */ node) =>
              put(node, {
                x1: round(leader.x - x),
                x2: round(leader.x - x),
                y1: round(leader.y0 - y),
                y2: round(leader.y1 - y),
              }),
          },
        ]
      : []),
    {
      name: "text",
      class: "label",
      does: (node) =>
        put(node, {
          "text-anchor": label.anchor,
          x: round(label.x - x),
          y: round(label.y - y),
          "#text": apart(label.text),
        }),
    },
  ];
}

/** @param {SVGGElement} g @param {Cluster} cluster */
export function drawCluster(g, { events, x, y, box }) {
  put(g, { transform: `translate(${round(x)} ${round(y)})` });
  assemble(g, [
    { name: "rect", class: "pill", does: (node) => put(node, { ...about(box, x, y), rx: 9 }) },
    {
      name: "text",
      class: "count",
      does: (node) => put(node, { y: 4, "#text": apart(more(events.length)) }),
    },
  ]);
}
