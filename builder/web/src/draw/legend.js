/**
 * How time is drawn, explained with the marks themselves: a small legend under the picture.
 *
 * It never changes and holds nothing from data, so it is written as one text and parsed by the browser
 * at once; built element by element it took half as long as the picture.
 */
import { LEGEND, SHARED } from "../english.js";
import { SLIM } from "../tables.js";
import { NEUTRAL } from "../vocabulary.js";

/** @param {number} width @param {string} shapes @param {string} text */
const sample = (width, shapes, text) =>
  `<li><svg width="${width}" height="12" class="side-${NEUTRAL}" aria-hidden="true">${shapes}</svg>${text}</li>`;

/** @param {string} kind @param {number} [height] */
const bar = (kind, height = 8) =>
  `<rect x="1" y="${6 - height / 2}" width="32" height="${height}" rx="2" class="segment is-${kind}"/>`;

const HATCHING = '<path d="M2 8l4-4M7 8l4-4M12 8l4-4M17 8l4-4M22 8l4-4M27 8l4-4" class="stroke"/>';

const SAMPLES = [
  sample(12, '<circle cx="6" cy="6" r="4.5" class="dot"/>', SHARED.point),
  sample(34, bar("sure"), SHARED.solid),
  sample(34, bar("maybe", 8 * SLIM) + HATCHING, SHARED.pale),
  sample(12, `<g class="tie side-${NEUTRAL} is-hot"><circle cx="6" cy="6" r="3.5"/></g>`, LEGEND.tie),
  sample(34, bar("sure is-broken"), SHARED.disputed),
  sample(24, '<g class="cluster"><rect x="1" y="0.5" width="22" height="11" rx="5.5"/></g>', LEGEND.cluster),
  sample(20, '<path d="M9 1v10M5 11l4 -10M12 11l4 -10" class="break"/>', LEGEND.pace),
].join("");

export function legend() {
  const list = document.createElement("ul");
  list.className = "timeline-legend";
  list.innerHTML = SAMPLES;
  return list;
}
