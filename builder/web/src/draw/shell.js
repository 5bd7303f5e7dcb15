/**
 * The frame around the picture: heading, buttons, folds, panel, notes. Made once for each timeline;
 * what changes is filled in by `bar`. No listeners here.
 *
 * @import { State, Story } from "../types.js"
 */
import { isEmpty } from "../filter.js";
import { isShown, keyMoments } from "../state.js";
import { earlier, fits, later, NOTHING_FITS, tour } from "../words.js";
import { button, element } from "./element.js";
import { key } from "./legend.js";
import { apart, put } from "./put.js";

/** The folds, each with a button that opens it. */
export const FOLDS = /** @type {const} */ ({ filter: "Search and filter", view: "View", share: "Share" });
/** @typedef {keyof typeof FOLDS} Fold */

/**
 * @typedef {object} Shell
 * @property {HTMLElement} figure
 * @property {HTMLElement} heading
 * @property {HTMLElement} stage
 * @property {HTMLElement} whole the overview
 * @property {HTMLElement} panel
 * @property {HTMLElement} notice
 * @property {HTMLElement} zone
 * @property {HTMLElement} rest what the picture leaves to the list
 * @property {HTMLElement} live
 * @property {Record<Fold, HTMLElement>} folds
 * @property {Record<Fold, HTMLButtonElement>} openers
 * @property {Record<"earlier" | "later" | "in" | "out" | "all" | "tour", HTMLButtonElement>} buttons
 * @property {HTMLElement} chapters
 */

/** @param {string} id unlike that of any other timeline on the page @returns {Shell} */
export function shell(id) {
  const buttons = {
    earlier: button("earlier", ""),
    later: button("later", ""),
    out: button("out", "−", "Zoom out"),
    in: button("in", "+", "Zoom in"),
    all: button("all", "All", "All events"),
    tour: button("tour", ""),
  };
  // Words and numbers keep their order where the page runs the other way.
  const heading = element("bdi");
  const more = element("div", { class: "timeline-more" }, [buttons.earlier, buttons.later]);
  const views = element("div", { class: "timeline-views", role: "group", "aria-label": "View" }, [
    buttons.out,
    buttons.in,
    buttons.all,
  ]);
  const names = /** @type {Fold[]} */ (Object.keys(FOLDS));
  const folds = /** @type {Record<Fold, HTMLDivElement>} */ (
    /** @type {unknown} */ (
      Object.fromEntries(
        names.map((name) => [
          name,
          element("div", { class: `timeline-fold-out is-${name}`, id: `${id}-${name}`, hidden: "" }),
        ]),
      )
    )
  );
  const openers = /** @type {Record<Fold, HTMLButtonElement>} */ (
    Object.fromEntries(
      names.map((name) => {
        const made = button("fold", FOLDS[name]);
        made.setAttribute("aria-expanded", "false");
        made.setAttribute("aria-controls", `${id}-${name}`);
        made.dataset.fold = name;
        return [name, made];
      }),
    )
  );
  const chapters = element("div", { class: "timeline-stops", role: "group", "aria-label": "Chapters" });
  const stage = element("div", { class: "timeline-stage" });
  const whole = element("div", { class: "timeline-overview" });
  const panel = element("section", {
    class: "timeline-panel",
    "aria-label": "Selected event",
    tabindex: "-1",
  });
  panel.hidden = true;
  const notice = element("div", { class: "timeline-notice", role: "status" });
  const zone = element("span", { class: "timeline-zone" });
  const rest = element("p", { class: "timeline-rest", dir: "auto" });
  const live = element("p", { class: "timeline-live", "aria-live": "polite" });
  const figure = element("div", { class: "timeline-figure" }, [
    element("div", { class: "timeline-bar" }, [
      element("p", { class: "timeline-view" }, [heading]),
      more,
      views,
    ]),
    element("div", { class: "timeline-tools" }, [buttons.tour, openers.filter, openers.view, openers.share]),
    ...names.map((name) => folds[name]),
    chapters,
    notice,
    stage,
    whole,
    panel,
    notes(zone, rest),
    live,
  ]);
  return {
    figure,
    heading,
    stage,
    whole,
    panel,
    notice,
    zone,
    rest,
    live,
    folds,
    openers,
    buttons,
    chapters,
  };
}

/** @param {HTMLElement} zone @param {HTMLElement} rest */
function notes(zone, rest) {
  return element("div", { class: "timeline-notes" }, [
    key(),
    element("p", { class: "timeline-how", dir: "auto" }, [
      zone,
      element("span", { class: "is-mouse" }, [
        " Drag to move, ",
        element("kbd", {}, ["Ctrl"]),
        " + scroll to zoom; arrow keys go from event to event.",
      ]),
    ]),
    rest,
  ]);
}

/** The chapters as buttons. @param {Shell} made @param {Story} story */
export function stops({ chapters }, story) {
  chapters.replaceChildren(
    ...story.chapters.map(({ id, title }) => {
      const made = button("chapter", title);
      made.dataset.chapter = id;
      return made;
    }),
  );
  chapters.hidden = story.chapters.length < 2;
}

/**
 * @param {Shell} made
 * @param {{before: number, after: number, heading: string}} scene @param {State} state
 * @param {string[]} problems what could not be done as the address says
 */
export function bar({ heading, buttons, notice, openers, chapters }, scene, state, problems) {
  put(heading, { "#text": scene.heading });
  more(buttons.earlier, scene.before, apart(earlier(scene.before)));
  more(buttons.later, scene.after, apart(later(scene.after)));
  put(buttons.all, { "aria-pressed": String(state.view === state.visible.extent) });
  const moments = keyMoments(state);
  const here = moments.findIndex((one) => one.id === state.moment) + 1;
  put(buttons.tour, {
    "#text": tour(moments.length, here, state.touring),
    "aria-pressed": `${state.touring}`,
  });
  buttons.tour.hidden = moments.length < 2 && isEmpty(state.filter);
  for (const one of chapters.querySelectorAll("[data-chapter]")) {
    const chapter = state.story.chapters.find(({ id }) => id === one.getAttribute("data-chapter"));
    put(one, { "aria-pressed": String(chapter !== undefined && isShown(state, chapter)) });
  }
  openers.filter.classList.toggle("is-on", !isEmpty(state.filter));
  tell(notice, state, problems);
}

/** @param {HTMLElement} notice @param {State} state @param {string[]} problems */
function tell(notice, { filter, visible, story }, problems) {
  const count = visible.events.length;
  const filtered = isEmpty(filter) ? [] : [count ? fits(count, story.events.length) : NOTHING_FITS];
  const says = [...problems, ...filtered];
  const key = says.join("\n");
  if (notice.dataset.says === key) return;
  notice.dataset.says = key;
  notice.replaceChildren(...says.map((line) => element("span", {}, [line])));
  if (filtered.length) notice.append(button("clear", "Show all events"));
}

/** @param {HTMLButtonElement} made @param {number} count @param {string} text */
function more(made, count, text) {
  // A button that goes while it has the focus would lose the reader.
  if (count === 0 && document.activeElement === made) focusAll(made);
  made.disabled = count === 0;
  put(made, { "#text": text });
}

/** @param {HTMLElement} near */
function focusAll(near) {
  const all = near.closest(".timeline-bar")?.querySelector(".is-all");
  if (all instanceof HTMLElement) all.focus();
}
