/**
 * Where a link leads, and where it is → which tooltip it has, and where to place that.
 *
 * @typedef {{title: string, small: string, text: string}} Tooltip
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box in pixels of the window
 */
export const GAP = 6;
const MARGIN = 8;

/**
 * The page of the site that a link leads to; none where it leads off the site, or to the page it is on.
 * @param {string} href @param {string} here @param {string} root all of them whole addresses
 * @returns {string | null} its address in the site
 */
export function pageOf(href, here, root) {
  const to = new URL(href, here);
  const at = new URL(here);
  if (!`${to.origin}${to.pathname}`.startsWith(root) || to.pathname === at.pathname) return null;
  return decodeURI(`${to.origin}${to.pathname}`.slice(root.length));
}

/**
 * The tooltip of what a link leads to: of the section that it names, else of the page; none where that is no
 * record.
 * @param {string} page as `pageOf` gives it @param {string} hash of the link
 * @param {Record<string, Tooltip>} tooltips by address in the site
 * @returns {Tooltip | null}
 */
export function tooltipOf(page, hash, tooltips) {
  const key = [`${page}${hash}`, page].find((candidate) => Object.hasOwn(tooltips, candidate));
  return key === undefined ? null : tooltips[key];
}

/**
 * The number of the part that has the records of a page, by the hash FNV-1a of its signs, as in `tooltips.py`.
 * @param {string} page @param {number} parts
 */
export const partOf = (page, parts) =>
  [...page].reduce(
    (number, sign) => Math.imul(number ^ Number(sign.codePointAt(0)), 16777619) >>> 0,
    2166136261,
  ) % parts;

/**
 * Below the link, or above where there is more room; never beyond the sides of the window.
 * @param {Box} link @param {{width: number, height: number}} tooltip @param {{width: number, height: number}} pane
 * @param {boolean} fromRight whether the page runs from right to left
 * @returns {{x: number, y: number}} the tooltip's corner at the top left
 */
export function place(link, tooltip, pane, fromRight = false) {
  const wanted = fromRight ? link.right - tooltip.width : link.left;
  const x = Math.max(MARGIN, Math.min(wanted, pane.width - tooltip.width - MARGIN));
  const below = link.bottom + GAP;
  const above = link.top - GAP - tooltip.height;
  const fits = below + tooltip.height <= pane.height || link.top < pane.height - link.bottom;
  return { x, y: fits ? below : above };
}
