/**
 * Door. The picture in the page → a file that stands alone: SVG, and from that PNG.
 *
 * The page's style sheets stay behind, so whatever they decide is written onto the elements. Only
 * what differs from what an element would have anyway is written, to keep the file small.
 */
import { measure } from "./layout/measure.js";
import { allowed, attribute, covers, lines } from "./plain.js";

const SVG = "http://www.w3.org/2000/svg";

/** Properties that pass from parent to child, with what they are to begin with. */
export const INHERITED = {
  fill: "#000000", "fill-opacity": "1", stroke: "none", "stroke-opacity": "1", "stroke-width": "1",
  "stroke-dasharray": "none", "stroke-linecap": "butt", "stroke-linejoin": "miter",
  "paint-order": "normal", "shape-rendering": "auto", visibility: "visible", "font-family": "",
  "font-size": "", "font-weight": "400", "font-variant": "normal", "letter-spacing": "normal",
  "text-anchor": "start", direction: "ltr",
};
/** And those that do not. */
export const OWN = { opacity: "1", "stop-color": "#000000", "stop-opacity": "1" };

/** Attributes of the page, not of the picture. */
const OF_THE_PAGE = /^(class|style|display|role|tabindex|focusable|aria-.+|data-.+|on.+)$/;
/** Never drawn itself, only referred to: whatever its `display`, what is in it counts. */
const REFERRED = new Set(["defs", "linearGradient", "radialGradient", "pattern", "mask", "clipPath", "marker", "title"]);
const SHAPES = new Set(["rect", "circle", "ellipse", "line", "path", "polyline", "polygon", "text", "tspan"]);

const EDGE = 16;
const TITLE = { size: 18, line: 24 };
const SOURCE = { size: 12, line: 17 };
/** Sides and areas beyond these some browsers do not draw. */
const MOST_SIDE = 8000;
const MOST_AREA = 16_000_000;

/** @typedef {{family: string, weight: string, text: string}} Used a text and its type */

/**
 * @param {SVGSVGElement} svg as it stands in the page; it is not changed
 * @param {{title: string, source: string, fonts?: boolean}} about `fonts`: the faces are put in, too
 * @returns {Promise<string>} a document by itself: the title, the picture, the source beneath
 */
export async function svgOf(svg, { title, source, fonts = true }) {
  const page = getComputedStyle(svg);
  const size = svg.getBoundingClientRect();
  /** @type {Used[]} */
  const used = [];
  const picture = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  dress(svg, picture, { above: INHERITED, used, referred: false });

  const width = Math.ceil(size.width) + 2 * EDGE;
  const family = page.fontFamily;
  const rtl = page.direction === "rtl";
  const frame = (/** @type {string} */ text, /** @type {typeof TITLE} */ { size, line }, /** @type {boolean} */ bold) => {
    const room = width - 2 * EDGE;
    const all = lines(text, (one) => measure(one, size, bold) <= room, 6);
    used.push({ family, weight: bold ? "600" : "400", text });
    return { height: all.length * line, draw: (/** @type {number} */ y, /** @type {string} */ ink) =>
      make("text", {
        "font-family": family, "font-size": size, "font-weight": bold ? 600 : 400,
        fill: page.getPropertyValue(ink).trim() || "#000000", direction: rtl ? "rtl" : "ltr",
      }, all.map((one, i) =>
        // Where all runs from the right, a line of the other direction keeps its own order.
        make("tspan", { x: rtl ? width - EDGE : EDGE, y: y + size + i * line }, [rtl ? `\u2068${one}\u2069` : one]))) };
  };
  const head = frame(title, TITLE, true);
  const foot = frame(source, SOURCE, false);
  const top = EDGE + head.height + EDGE / 2;
  const bottom = top + Math.ceil(size.height) + EDGE / 2;
  const height = bottom + foot.height + EDGE;

  for (const [key, value] of Object.entries({ x: EDGE, y: top, width: size.width, height: size.height })) {
    picture.setAttribute(key, String(value));
  }
  const root = make("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img" }, [
    make("title", {}, [title]),
    ...(fonts ? await style(used) : []),
    make("rect", { width, height, fill: page.getPropertyValue("--paper").trim() || "#ffffff" }),
    head.draw(EDGE, "--ink"),
    picture,
    foot.draw(bottom, "--ink-quiet"),
  ]);
  return allowed(new XMLSerializer().serializeToString(root));
}

/** @param {string} name @param {Record<string, string | number>} attributes @param {(Node | string)[]} [children] */
function make(name, attributes, children = []) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/**
 * Writes the look of an element onto its copy, and so on down; what leaves no ink is taken out.
 * @param {Element} from in the page @param {Element} to
 * @param {{above: Record<string, string>, used: Used[], referred: boolean}} its
 * @returns {boolean} whether it is of any use in the picture
 */
function dress(from, to, { above, used, referred }) {
  const style = getComputedStyle(from);
  const inside = referred || REFERRED.has(from.localName);
  if (!inside && style.display === "none") return false;
  for (const { name } of [...to.attributes]) {
    if (name in INHERITED || name in OWN || OF_THE_PAGE.test(name)) to.removeAttribute(name);
  }
  /** @type {Record<string, string>} */
  const look = {};
  const write = (/** @type {string} */ name, /** @type {string} */ before) => {
    look[name] = attribute(style.getPropertyValue(name));
    if (look[name] !== before) to.setAttribute(name, look[name]);
  };
  for (const name of Object.keys(INHERITED)) write(name, above[name]);
  for (const [name, initial] of Object.entries(OWN)) write(name, initial);

  const copies = [...to.children];
  [...from.children].forEach((child, i) => {
    if (!dress(child, copies[i], { above: look, used, referred: inside })) copies[i].remove();
  });
  if (from.localName === "text" || from.localName === "tspan") {
    const text = from.textContent ?? "";
    used.push({ family: look["font-family"], weight: look["font-weight"], text });
    if (!text) return false;
  }
  if (inside) return true;
  if (from.localName === "g") return to.children.length > 0;
  const ink = look.visibility === "visible" && (look.fill !== "none" || look.stroke !== "none");
  return ink || to.children.length > 0 || !SHAPES.has(from.localName);
}

/**
 * The faces that these texts are set in, as far as this site serves them.
 * @param {Used[]} used @returns {Promise<Element[]>} a style element, or nothing
 */
async function style(used) {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].flatMap((rule) => (rule instanceof CSSFontFaceRule ? [face(rule, sheet)] : []));
    } catch {
      return []; // another site's sheet may not be read
    }
  });
  const needed = rules.filter(({ family, weight, range, italic, url }) =>
    url && new URL(url).origin === location.origin && !italic && used.some((one) =>
      one.weight === weight && names(one.family).includes(family) && covers(range, one.text)));
  const written = await Promise.all(needed.map(async ({ family, weight, range, url }) => {
    try {
      const src = await inlined(url);
      return `@font-face{font-family:"${family}";font-weight:${weight};src:url(${src}) format("woff2")${range && `;unicode-range:${range}`}}`;
    } catch {
      return ""; // then the families after it in the list will do
    }
  }));
  const css = written.join("");
  return css ? [make("style", {}, [css])] : [];
}

/** @param {CSSFontFaceRule} rule @param {CSSStyleSheet} sheet */
function face({ style }, sheet) {
  const value = (/** @type {string} */ name) => style.getPropertyValue(name);
  const [, , path = ""] = /url\((["']?)([^)]*?)\1\)\s*format\(["']?woff2/.exec(value("src")) ?? [];
  return {
    family: names(value("font-family"))[0],
    weight: value("font-weight") || "400",
    range: value("unicode-range"),
    italic: value("font-style") === "italic",
    url: path && new URL(path, sheet.href ?? document.baseURI).href,
  };
}

/** @param {string} families @returns {string[]} */
const names = (families) => families.split(",").map((one) => one.trim().replace(/^["']|["']$/g, ""));

/** @param {string} url @returns {Promise<string>} the file as a `data:` address */
async function inlined(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const reader = new FileReader();
  return new Promise((done, fail) => {
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error);
    answer.blob().then((blob) => reader.readAsDataURL(blob), fail);
  });
}

/**
 * @param {string} text an SVG document that needs no other file
 * @param {{scale?: number}} [how] pixels for each of its units, fewer where the picture is very large
 * @returns {Promise<Blob>}
 */
export async function pngOf(text, { scale = 2 } = {}) {
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    await new Promise((done, fail) => {
      image.onload = done;
      image.onerror = () => fail(new Error("the picture cannot be read"));
      image.src = url;
    });
    // Some browsers have the faces ready only now.
    await image.decode().catch(() => {});
    const { naturalWidth: width, naturalHeight: height } = image;
    const by = Math.min(scale, MOST_SIDE / width, MOST_SIDE / height, Math.sqrt(MOST_AREA / (width * height)));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * by);
    canvas.height = Math.round(height * by);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => {
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("the picture cannot be drawn"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * A download, as the browser does it.
 * @param {Blob | string} what text is taken for SVG @param {string} name of the file
 */
export function save(what, name) {
  const blob = typeof what === "string" ? new Blob([what], { type: "image/svg+xml" }) : what;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Some browsers begin to read only after a while.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
