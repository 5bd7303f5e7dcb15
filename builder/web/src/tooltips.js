/**
 * Door. Links to records → a tooltip with what each leads to, for mouse and keyboard: it can be pointed at,
 * stays as long as the pointer is on it or on its link, and closes at Escape. Its data is fetched at the
 * first such link. Words that are explained have one, too, also by touch.
 *
 * @import { Tooltip } from "./tooltip.js"
 */

import { creditQuotation } from "./credit.js";
import { pageOf, partOf, place, tooltipOf } from "./tooltip.js";

const script = document.currentScript;
const ROOT = new URL("../../", script instanceof HTMLScriptElement ? script.src : location.href).href;
const ID = "explainer-tooltip";
/** In ms: long enough to pass over a link, and to move from a link to its tooltip. */
const OPENS = 300;
const CLOSES = 250;

/** @typedef {Record<string, Tooltip>} Tooltips by address in the site */

/** What is here or on its way, by the name of its file. @type {Map<string, Promise<any>>} */
const files = new Map();
/** @typedef {HTMLElement | SVGAElement} Holder a link, in a text or in a picture, or a word that is explained */

/** @type {Holder | null} */
let shown = null;
let timer = 0;

const box = document.createElement("div");
box.id = ID;
box.className = "record-tooltip";
box.setAttribute("role", "tooltip");
box.hidden = true;

/** What a file holds; nothing where it could not be loaded, and then the next link tries again. @param {string} name */
function load(name) {
  const file =
    files.get(name) ??
    fetch(new URL(`data/${name}.json`, ROOT)).then((answer) =>
      answer.ok ? answer.json() : Promise.reject(),
    );
  files.set(name, file);
  return file.catch(() => {
    files.delete(name);
    return {};
  });
}

/** All tooltips, or of very many the part that has those of a page. @param {string} page @returns {Promise<Tooltips>} */
async function tooltipsOn(page) {
  const all = await load("tooltips");
  return typeof all.parts === "number" ? load(`tooltips/${partOf(page, all.parts)}`) : all;
}

/** @param {EventTarget | null} target @returns {Holder | null} */
function holderAt(target) {
  const found =
    target instanceof Element
      ? target.closest(":is(.md-content a, .md-content abbr[title]):not(.headerlink, .timeline-figure *)")
      : null;
  return found instanceof HTMLElement || found instanceof SVGAElement ? found : null;
}

/** Whether it is a word that is explained. @param {Holder | null} holder */
const isWord = (holder) => holder?.localName === "abbr";

/** @param {Holder} holder @returns {Promise<Tooltip | null>} */
async function tooltipFor(holder) {
  if (isWord(holder)) return { title: "", small: "", text: holder.getAttribute("title") ?? "" };
  const href = holder instanceof SVGAElement ? holder.href.baseVal : holder.getAttribute("href");
  const page = href ? pageOf(href, location.href, ROOT) : null;
  if (!href || page === null) return null;
  return tooltipOf(page, new URL(href, location.href).hash, await tooltipsOn(page));
}

/** @param {() => void} run @param {number} after */
function soon(run, after) {
  clearTimeout(timer);
  timer = window.setTimeout(run, after);
}

function hide() {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  box.hidden = true;
}

/** @param {Holder} link */
async function show(link) {
  if (shown === link) return;
  const tooltip = await tooltipFor(link);
  const wanted = link.isConnected && (link.matches(":hover") || document.activeElement === link);
  if (!tooltip || !wanted) return;
  hide();
  fill(tooltip);
  shown = link;
  link.setAttribute("aria-describedby", ID);
  showAt(link);
}

/** @param {Tooltip} tooltip */
function fill(tooltip) {
  const line = (/** @type {"title" | "small" | "text"} */ name) => {
    const span = document.createElement("span");
    span.className = `record-tooltip-${name}`;
    span.textContent = tooltip[name];
    return span;
  };
  const names = /** @type {const} */ (["small", "title", "text"]);
  // A space between them: read out, they are one text.
  box.replaceChildren(...names.filter((name) => tooltip[name]).flatMap((name) => [line(name), " "]));
}

/** @param {Holder} link */
function showAt(link) {
  if (!box.isConnected) document.body.append(box);
  box.hidden = false;
  const pane = { width: document.documentElement.clientWidth, height: innerHeight };
  const fromRight = getComputedStyle(link).direction === "rtl";
  // A link over several lines has several boxes; the tooltip is at the first.
  const { x, y } = place(
    link.getClientRects()[0] ?? link.getBoundingClientRect(),
    box.getBoundingClientRect(),
    pane,
    fromRight,
  );
  box.style.left = `${Math.round(x + scrollX)}px`;
  box.style.top = `${Math.round(y + scrollY)}px`;
}

/** @param {PointerEvent} event */
function over({ pointerType, target }) {
  if (pointerType !== "mouse") return;
  const link = holderAt(target);
  if (link && link !== shown && !isWord(link)) soon(() => show(link), OPENS);
  else if (link || box.contains(/** @type {Node} */ (target))) clearTimeout(timer);
  else if (shown && shown !== document.activeElement) soon(hide, CLOSES);
  else if (!shown) clearTimeout(timer);
}

/** @param {FocusEvent} event */
function focused({ target }) {
  const link = holderAt(target);
  if (link?.matches(":focus-visible")) show(link);
}

// The listeners are the document's: they hold on every page that instant navigation brings.
document.addEventListener("pointerover", over);
document.addEventListener("focusin", focused);
document.addEventListener("focusout", ({ target }) => target === shown && hide());
document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
document.addEventListener("click", ({ target }) => {
  if (box.contains(/** @type {Node} */ (target))) return;
  const word = holderAt(target);
  const again = word === shown;
  hide();
  // By a finger: what a pointer finds by resting on it.
  if (word && isWord(word) && !again) {
    word.focus({ preventScroll: true });
    show(word);
  }
});
document.addEventListener("copy", creditQuotation);
document.documentElement.addEventListener(
  "pointerleave",
  () => shown !== document.activeElement && soon(hide, CLOSES),
);
