/**
 * Door. Mounts every timeline on the page, and again on each page that Material's instant
 * navigation brings; the timelines of the page before are undone first. A page without one does not
 * fetch what draws it.
 */
import { loadFor } from "./lazy.js";

/** Who waits for data longer than this, in milliseconds, is told that there are none. */
const PATIENCE = 20_000;
/** So far from the window a timeline is brought. */
const NEAR = "600px";

/** @type {(() => void)[]} */
let mounted = [];

/**
 * Where a page has more to say, its timelines stand far down, and wait until a reader comes near; unless
 * the address asks for a view.
 */
function timelines() {
  /** @type {(() => void)[]} */
  const undo = [];
  const roots = elements(".explainer-timeline[data-timeline]");
  const start = (/** @type {HTMLElement} */ root) => {
    // The data are under way before the script that reads them is here.
    const asked = fetch(root.dataset.timeline ?? "", { signal: AbortSignal.timeout(PATIENCE) });
    // What went wrong is told where it is read.
    asked.catch(() => {});
    undo.push(
      loadFor("timeline.js", [root], (/** @type {typeof import("./mount.js")} */ { mount }) => [
        mount(root, `timeline-${roots.indexOf(root) + 1}`, asked),
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

const frames = () =>
  loadFor(
    "embed.js",
    elements(".explainer-embed, .embed-code, iframe[data-explainer-embed]"),
    (/** @type {typeof import("./embed.js")} */ { framed, framing }) => [framed(), framing()],
  );

function lists() {
  const found = elements(".by-basis");
  return loadFor("lists.js", found, (/** @type {typeof import("./lists.js")} */ { filterLists }) => [
    filterLists(found),
  ]);
}

function diagrams() {
  const found = elements(".diagram:has([data-of]), .answers, .figures:has([data-of])");
  return loadFor("diagrams.js", found, (/** @type {typeof import("./diagrams.js")} */ { highlight }) =>
    highlight(found),
  );
}

/** @param {string} selector @returns {HTMLElement[]} */
const elements = (selector) => [...document.querySelectorAll(/** @type {"div"} */ (selector))];

/** A word that is explained can be reached by keyboard where it stands first, by a finger wherever it does. */
function reachable() {
  const seen = new Set();
  for (const word of elements(".md-content abbr[title]:not(a *, h1 *, h2 *, h3 *)")) {
    word.tabIndex = seen.has(word.title) ? -1 : 0;
    seen.add(word.title);
  }
}

function run() {
  mounted.forEach((undo) => undo());
  mounted = [timelines(), frames(), lists(), diagrams()];
  reachable();
}

// Material makes the addresses of all links absolute; on paper only those of other sites are of use.
addEventListener("beforeprint", () => {
  for (const link of document.querySelectorAll("a"))
    link.toggleAttribute("data-inside", link.host === location.host);
});

// Material's observable: emits once for the first page too. Its script has run before this module.
const pages = /** @type {{document$?: {subscribe(does: () => void): void}}} */ (
  /** @type {unknown} */ (window)
).document$;
if (pages) pages.subscribe(run);
else run();
