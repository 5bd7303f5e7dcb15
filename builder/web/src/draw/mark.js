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

const SVG = "http://www.w3.org/2000/svg";

/** Text of one direction inside text of another keeps its own order. @param {string} text */
export const apart = (text) => `\u2068${text}\u2069`;

/** @param {number} n */
export const round = (n) => Math.round(n * 100) / 100;

/** What was last written to an element: to remember is cheaper than to ask. @type {WeakMap<Element, Record<string, string | number>>} */
const written = new WeakMap();

/** @param {Element} node */
function lastOf(node) {
  let last = written.get(node);
  if (!last) written.set(node, (last = {}));
  return last;
}

/** @param {Element} node @param {Record<string, string | number>} attributes */
function set(node, attributes) {
  const last = lastOf(node);
  for (const name in attributes) {
    if (last[name] !== attributes[name]) node.setAttribute(name, String((last[name] = attributes[name])));
  }
}

/** @param {Element} node @param {string} text */
function write(node, text) {
  const last = lastOf(node);
  if (last["#text"] !== text) node.textContent = last["#text"] = text;
}

/** A box about another origin. @param {Box} box @param {number} x @param {number} y */
const about = (box, x, y) => ({
  x: round(box.x - x), y: round(box.y - y), width: round(box.width), height: round(box.height),
});

/**
 * The children of a mark, in the order in which they lie over one another. Those that a mark does not
 * need are not there: of most, that is most of them.
 * @typedef {{name: string, class: string, does: (node: Element) => void}} Piece
 */

/** @param {string | number | undefined} list of classes; the first says what it is */
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
    set(node, { class: piece.class });
    piece.does(node);
  });
  while (g.children.length > pieces.length) g.lastElementChild?.remove();
}

/**
 * @param {SVGGElement} g
 * @param {Mark} mark
 * @param {{id: string, isStop: boolean}} at `id` of the picture's masks; `isStop`: Tab reaches it
 */
export function drawMark(g, mark, { id, isStop }) {
  set(g, {
    class: classOf(mark),
    transform: `translate(${round(mark.x)} ${round(mark.y)})`,
    tabindex: isStop ? 0 : -1,
    "aria-selected": String(mark.selected),
    "aria-posinset": mark.nth,
    "aria-setsize": mark.all,
    "aria-label": mark.spoken,
  });
  assemble(g, [
    { name: "rect", class: "target", does: (node) => set(node, about(mark.target, mark.x, mark.y)) },
    ...(mark.hot ? [{ name: "rect", class: "ring", does: (/** @type {Element} */ node) => set(node, { ...about(mark.ring, mark.x, mark.y), rx: 4 }) }] : []),
    ...(mark.shape === "dot" ? [{ name: "circle", class: "dot", does: (/** @type {Element} */ node) => set(node, { r: mark.height / 2 }) }] : []),
    ...mark.segments.flatMap((segment) => stretch(segment, mark, id)),
    ...labelled(mark),
  ]);
}

/** @param {Mark} mark */
const classOf = ({ colour, significance, selected, hot, dim, disputed }) =>
  [
    `mark side-${colour} is-${significance}`, selected && "is-selected", hot && "is-hot", dim && "is-dim",
    disputed && "is-disputed",
  ].filter(Boolean).join(" ");

/** A stretch of a bar: its tint, and hatching over it. @param {Segment} segment @param {Mark} mark @param {string} id @returns {Piece[]} */
function stretch({ kind, hatched, fade, x, width }, mark, id) {
  const box = { x: round(x - mark.x), y: round(-mark.height / 2), width: round(width), height: mark.height };
  const mask = fade ? `url(#${id}-fade-${fade})` : "none";
  const plain = `plain segment is-${kind}${fade || hatched ? " is-soft" : ""}`;
  return [
    { name: "rect", class: plain, does: (node) => set(node, { ...box, rx: 2, mask, fill: "currentColor" }) },
    ...(hatched
      ? [{ name: "rect", class: "hatch", does: (/** @type {Element} */ node) => set(node, { ...box, rx: 0, mask, fill: `url(#${id}-hatch-${mark.colour})` }) }]
      : []),
  ];
}

/** The label and the line that leads to it. @param {Mark} mark @returns {Piece[]} */
function labelled({ label, x, y }) {
  if (!label) return [];
  const { leader } = label;
  return [
    ...(leader
      ? [{
          name: "line",
          class: "leader",
          does: (/** @type {Element} */ node) =>
            set(node, { x1: round(leader.x - x), x2: round(leader.x - x), y1: round(leader.y0 - y), y2: round(leader.y1 - y) }),
        }]
      : []),
    {
      name: "text",
      class: "label",
      does: (node) => {
        set(node, { "text-anchor": label.anchor, x: round(label.x - x), y: round(label.y - y) });
        write(node, apart(label.text));
      },
    },
  ];
}

/** @param {SVGGElement} g @param {Cluster} cluster */
export function drawCluster(g, { ids, x, y, box }) {
  set(g, { transform: `translate(${round(x)} ${round(y)})` });
  assemble(g, [
    { name: "rect", class: "pill", does: (node) => set(node, { ...about(box, x, y), rx: 9 }) },
    {
      name: "text",
      class: "count",
      does: (node) => {
        set(node, { "text-anchor": "middle", y: 4 });
        write(node, more(ids.length));
      },
    },
  ]);
}
