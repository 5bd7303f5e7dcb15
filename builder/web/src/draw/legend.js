/**
 * How time is drawn, said with the marks themselves: a small key under the picture.
 *
 * It never changes and holds nothing from data, so it is written as it stands and read by the browser
 * at once; made piece by piece it took as long as half of the picture.
 */

/** @param {number} width @param {string} shapes @param {string} text */
const sample = (width, shapes, text) =>
  `<li><svg width="${width}" height="12" class="side-grey" aria-hidden="true">${shapes}</svg>${text}</li>`;

/** @param {string} kind @param {number} [x] */
const bar = (kind, x = 1) =>
  `<rect x="${x}" y="2" width="${34 - 2 * x}" height="8" rx="2" class="segment is-${kind}"/>`;

const KEY = [
  sample(12, '<circle cx="6" cy="6" r="4.5" class="dot"/>', "a moment, or a day seen from afar"),
  sample(34, bar("maybe"), "some time on that day"),
  sample(34, bar("sure"), "all through"),
  sample(
    34,
    [5, 11, 17, 23, 29].map((x) => `<path d="M${x - 3} 10l6 -8" class="stroke"/>`).join(""),
    "date not exactly known",
  ),
  sample(
    12,
    '<g class="tie side-grey is-hot"><circle cx="6" cy="6" r="3.5"/></g>',
    "also concerns this lane",
  ),
  sample(34, bar("maybe is-broken"), "accounts differ"),
  sample(
    24,
    '<g class="cluster"><rect x="1" y="0.5" width="22" height="11" rx="5.5"/></g>',
    "more events: opens them",
  ),
  sample(20, '<path d="M9 1v10M5 11l4 -10M12 11l4 -10" class="break"/>', "time changes its pace"),
].join("");

export function key() {
  const list = document.createElement("ul");
  list.className = "timeline-key";
  list.innerHTML = KEY;
  return list;
}
