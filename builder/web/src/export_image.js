/**
 * Door. The picture in the page → a self-contained file: SVG, and from that PNG.
 *
 * The page's style sheets stay behind, so what they decide is written onto the elements; to keep the file
 * small, only where it differs from the default.
 */
import { measure } from "./layout/measure.js";
import { breakLines, coversText, svgValue, xmlText } from "./sanitize.js";

const SVG = "http://www.w3.org/2000/svg";

/** The properties that are written onto elements, with their defaults. */
export const LOOK = {
  fill: "#000000",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-opacity": "1",
  "stroke-width": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "paint-order": "normal",
  "shape-rendering": "auto",
  visibility: "visible",
  opacity: "1",
  "font-family": "",
  "font-size": "",
  "font-weight": "400",
  "font-variant": "normal",
  "letter-spacing": "normal",
  "text-anchor": "start",
  direction: "ltr",
};
/** Attributes that only mean something in the page. */
const OF_THE_PAGE = /^(class|style|display|role|tabindex|aria-.+|data-.+|on.+)$/;

const EDGE = 16;
/** Some browsers do not draw beyond these sides and areas, in px. */
const MOST_SIDE = 8000;
const MOST_AREA = 16_000_000;

/** @typedef {{weight: string, text: string}} TextRun a text and its weight, which need a face */

/**
 * @param {SVGSVGElement} svg in the page; it is not changed
 * @param {{title: string, source: string, fonts?: boolean}} about `fonts`: whether the faces are embedded
 * @returns {Promise<string>} a self-contained document: the title, the picture, the source below
 */
export async function exportSvg(svg, { title, source, fonts = true }) {
  const page = getComputedStyle(svg);
  const size = svg.getBoundingClientRect();
  const width = Math.ceil(size.width) + 2 * EDGE;
  /** @type {TextRun[]} */
  const used = [
    { weight: "600", text: title },
    { weight: "400", text: source },
  ];
  const picture = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  dress(svg, picture, { above: LOOK, used, referred: false });
  const head = paragraph(title, page, { y: EDGE, width, ...TITLE });
  put(picture, { x: EDGE, y: head.bottom + EDGE / 2, width: size.width, height: size.height });
  const below = head.bottom + Math.ceil(size.height) + EDGE;
  const foot = paragraph(source, page, { y: below, width, ...SOURCE });
  const height = foot.bottom + EDGE;
  const root = make("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img" }, [
    make("title", {}, [title]),
    make("style", {}, fonts ? await faces(used, page.fontFamily) : []),
    make("rect", { width, height, fill: page.getPropertyValue("--paper").trim() }),
    head.text,
    picture,
    foot.text,
  ]);
  return xmlText(new XMLSerializer().serializeToString(root));
}

const TITLE = { size: 18, weight: "600", ink: "--ink" };
const SOURCE = { size: 12, weight: "400", ink: "--ink-quiet" };

/**
 * @param {string} text @param {CSSStyleDeclaration} page
 * @param {{y: number, width: number, size: number, weight: string, ink: string}} at `y` of its top
 */
function paragraph(text, page, { y, width, size, weight, ink }) {
  const rtl = page.direction === "rtl";
  const fits = (/** @type {string} */ line) => measure(line, size, weight === "600") <= width - 2 * EDGE;
  const step = Math.round(size * 1.35);
  const lines = breakLines(text, fits, 6);
  const attributes = {
    "font-family": page.fontFamily,
    "font-size": size,
    "font-weight": weight,
    fill: page.getPropertyValue(ink).trim(),
    direction: page.direction,
  };
  const spans = lines.map((line, i) =>
    make("tspan", { x: rtl ? width - EDGE : EDGE, y: y + (i + 1) * step - size * 0.35 }, [
      // Where all runs from the right, a line of the other direction keeps its own order.
      rtl ? `\u2068${line}\u2069` : line,
    ]),
  );
  return { text: make("text", attributes, spans), bottom: y + lines.length * step };
}

/** @param {Element} to @param {Record<string, string | number>} attributes */
function put(to, attributes) {
  for (const [name, value] of Object.entries(attributes)) to.setAttribute(name, String(value));
}

/** @param {string} name @param {Record<string, string | number>} attributes @param {(Node | string)[]} [children] */
function make(name, attributes, children = []) {
  const node = document.createElementNS(SVG, name);
  put(node, attributes);
  node.append(...children);
  return node;
}

/**
 * Writes the style of an element onto its copy, and of all its children; what leaves no ink is removed.
 * @param {Element} from in the page @param {Element} to
 * @param {{above: Record<string, string>, used: TextRun[], referred: boolean}} context `referred`: only ever
 *   drawn by reference, so it is kept whatever its `display`
 */
function dress(from, to, { above, used, referred }) {
  const style = getComputedStyle(from);
  const name = from.localName;
  const kept = referred || /^(defs|title)$/.test(name);
  for (const { name } of [...to.attributes]) {
    if (name in LOOK || OF_THE_PAGE.test(name)) to.removeAttribute(name);
  }
  /** @type {Record<string, string>} */
  const look = {};
  for (const property of Object.keys(LOOK)) {
    look[property] = svgValue(style.getPropertyValue(property));
    if (look[property] !== above[property]) to.setAttribute(property, look[property]);
  }
  const text = /^t(ext|span)$/.test(name) && (from.textContent ?? "");
  if (text) used.push({ weight: look["font-weight"], text });
  const copies = [...to.children];
  [...from.children].forEach((child, i) => {
    // All is handed down but opacity.
    dress(child, copies[i], { above: { ...look, opacity: "1" }, used, referred: kept });
  });
  const ink = look.visibility === "visible" && (look.fill !== "none" || look.stroke !== "none");
  const drawn = to.children.length || name === "svg" || (name !== "g" && ink && text !== "");
  if (!kept && (style.display === "none" || !drawn)) to.remove();
}

/**
 * The font faces of these texts, as far as this site serves them and they can be loaded.
 * @param {TextRun[]} used @param {string} families @returns {Promise<string[]>} rules of CSS
 */
async function faces(used, families) {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules];
    } catch {
      return []; // another site's sheet may not be read
    }
  });
  const written = rules.map(async (rule) => {
    if (!(rule instanceof CSSFontFaceRule)) return "";
    const value = (/** @type {string} */ name) => rule.style.getPropertyValue(name);
    const path = /url\("?([^")]+)/.exec(value("src"))?.[1];
    const needed =
      families.includes(value("font-family").replace(/["']/g, "")) &&
      used.some(
        ({ weight, text }) => weight === value("font-weight") && coversText(value("unicode-range"), text),
      );
    if (!path || !needed) return "";
    const url = new URL(path, rule.parentStyleSheet?.href ?? document.baseURI);
    try {
      if (url.origin !== location.origin) return "";
      const answer = await fetch(url);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const data = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
      return answer.ok ? rule.cssText.replace(/url\([^)]+\)/, `url(data:font/woff2;base64,${data})`) : "";
    } catch {
      return ""; // the next families in the list will do
    }
  });
  return Promise.all(written);
}

/**
 * @param {string} text an SVG document that needs no other file
 * @param {{scale?: number}} [options] pixels per unit, fewer where the picture is very large
 * @returns {Promise<Blob>}
 */
export async function exportPng(text, { scale = 2 } = {}) {
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    await new Promise((done, fail) => {
      image.onload = done;
      image.onerror = () => fail(new Error("the picture cannot be read"));
      image.src = url;
    });
    // In some browsers the faces are ready only now.
    await image.decode().catch(() => {});
    const { naturalWidth: width, naturalHeight: height } = image;
    const by = Math.min(
      scale,
      MOST_SIDE / width,
      MOST_SIDE / height,
      Math.sqrt(MOST_AREA / (width * height)),
    );
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * by);
    canvas.height = Math.round(height * by);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => {
      canvas.toBlob(
        (blob) => (blob ? done(blob) : fail(new Error("the picture cannot be drawn"))),
        "image/png",
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * Has the browser download a file.
 * @param {Blob | string} content text is taken to be SVG @param {string} name of the file
 */
export function download(content, name) {
  const blob = typeof content === "string" ? new Blob([content], { type: "image/svg+xml" }) : content;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Some browsers start to read only after a while.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
