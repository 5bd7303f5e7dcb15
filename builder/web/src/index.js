/**
 * Door. Mounts every timeline on the page, and again on each page that Material's instant
 * navigation brings; the timelines of the page before are undone first.
 */
import { framed } from "./frame.js";
import { framing } from "./later.js";
import { mount } from "./mount.js";

/** @type {(() => void)[]} */
let mounted = [];

function run() {
  mounted.forEach((undo) => undo());
  const roots = document.querySelectorAll(".explainer-timeline[data-timeline]");
  mounted = [...roots].flatMap((root, i) =>
    root instanceof HTMLElement ? [mount(root, `timeline-${i + 1}`)] : [],
  );
  mounted.push(framed(), framing());
}

// Material makes the addresses of all links absolute; on paper only those of other sites are of use.
addEventListener("beforeprint", () => {
  for (const link of document.querySelectorAll("a")) link.toggleAttribute("data-inside", link.host === location.host);
});

// Material's observable: emits once for the first page too. Defined by its bundle, which may come
// after this script, so it is looked for when the page is ready.
const watched = () => {
  const pages = /** @type {{document$?: {subscribe(does: () => void): void}}} */ (
    /** @type {unknown} */ (window)
  ).document$;
  if (pages) pages.subscribe(run);
  else run();
};

if (document.readyState === "complete") watched();
else document.addEventListener("DOMContentLoaded", watched);
