/**
 * Door. Mounts every timeline on the page, and again on each page that Material's instant
 * navigation brings; the timelines of the page before are undone first. A page without one does not
 * fetch what draws it.
 */
import { beside } from "./later.js";

/** Who waits for data longer than this, in milliseconds, is told that there are none. */
const PATIENCE = 20_000;

/** @type {(() => void)[]} */
let mounted = [];

function timelines() {
  const roots = elements(".explainer-timeline[data-timeline]");
  // The data are under way before the script that reads them is here.
  const asked = roots.map((root) => fetch(root.dataset.timeline ?? "", { signal: AbortSignal.timeout(PATIENCE) }));
  // What went wrong is told where it is read.
  for (const one of asked) one.catch(() => {});
  return beside("timeline.js", roots, (/** @type {typeof import("./mount.js")} */ { mount }) =>
    roots.map((root, i) => mount(root, `timeline-${i + 1}`, asked[i])));
}

const frames = () =>
  beside("embed.js", elements(".explainer-embed, .embed-code, iframe[data-explainer-embed]"),
    (/** @type {typeof import("./embed.js")} */ { framed, framing }) => [framed(), framing()]);

function lists() {
  const found = elements(".by-basis");
  return beside("lists.js", found, (/** @type {typeof import("./lists.js")} */ { narrowing }) => [narrowing(found)]);
}

function diagrams() {
  const found = elements(".diagram:has([data-of]), .answers");
  return beside("diagrams.js", found, (/** @type {typeof import("./diagrams.js")} */ { lighting }) => lighting(found));
}

/** @param {string} selector @returns {HTMLElement[]} */
const elements = (selector) => [...document.querySelectorAll(/** @type {"div"} */ (selector))];

function run() {
  mounted.forEach((undo) => undo());
  mounted = [timelines(), frames(), lists(), diagrams()];
}

// Material makes the addresses of all links absolute; on paper only those of other sites are of use.
addEventListener("beforeprint", () => {
  for (const link of document.querySelectorAll("a")) link.toggleAttribute("data-inside", link.host === location.host);
});

// Material's observable: emits once for the first page too. Its script has run before this module.
const pages = /** @type {{document$?: {subscribe(does: () => void): void}}} */ (
  /** @type {unknown} */ (window)
).document$;
if (pages) pages.subscribe(run);
else run();
