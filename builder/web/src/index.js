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
 */
function timelines() {
  /** @type {(() => void)[]} */
  const undo = [];
  const roots = elements(".explainer-timeline[data-timeline]");
  const start = (/** @type {HTMLElement} */ root) => {
    // The data are on their way before the script that reads them.
    const response = fetch(root.dataset.timeline ?? "", { signal: timeout() });
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
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        far.unobserve(target);
        start(target);
      }
    },
    { rootMargin: NEAR },
  );
  undo.push(() => far.disconnect());
  for (const root of roots) {
    root.classList.add("is-coming");
    if (location.search || (root.dataset.compact === undefined && root.dataset.block === undefined))
      start(root);
    else far.observe(root);
  }
  return () => undo.forEach((step) => step());
}

/** Older browsers wait as long as the network does. */
const timeout = () => ("timeout" in AbortSignal ? AbortSignal.timeout(TIMEOUT) : null);

const frames = () =>
  loadFor(
    "embed.js",
    elements(".explainer-embed, .embed-code, iframe[data-explainer-embed]"),
    (/** @type {typeof import("./embed.js")} */ { reportHeight, sizeFrames }) => [
      reportHeight(),
      sizeFrames(),
    ],
  );

function lists() {
  const all = elements(".by-basis");
  return loadFor("lists.js", all, (/** @type {typeof import("./lists.js")} */ { filterLists }) => [
    filterLists(all),
  ]);
}

function diagrams() {
  const all = elements(".diagram:has([data-of]), .responses, .figures:has([data-of])");
  return loadFor("diagrams.js", all, (/** @type {typeof import("./diagrams.js")} */ { highlight }) =>
    highlight(all),
  );
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
  mounted = [timelines(), frames(), lists(), diagrams()];
  focusableTerms();
}

// Material makes the addresses of all links absolute; on paper only those of other sites are useful.
addEventListener("beforeprint", () => {
  for (const link of document.querySelectorAll("a"))
    link.toggleAttribute("data-inside", link.host === location.host);
});

// Material's observable: emits once for the first page too. Its script has run before this module.
const pages = /** @type {{document$?: {subscribe(run: () => void): void}}} */ (
  /** @type {unknown} */ (window)
).document$;
if (pages) pages.subscribe(run);
else run();
