/**
 * Door. The picture in the page → a file that stands alone: SVG, and from that PNG.
 *
 * The page's style sheets stay behind, so whatever they decide is written onto the elements. Only
 * what differs from what an element would have anyway is written, to keep the file small.
 */
import { measure } from "./layout/measure.js";
import { allowed, attribute, covers, lines } from "./sanitize.js";

const SVG = "http://www.w3.org/2000/svg";

/** What is written of an element's look, with what it is to begin with. */
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
/** Attributes of the page, not of the picture. */
const OF_THE_PAGE = /^(class|style|display|role|tabindex|aria-.+|data-.+|on.+)$/;

const EDGE = 16;
/** Sides and areas beyond these some browsers do not draw. */
const MOST_SIDE = 8000;
const MOST_AREA = 16_000_000;

/** @typedef {{weight: string, text: string}} Used a text and its weight */

/**
 * @param {SVGSVGElement} svg as it stands in the page; it is not changed
 * @param {{title: string, source: string, fonts?: boolean}} about `fonts`: the faces are put in, too
 * @returns {Promise<string>} a document by itself: the title, the picture, the source beneath
 */
export async function exportSvg(svg, { title, source, fonts = true }) {
  const page = getComputedStyle(svg);
  const size = svg.getBoundingClientRect();
  const room = Math.ceil(size.width);
  const width = room + 2 * EDGE;
  const rtl = page.direction === "rtl";
  /** @type {Used[]} */
  const used = [
    { weight: "600", text: title },
    { weight: "400", text: source },
  ];
  const picture = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  dress(svg, picture, { above: LOOK, used, referred: false });

  const colour = (/** @type {string} */ name) => page.getPropertyValue(name).trim();
  let y = EDGE;
  const paragraph = (
    /** @type {string} */ text,
    /** @type {number} */ size,
    /** @type {string} */ weight,
    /** @type {string} */ ink,
  ) =>
    make(
      "text",
      {
        "font-family": page.fontFamily,
        "font-size": size,
        "font-weight": weight,
        fill: colour(ink),
        direction: page.direction,
      },
      lines(text, (one) => measure(one, size, weight === "600") <= room, 6).map((one) => {
        y += Math.round(size * 1.35);
        // Where all runs from the right, a line of the other direction keeps its own order.
        return make("tspan", { x: rtl ? width - EDGE : EDGE, y: y - size * 0.35 }, [
          rtl ? `\u2068${one}\u2069` : one,
        ]);
      }),
    );
  const head = paragraph(title, 18, "600", "--ink");
  put(picture, { x: EDGE, y: y + EDGE / 2, width: size.width, height: size.height });
  y += Math.ceil(size.height) + EDGE;
  const foot = paragraph(source, 12, "400", "--ink-quiet");
  const height = y + EDGE;
  const root = make("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img" }, [
    make("title", {}, [title]),
    make("style", {}, fonts ? await faces(used, page.fontFamily) : []),
    make("rect", { width, height, fill: colour("--paper") }),
    head,
    picture,
    foot,
  ]);
  return allowed(new XMLSerializer().serializeToString(root));
}

/** @param {Element} to @param {Record<string, string | number>} attributes */
function put(to, attributes) {
  for (const [name, value] of Object.entries(attributes)) to.setAttribute(name, String(value));
}

/** @param {string} name @param {Record<string, string | number>} attributes @param {(Node | string)[]} [children] */
function make(name, attributes, children = []) {
  const made = document.createElementNS(SVG, name);
  put(made, attributes);
  made.append(...children);
  return made;
}

/**
 * Writes the look of an element onto its copy, and so on down; what leaves no ink is taken out.
 * @param {Element} from in the page @param {Element} to
 * @param {{above: Record<string, string>, used: Used[], referred: boolean}} its `referred`: never
 *   drawn itself, so whatever its `display`, it counts
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
  for (const one of Object.keys(LOOK)) {
    look[one] = attribute(style.getPropertyValue(one));
    if (look[one] !== above[one]) to.setAttribute(one, look[one]);
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
 * The faces that these texts are set in, as far as this site serves them and they can be had.
 * @param {Used[]} used @param {string} families @returns {Promise<string[]>} rules of CSS
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
        ({ weight, text }) => weight === value("font-weight") && covers(value("unicode-range"), text),
      );
    if (!path || !needed) return "";
    const url = new URL(path, rule.parentStyleSheet?.href ?? document.baseURI);
    try {
      if (url.origin !== location.origin) return "";
      const answer = await fetch(url);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const data = btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(""));
      return answer.ok ? rule.cssText.replace(/url\([^)]+\)/, `url(data:font/woff2;base64,${data})`) : "";
    } catch {
      return ""; // then the families after it in the list will do
    }
  });
  return Promise.all(written);
}

/**
 * @param {string} text an SVG document that needs no other file
 * @param {{scale?: number}} [how] pixels for each of its units, fewer where the picture is very large
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
    // Some browsers have the faces ready only now.
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
