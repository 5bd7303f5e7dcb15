/**
 * Door. Mounts every timeline on the page, and again on each page that Material's instant
 * navigation brings; those of the page before are undone first. A page without a timeline does not
 * load what draws it.
 */
import { loadFor } from "./lazy.js";

/** Timeout for the data, in ms. */
const TIMEOUT = 20_000;
/** Load a timeline once it is this close to the viewport. */
const NEAR = "600px";

/** @type {(() => void)[]} */
let mounted = [];

/**
 * On a page that has more to say, timelines wait until a reader comes near, unless the address asks for a
 * view.
 * @param {(url: string) => Promise<Response>} [get] gives their data
 */
function timelines(get = fetched) {
  /** @type {(() => void)[]} */
  const undo = [];
  const roots = elements(".explainer-timeline[data-timeline]");
  const start = (/** @type {HTMLElement} */ root) => {
    // The data are on their way before the script that reads them.
    const response = get(root.dataset.timeline ?? "");
    // What went wrong is reported where it is read.
    response.catch(() => {});
    undo.push(
      loadFor("timeline.js", [root], (/** @type {typeof import("./mount.js")} */ { mount }) => [
        mount(root, `timeline-${roots.indexOf(root) + 1}`, response),
      ]),
    );
  };
  const far = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        far.unobserve(target);
        start(/** @type {HTMLElement} */ (target));
      }
    },
    { rootMargin: NEAR },
  );
  undo.push(() => far.disconnect());
  for (const root of roots) {
    root.classList.add("is-coming");
    if (location.search || !root.matches("[data-compact], [data-block]")) start(root);
    else far.observe(root);
  }
  return () => undo.forEach((step) => step());
}

/** Older browsers wait as long as the network does. @param {string} url */
const fetched = (url) =>
  fetch(url, { signal: "timeout" in AbortSignal ? AbortSignal.timeout(TIMEOUT) : null });

/** Whether a reader has set a date: then what is drawn waits for what was known by it. */
const isDated = () => location.search.includes("as-of=");

/** What else a page may have, by the script that works on it, which may draw the timelines anew. */
function others() {
  const all = {
    embed: ".explainer-embed, .embed-code, iframe[data-explainer-embed]",
    lists: ".by-basis",
    diagrams: ".diagram:has([data-of]), .responses, .figures:has([data-of])",
    known: isDated() ? "main" : ".as-of",
  };
  return Object.entries(all).map(([name, selector]) => {
    const found = elements(selector);
    return loadFor(`${name}.js`, found, ({ start }) => start(found, redraw));
  });
}

/** @param {(url: string) => Promise<Response>} [get] gives the data */
function redraw(get) {
  mounted[0]();
  mounted[0] = timelines(get);
}

/** @param {string} selector @returns {HTMLElement[]} */
const elements = (selector) => [...document.querySelectorAll(/** @type {"div"} */ (selector))];

/** Words that are explained can be focused: by keyboard where they first occur, by touch anywhere. */
function focusableTerms() {
  const seen = new Set();
  for (const word of elements(".md-content abbr[title]:not(a *, h1 *, h2 *, h3 *)")) {
    word.tabIndex = seen.has(word.title) ? -1 : 0;
    seen.add(word.title);
  }
}

function run() {
  mounted.forEach((undo) => undo());
  mounted = [isDated() ? () => {} : timelines(), ...others()];
  focusableTerms();
}

// Material's observable: emits once for the first page too. Its script has run before this module.
const pages = /** @type {{document$?: {subscribe(run: () => void): void}}} */ (
  /** @type {unknown} */ (window)
).document$;
if (pages) pages.subscribe(run);
else run();
