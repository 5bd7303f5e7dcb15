/**
 * The frame around the picture: heading, buttons, disclosures, panel, notes. Built once for each
 * timeline; `toolbar.js` keeps it true. No listeners here.
 */
import { SHELL } from "../english.js";
import { button, element } from "./element.js";
import { legend } from "./legend.js";

/** @typedef {"filter" | "view" | "share"} Disclosure */

/**
 * @typedef {object} Shell
 * @property {HTMLElement} figure
 * @property {HTMLElement} heading
 * @property {HTMLElement} viewport
 * @property {HTMLElement} overview
 * @property {HTMLElement} panel
 * @property {HTMLElement} notice
 * @property {HTMLElement} zone
 * @property {HTMLElement} leftOut what the picture leaves to the list
 * @property {HTMLElement} live
 * @property {Record<Disclosure, HTMLElement>} disclosures
 * @property {Record<Disclosure, HTMLButtonElement>} openers
 * @property {ReturnType<typeof buttonsOf>} buttons
 * @property {HTMLElement} chapters
 */

const NAMES = /** @type {Disclosure[]} */ (["filter", "view", "share"]);

/** @param {string} id unlike that of any other timeline on the page @returns {Shell} */
export function shell(id) {
  // Words and numbers keep their order where the page runs the other way.
  const heading = element("bdi");
  const buttons = buttonsOf();
  const disclosures = byName((name) => disclosure(`${id}-${name}`, name));
  const openers = byName((name) => opener(`${id}-${name}`, name));
  const chapters = group("timeline-chapter-buttons", SHELL.chapters);
  const notice = element("div", { class: "timeline-notice", role: "status" });
  const viewport = element("div", { class: "timeline-viewport" });
  const overview = element("div", { class: "timeline-overview" });
  const panel = element("section", { class: "timeline-panel", "aria-label": SHELL.selected, tabindex: "-1" });
  panel.hidden = true;
  const zone = element("span", { class: "timeline-zone" });
  const leftOut = element("p", { class: "timeline-rest", dir: "auto" });
  const live = element("p", { class: "timeline-live", "aria-live": "polite" });
  const figure = element("div", { class: "timeline-figure" }, [
    toolbar(heading, buttons),
    element("div", { class: "timeline-tools" }, [buttons.tour, ...Object.values(openers)]),
    ...Object.values(disclosures),
    chapters,
    notice,
    viewport,
    overview,
    panel,
    element("div", { class: "timeline-notes" }, [legend(), howToMove(zone), leftOut]),
    live,
  ]);
  return {
    figure,
    heading,
    viewport,
    overview,
    panel,
    notice,
    zone,
    leftOut,
    live,
    disclosures,
    openers,
    buttons,
    chapters,
  };
}

const buttonsOf = () => ({
  earlier: button("earlier", ""),
  later: button("later", ""),
  out: button("out", "−", SHELL.zoomOut),
  in: button("in", "+", SHELL.zoomIn),
  all: button("all", SHELL.all, SHELL.allEvents),
  tour: button("tour", ""),
});

/** @template T @param {(name: Disclosure) => T} make @returns {Record<Disclosure, T>} */
const byName = (make) =>
  /** @type {Record<Disclosure, T>} */ (Object.fromEntries(NAMES.map((name) => [name, make(name)])));

/** @param {string} id @param {Disclosure} name */
const disclosure = (id, name) => element("div", { class: `timeline-disclosure is-${name}`, id, hidden: "" });

/** @param {string} id of what it opens @param {Disclosure} name */
function opener(id, name) {
  const opener = button("disclosure", SHELL[name]);
  opener.setAttribute("aria-expanded", "false");
  opener.setAttribute("aria-controls", id);
  opener.dataset.disclosure = name;
  return opener;
}

/** @param {string} name @param {string} label @param {Element[]} [children] */
const group = (name, label, children) =>
  element("div", { class: name, role: "group", "aria-label": label }, children);

/** @param {HTMLElement} heading @param {Shell["buttons"]} buttons */
const toolbar = (heading, buttons) =>
  element("div", { class: "timeline-toolbar" }, [
    element("p", { class: "timeline-view" }, [heading]),
    element("div", { class: "timeline-more" }, [buttons.earlier, buttons.later]),
    group("timeline-views", SHELL.view, [buttons.out, buttons.in, buttons.all]),
  ]);

/** @param {HTMLElement} zone */
function howToMove(zone) {
  const [before, after] = SHELL.howToMove.split("{key}");
  return element("p", { class: "timeline-how", dir: "auto" }, [
    zone,
    element("span", { class: "is-mouse" }, [` ${before}`, element("kbd", {}, ["Ctrl"]), after]),
  ]);
}
