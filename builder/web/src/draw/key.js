/**
 * How time is drawn, said with the marks themselves: a small key in SVG under the picture.
 */

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} name @param {Record<string, string | number>} attributes */
function svg(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** @param {Element[]} shapes @param {string} text @param {number} [width] */
function sample(shapes, text, width = 34) {
  const picture = svg("svg", { width, height: 12, class: "side-grey", "aria-hidden": "true" });
  picture.append(...shapes);
  const item = document.createElement("li");
  item.append(picture, text);
  return item;
}

/** @param {number} x @param {string} kind */
const bar = (x, kind) =>
  svg("rect", { x, y: 2, width: 34 - 2 * x, height: 8, rx: 2, class: `segment is-${kind}` });

function tie() {
  const made = svg("g", { class: "tie side-grey is-hot" });
  made.append(svg("circle", { cx: 6, cy: 6, r: 3.5 }));
  return made;
}

function pill() {
  const made = svg("g", { class: "cluster" });
  made.append(svg("rect", { x: 1, y: 0.5, width: 22, height: 11, rx: 5.5 }));
  return made;
}

export function key() {
  const list = document.createElement("ul");
  list.className = "timeline-key";
  const strokes = [5, 11, 17, 23, 29].map((x) =>
    svg("path", { d: `M${x - 3} 10l6 -8`, class: "stroke" }),
  );
  list.append(
    sample([svg("circle", { cx: 6, cy: 6, r: 4.5, class: "dot" })], "a moment, or a day seen from afar", 12),
    sample([bar(1, "maybe")], "some time on that day"),
    sample([bar(1, "sure")], "all through"),
    sample(strokes, "date not exactly known"),
    sample([tie()], "also concerns this lane", 12),
    sample([svg("rect", { x: 1, y: 2, width: 32, height: 8, rx: 2, class: "segment is-maybe is-broken" })], "accounts differ"),
    sample([pill()], "more events: opens them", 24),
    sample([svg("path", { d: "M9 1v10M5 11l4 -10M12 11l4 -10", class: "break" })], "time changes its pace", 20),
  );
  return list;
}
