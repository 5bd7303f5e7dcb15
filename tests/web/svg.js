/** A scene drawn without a browser → its SVG as text that reads well in a difference. */
import { parseHTML } from "../../builder/web/node_modules/linkedom/esm/index.js";
import { overviewDrawer } from "../../builder/web/src/draw/overview.js";
import { drawer } from "../../builder/web/src/draw/scene.js";

/** @param {import("../../builder/web/src/types.js").Scene[]} scenes drawn one after the other @returns {string} what stands at last */
export function svg(...scenes) {
  const { document } = parseHTML("<div></div>");
  const stage = document.querySelector("div");
  globalThis.document = document;
  const [draw, drawWhole] = [drawer(stage, { id: "timeline", title: "A story" }), overviewDrawer(stage)];
  for (const scene of scenes) {
    draw(scene);
    drawWhole(scene.overview);
  }
  delete globalThis.document;
  const { width, height, overview } = scenes.at(-1);
  const [picture, whole] = [...stage.children].map((one) => written(one, "  "));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + overview.height}">
 <g>\n${picture} </g>
 <g transform="translate(0 ${height})">\n${whole} </g>\n</svg>\n`;
}

/** One element a line, attributes by name, numbers to a tenth of a pixel. @param {Element} element @param {string} indent @returns {string} */
function written(element, indent) {
  const name = element.localName;
  const attributes = [...element.attributes]
    .map(({ name: key, value }) => ` ${key}="${escaped(short(value))}"`)
    .sort()
    .join("");
  const start = `${indent}<${name}${attributes}`;
  const children = [...element.children];
  if (children.length)
    return `${start}>\n${children.map((one) => written(one, `${indent} `)).join("")}${indent}</${name}>\n`;
  return element.textContent ? `${start}>${escaped(element.textContent)}</${name}>\n` : `${start}/>\n`;
}

const short = (text) => text.replace(/-?\d+\.\d+/g, (number) => String(Math.round(number * 10) / 10 + 0));

/** Signs that are not seen are written so that they are. */
const escaped = (text) => text.replace(/[&<>"\u2066-\u2069]/g, (sign) => `&#${sign.codePointAt(0)};`);
