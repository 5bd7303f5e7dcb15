/**
 * The frame around the picture: heading, buttons, panel, notes. Made once for each timeline; what
 * changes is filled in by `bar`. No listeners here.
 *
 * @import { Scene, State } from "../types.js"
 */
import { earlier, later } from "../words.js";
import { key } from "./key.js";

/**
 * An element with text or children; text goes through `textContent`, always.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string>} [attributes]
 * @param {(string | Element)[]} [children]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, attributes = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** @param {string} does the action, for `mount` @param {string} text @param {string} [label] */
function button(does, text, label) {
  /** @type {Record<string, string>} */
  const attributes = { type: "button", class: `timeline-button is-${does}`, "data-does": does };
  if (label) attributes["aria-label"] = label;
  return element("button", attributes, [text]);
}

/**
 * @typedef {object} Shell
 * @property {HTMLElement} figure
 * @property {HTMLElement} heading
 * @property {HTMLElement} stage
 * @property {HTMLElement} panel
 * @property {HTMLElement} live
 * @property {Record<"earlier" | "later" | "in" | "out" | "home" | "all", HTMLButtonElement>} buttons
 */

/** @returns {Shell} */
export function shell() {
  const buttons = {
    earlier: button("earlier", ""),
    later: button("later", ""),
    out: button("out", "−", "Zoom out"),
    in: button("in", "+", "Zoom in"),
    home: button("home", "Story", "Story: the days in which most events stand"),
    all: button("all", "All", "All events"),
  };
  const heading = element("p", { class: "timeline-view" });
  const more = element("div", { class: "timeline-more" }, [buttons.earlier, buttons.later]);
  const views = element("div", { class: "timeline-views", role: "group", "aria-label": "View" }, [
    buttons.out, buttons.in, buttons.home, buttons.all,
  ]);
  const bar = element("div", { class: "timeline-bar" }, [heading, more, views]);
  const stage = element("div", { class: "timeline-stage" });
  const panel = element("section", { class: "timeline-panel", "aria-label": "Selected event" });
  panel.hidden = true;
  const live = element("p", { class: "timeline-live", "aria-live": "polite" });
  const figure = element("div", { class: "timeline-figure" }, [bar, stage, panel, notes(), live]);
  return { figure, heading, stage, panel, live, buttons };
}

function notes() {
  return element("div", { class: "timeline-notes" }, [
    key(),
    element("p", { class: "timeline-how" }, [
      "Time scale: UTC. ",
      // Which of the two the reader needs, the style sheet knows.
      element("span", { class: "is-mouse" }, [
        "Drag to move, ",
        element("kbd", {}, ["Ctrl"]),
        " + scroll or pinch to zoom, arrow keys go from event to event.",
      ]),
      element("span", { class: "is-touch" }, ["Drag sideways to move, pinch to zoom, tap to read."]),
    ]),
  ]);
}

/** @param {Shell} made @param {Scene} scene @param {State} state */
export function bar({ heading, buttons }, scene, state) {
  if (heading.textContent !== scene.heading) heading.textContent = scene.heading;
  more(buttons.earlier, scene.before, `← ${earlier(scene.before)}`);
  more(buttons.later, scene.after, `${later(scene.after)} →`);
  buttons.home.setAttribute("aria-pressed", String(state.view === state.home));
  buttons.all.setAttribute("aria-pressed", String(state.view === state.extent));
  // Where the whole story is in view at once, a second button would do the same.
  buttons.home.hidden = state.home === state.extent;
}

/** @param {HTMLButtonElement} made @param {number} count @param {string} text */
function more(made, count, text) {
  // Hidden from sight only: a button that leaves the page while it has the focus loses the reader.
  made.disabled = count === 0;
  if (made.textContent !== text) made.textContent = text;
}
