/**
 * The overview → a strip under the picture, with a window that can be moved and resized.
 *
 * For pointers only: keys and buttons do the same, so it is hidden from screen readers.
 *
 * @import { Overview } from "../types.js"
 */
import { select } from "d3-selection";
import { apart, putEach, round, sized } from "./put.js";

/** @typedef {import("d3-selection").Selection<SVGSVGElement, unknown, null, undefined>} Picture */

/** @param {HTMLElement} place @returns {(overview: Overview, unit?: number) => void} `unit`: pixels for each of its own */
export function overviewDrawer(place) {
  const svg = select(place).append("svg").attr("class", "timeline-whole").attr("aria-hidden", "true");
  const drawStory = storyDrawer(svg);
  const drawWindow = windowDrawer(svg);
  /** @type {Overview["bars"] | null} */
  let drawn = null;
  return (overview, unit = 1) => {
    drawWindow(overview.window);
    // While the picture is only moved, the whole stays the same.
    if (overview.bars === drawn) return;
    drawn = overview.bars;
    drawStory(overview, unit);
  };
}

/** @param {Picture} svg @returns {(frame: Overview["window"]) => void} */
function windowDrawer(svg) {
  const shown = svg.append("rect");
  const edges = svg.append("g");
  return (frame) => {
    const ends = [frame.x, frame.x + frame.width];
    putEach(shown, () => ({ class: "window", ...frame, rx: 2 }));
    putEach(edges.selectAll("line").data(ends).join("line"), (x) => ({
      class: "edge",
      x1: x,
      x2: x,
      y1: frame.y + 8,
      y2: frame.y + frame.height - 8,
    }));
  };
}

/** @param {Picture} svg @returns {(overview: Overview, unit: number) => void} */
function storyDrawer(svg) {
  const bars = svg.append("path");
  const breaks = svg.append("g");
  const labels = svg.append("g");
  return ({ bars: rects, breaks: places, labels: words, window: frame, width, height }, unit) => {
    putEach(svg, () => sized(width, height, unit));
    // One element for all: there may be some hundred.
    const d = rects
      .map((bar) => `M${round(bar.x)} ${round(bar.y)}h${bar.width}v${round(bar.height)}h${-bar.width}z`)
      .join("");
    putEach(bars, () => ({ class: "bars", d }));
    putEach(breaks.selectAll("line").data(places).join("line"), (x) => ({
      class: "break",
      x1: x,
      x2: x,
      y1: 2,
      y2: frame.height,
    }));
    putEach(labels.selectAll("text").data(words).join("text"), (label) => ({
      x: label.x,
      y: height - 4,
      "text-anchor": label.anchor,
      "#text": apart(label.label),
    }));
  };
}
