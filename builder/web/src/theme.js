/**
 * Door, before the theme's own script. Light and dark, our search in the place of the theme's, and a shield
 * from what the theme does at a high price.
 *
 * The theme makes every relative address on a page absolute by assigning it again. A style sheet is then
 * parsed and applied again, and the whole page restyled: so links to style sheets report an absolute
 * address, and ignore the assignment.
 *
 * @import { Ask, Message } from "./search_proxy.js"
 */
import { loadScript } from "./scripts.js";
import { READY, searchProxy } from "./search_proxy.js";

/** The theme's own, from a script in the page. Where a browser keeps nothing, either may throw. */
const { __md_get: kept, __md_set: keep } =
  /** @type {{__md_get?: (name: string) => any, __md_set?: (name: string, value: unknown) => void}} */ (
    /** @type {unknown} */ (window)
  );

/** @param {HTMLLinkElement} link */
function settle(link) {
  const { href } = link;
  const whole = /** @type {HTMLLinkElement} */ (link.cloneNode());
  whole.setAttribute("href", href);
  // On the next page the theme recognises it by its markup.
  Object.defineProperties(link, {
    href: { get: () => href, set() {} },
    outerHTML: { get: () => whole.outerHTML },
  });
}

/** What the theme keeps of a choice, and writes onto the body. */
const COLOURS = ["media", "scheme", "primary", "accent"];

/** @param {HTMLButtonElement} button @param {string} name */
const colourOf = (button, name) => button.getAttribute(`data-md-color-${name}`) ?? "";

/** Which scheme a reader chose before: its number, or −1. */
function keptChoice() {
  try {
    return kept?.("__palette")?.index ?? -1;
  } catch {
    return -1;
  }
}

/** Without a place to keep it, the choice holds until the page is left. @param {number} index @param {HTMLButtonElement} button */
function keepChoice(index, button) {
  try {
    const color = Object.fromEntries(COLOURS.map((name) => [name, colourOf(button, name)]));
    keep?.("__palette", { index, color });
  } catch {}
}

/**
 * Each scheme has a button that leads on to the next. Nothing is written where nothing changes: the
 * browser would restyle the whole page.
 * @param {HTMLButtonElement[]} all
 */
function schemes(all) {
  let choice = keptChoice();
  const chosen = () => {
    if (all[choice]) return choice;
    return Math.max(
      all.findIndex((button) => matchMedia(colourOf(button, "media")).matches),
      0,
    );
  };
  const show = () => {
    const index = chosen();
    for (const name of COLOURS) {
      const value = colourOf(all[index], name);
      const attribute = `data-md-color-${name}`;
      if (document.body.getAttribute(attribute) !== value) document.body.setAttribute(attribute, value);
    }
    all.forEach((button, i) => {
      button.hidden = i !== index;
    });
    // Once the page is drawn: the browser's own frame takes its colour.
    requestAnimationFrame(() => {
      const header = document.querySelector(".md-header");
      if (header) theme.content = getComputedStyle(header).backgroundColor;
    });
  };
  const theme = document.createElement("meta");
  theme.name = "theme-color";
  document.head.append(theme);
  all.forEach((button, i) =>
    button.addEventListener("click", () => {
      choice = (i + 1) % all.length;
      show();
      all[choice].focus();
      keepChoice(choice, all[choice]);
    }),
  );
  for (const button of all) matchMedia(colourOf(button, "media")).addEventListener("change", show);
  show();
}

/** What the theme takes for its search worker. A worker would read no file of the site from `file://`. */
class Search extends EventTarget {
  /** @param {string | URL} address of our search, relative to the page that is left first */
  constructor(address) {
    super();
    const script = new URL(address, location.href);
    const wake = async () => {
      await loadScript(script);
      return /** @type {Ask} */ (/** @type {{explainerAsk?: Ask}} */ (globalThis).explainerAsk);
    };
    const tell = (/** @type {Message} */ data) =>
      void this.dispatchEvent(new MessageEvent("message", { data }));
    const receive = searchProxy(wake, tell, sayFailed);
    // As from a worker, no answer comes before the theme has done what it asks in.
    this.postMessage = (/** @type {Message} */ message) => queueMicrotask(() => receive(message));
    setTimeout(() => tell({ type: READY })); // once the theme listens
  }
}

function sayFailed() {
  const line = /** @type {HTMLElement | null} */ (document.querySelector(".md-search-result__meta"));
  if (line) line.textContent = line.dataset.failed ?? "";
}

globalThis.Worker = new Proxy(Worker, {
  construct: (worker, given, target) =>
    String(given[0]).includes("assets/explainer/search.js")
      ? new Search(given[0])
      : Reflect.construct(worker, given, target),
});

document.querySelectorAll(/** @type {"link"} */ ('link[rel="stylesheet"]')).forEach(settle);
const buttons = [...document.querySelectorAll(/** @type {"button"} */ (".scheme-switch"))];
if (buttons.length) schemes(buttons);

// The theme makes the addresses of all links absolute; on paper only those of other sites are useful.
addEventListener("beforeprint", () => {
  for (const link of document.querySelectorAll("a"))
    link.toggleAttribute("data-inside", link.host === location.host);
});
