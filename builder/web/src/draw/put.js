/**
 * Attributes and text → an existing SVG element. Only what has changed is written: remembering is cheaper than
 * asking, and what is written again is styled and laid out again.
 *
 * @import { BaseType, Selection } from "d3-selection"
 */

/** Under `#text`, the text of an element that has no other child. @typedef {Record<string, string | number | null>} Look */

/** What was last written. @type {WeakMap<Element, Look>} */
const written = new WeakMap();

/** @param {Element} node @returns {Look} */
export function lastOf(node) {
  let last = written.get(node);
  if (!last) {
    last = {};
    written.set(node, last);
  }
  return last;
}

/** @param {Element} node @param {Look} look what is `null` is removed */
export function put(node, look) {
  const last = lastOf(node);
  for (const name in look) {
    const value = look[name];
    if (last[name] === value) continue;
    last[name] = value;
    if (value === null) node.removeAttribute(name);
    else if (name !== "#text") node.setAttribute(name, String(value));
    // The text's own node stays: a new one would have to be styled again. A browser that translates puts
    // elements in its place.
    else if (node.firstChild?.nodeName === "#text") node.firstChild.nodeValue = String(value);
    else node.textContent = String(value);
  }
}

/**
 * The same for each element of a selection.
 * @template {BaseType} E @template D @template {BaseType} P @template Q
 * @param {Selection<E, D, P, Q>} all @param {(d: D, i: number) => Look} look
 */
export const putEach = (all, look) =>
  all.each(function (d, i) {
    put(/** @type {Element} */ (this), look(d, i));
  });

/** The classes that apply. @param {...(string | false)} names */
export const classes = (...names) => names.filter(Boolean).join(" ");

/** Text of one direction inside text of another keeps its own order. @param {string} text */
export const apart = (text) => `\u2068${text}\u2069`;

/**
 * The size of a picture whose own units are as large as the reader's type makes them.
 * @param {number} width @param {number} height both in its units @param {number} unit in px
 */
export const sized = (width, height, unit) => ({
  width: round(width * unit),
  height: round(height * unit),
  viewBox: `0 0 ${width} ${height}`,
});

/** @param {number} n */
export const round = (n) => Math.round(n * 100) / 100;
