/**
 * How time is drawn, explained with the marks themselves: a small legend under the picture.
 *
 * It never changes and holds nothing from data, so it is written as one text and parsed by the browser
 * at once; built element by element it took half as long as the picture.
 */
import {
  LEGEND_CLUSTER,
  LEGEND_DAY,
  LEGEND_DISPUTED,
  LEGEND_LASTING,
  LEGEND_MOMENT,
  LEGEND_PACE,
  LEGEND_TIE,
  LEGEND_VAGUE,
} from "../words.js";

/** @param {number} width @param {string} shapes @param {string} text */
const sample = (width, shapes, text) =>
  `<li><svg width="${width}" height="12" class="side-grey" aria-hidden="true">${shapes}</svg>${text}</li>`;

/** @param {string} kind @param {number} [x] */
const bar = (kind, x = 1) =>
  `<rect x="${x}" y="2" width="${34 - 2 * x}" height="8" rx="2" class="segment is-${kind}"/>`;

const SAMPLES = [
  sample(12, '<circle cx="6" cy="6" r="4.5" class="dot"/>', LEGEND_MOMENT),
  sample(34, bar("maybe"), LEGEND_DAY),
  sample(34, bar("sure"), LEGEND_LASTING),
  sample(
    34,
    [5, 11, 17, 23, 29].map((x) => `<path d="M${x - 3} 10l6 -8" class="stroke"/>`).join(""),
    LEGEND_VAGUE,
  ),
  sample(12, '<g class="tie side-grey is-hot"><circle cx="6" cy="6" r="3.5"/></g>', LEGEND_TIE),
  sample(34, bar("maybe is-broken"), LEGEND_DISPUTED),
  sample(24, '<g class="cluster"><rect x="1" y="0.5" width="22" height="11" rx="5.5"/></g>', LEGEND_CLUSTER),
  sample(20, '<path d="M9 1v10M5 11l4 -10M12 11l4 -10" class="break"/>', LEGEND_PACE),
].join("");

export function legend() {
  const list = document.createElement("ul");
  list.className = "timeline-legend";
  list.innerHTML = SAMPLES;
  return list;
}
