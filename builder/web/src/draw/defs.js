/**
 * What marks refer to: the clip of the plot, masks for soft ends, one hatching for each colour.
 *
 * Soft ends are masks and not gradients of a colour, since a gradient cannot take its user's
 * colour; so three masks serve all sides, in light and dark.
 *
 * @import { Selection } from "d3-selection"
 */
import { FAINTEST, SOFT_BOTH, SOFT_ONE } from "../tables.js";
import { COLOURS } from "../vocabulary.js";

/** How bright the mask is from start to end: the middle stays, the soft end goes. */
const FADES = /** @type {Record<string, [number, number][]>} */ ({
  start: [
    [0, FAINTEST],
    [SOFT_ONE, 1],
  ],
  end: [
    [1 - SOFT_ONE, 1],
    [1, FAINTEST],
  ],
  both: [
    [0, FAINTEST],
    [SOFT_BOTH, 1],
    [1 - SOFT_BOTH, 1],
    [1, FAINTEST],
  ],
});

/** @typedef {Selection<SVGDefsElement, unknown, null, undefined>} Defs */

/**
 * @param {Selection<SVGSVGElement, unknown, null, undefined>} svg
 * @param {string} id
 * @returns {Selection<SVGRectElement, unknown, null, undefined>} the clip's rectangle
 */
export function defs(svg, id) {
  const all = svg.append("defs");
  for (const name of Object.keys(FADES)) fade(all, id, name);
  for (const colour of COLOURS) hatch(all, id, colour);
  arrow(all, id);
  return all.append("clipPath").attr("id", `${id}-clip`).append("rect");
}

/** @param {Defs} all @param {string} id @param {string} name */
function fade(all, id, name) {
  const gradient = all.append("linearGradient").attr("id", `${id}-ramp-${name}`);
  for (const [offset, level] of FADES[name]) {
    gradient.append("stop").attr("offset", offset).attr("stop-color", "#fff").attr("stop-opacity", level);
  }
  // A mask in units of the box that it covers; a little taller, for outlines.
  all
    .append("mask")
    .attr("id", `${id}-fade-${name}`)
    .attr("maskContentUnits", "objectBoundingBox")
    .attr("y", "-50%")
    .attr("height", "200%")
    .append("rect")
    .attr("x", -0.1)
    .attr("y", -0.5)
    .attr("width", 1.2)
    .attr("height", 2)
    .attr("fill", `url(#${id}-ramp-${name})`);
}

/** @param {Defs} all @param {string} id @param {string} colour */
const hatch = (all, id, colour) =>
  all
    .append("pattern")
    .attr("id", `${id}-hatch-${colour}`)
    .attr("class", `side-${colour}`)
    .attr("width", 5)
    .attr("height", 5)
    .attr("patternUnits", "userSpaceOnUse")
    .attr("patternTransform", "rotate(40)")
    .append("rect")
    .attr("class", "stroke")
    .attr("width", 1.4)
    .attr("height", 5);

/** @param {Defs} all @param {string} id */
const arrow = (all, id) =>
  all
    .append("marker")
    .attr("id", `${id}-arrow`)
    .attr("viewBox", "0 0 8 8")
    .attr("refX", 7)
    .attr("refY", 4)
    .attr("markerWidth", 7)
    .attr("markerHeight", 7)
    .attr("orient", "auto")
    .append("path")
    .attr("class", "arrow")
    .attr("d", "M0 0.5L7.5 4L0 7.5Z");
