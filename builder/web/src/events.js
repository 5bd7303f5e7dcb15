/**
 * Door. Keys, clicks, focus, hover and fields → actions. The gestures have a file of their own.
 *
 * @import { Action } from "./types.js"
 * @import { Animation } from "./animation.js"
 * @import { Disclosures } from "./disclosures.js"
 * @import { Disclosure, Shell } from "./draw/shell.js"
 * @import { Viewport } from "./viewport.js"
 * @import { patient } from "./whole.js"
 */
import { focusOn, refocus } from "./focus.js";
import { actionOf } from "./keys.js";
import { listener } from "./listener.js";
import { moreHere } from "./words.js";

/** @typedef {ReturnType<typeof patient>} Patient */
/** @typedef {{shell: Shell, store: Patient, motion: Animation, viewport: Viewport, disclosures: Disclosures}} Timeline */

/** @param {Timeline} timeline @param {AbortSignal} signal */
export function listen(timeline, signal) {
  const { figure, panel } = timeline.shell;
  const { act } = timeline.store;
  listenToMarks(timeline, signal);
  const on = listener(figure, signal);
  listener(panel, signal)("keydown", (e) => {
    if (e.key !== "Escape") return;
    act({ type: "close" });
    refocus(timeline);
  });
  on("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.dataset.filter === "text") filter(target, timeline);
  });
  on("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (target.dataset.filter) filter(target, timeline);
    if (target.dataset.choice) act(choiceOf(target));
  });
  on("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-command]") : null;
    if (button instanceof HTMLElement) timeline.store.whenWhole(() => press(button, timeline));
  });
}

/** @param {Timeline} timeline @param {AbortSignal} signal */
function listenToMarks(timeline, signal) {
  const { shell, store, viewport } = timeline;
  const { state, act } = store;
  const on = listener(shell.viewport, signal);
  on("keydown", (e) => {
    const action = actionOf(e, state().focus, viewport.direction());
    if (!action) return;
    if (action.type !== "page") e.preventDefault();
    store.whenWhole(() => {
      const { view } = state();
      act(action);
      // Where there is no other view to turn to, the key is the page's.
      if (state().view !== view) e.preventDefault();
      if (["step", "close", "page"].includes(action.type)) refocus(timeline);
    });
  });
  on("focusin", ({ target }) => {
    const id = eventAt(target);
    if (id) act({ type: "focus", id });
  });
  const click = (/** @type {EventTarget | null} */ target) => {
    const neighbour = closest(target, "[data-show]")?.getAttribute("data-show");
    if (neighbour) {
      act({ type: "focus", id: neighbour });
      return refocus(timeline);
    }
    const cluster = closest(target, ".cluster");
    if (cluster) return act({ type: "open", ids: viewport.eventsOf(cluster) });
    const id = eventAt(target);
    if (id) act({ type: "select", id });
  };
  on("click", ({ target }) => {
    if (closest(target, "[data-show], .cluster, .mark")) store.whenWhole(() => click(target));
  });
  on("pointerover", ({ pointerType, target }) => {
    if (pointerType !== "mouse") return;
    act({ type: "hover", id: eventAt(target) });
    const cluster = closest(target, ".cluster");
    shell.viewport.title = cluster ? moreHere(viewport.countOf(cluster)) : "";
  });
  on("pointerleave", () => act({ type: "hover", id: null }));
}

/** @param {EventTarget | null} target @param {string} selector */
const closest = (target, selector) => (target instanceof Element ? target.closest(selector) : null);

/** The id of the event whose mark it is in. @param {EventTarget | null} target */
const eventAt = (target) => closest(target, ".mark")?.getAttribute("data-event") || null;

/** @param {HTMLInputElement | HTMLSelectElement} field @param {Timeline} timeline */
function filter(field, { store, disclosures }) {
  const chosen = disclosures.filterOf(field);
  if (chosen) store.act({ type: "filter", filter: chosen });
}

/** @param {HTMLElement} button @param {Timeline} timeline */
function press(button, timeline) {
  const { shell, store, disclosures } = timeline;
  const { state, act } = store;
  const { command = "", disclosure, chapter = "", event = "" } = button.dataset;
  if (disclosure) return void disclosures.toggle(/** @type {Disclosure} */ (disclosure));
  if (command === "chapter") return act({ type: "chapter", id: chapter });
  const inPanel = shell.panel.contains(button);
  if (command === "tour") act({ type: "tour", to: state().touring ? "leave" : "start" });
  else if (command === "select") act({ type: "select", id: event });
  else if (command === "next" || command === "previous") act({ type: "read", to: command });
  else if (command === "in" || command === "out") act({ type: "zoom", factor: command === "in" ? 2 : 0.5 });
  else if (PLAIN.includes(command)) act(/** @type {Action} */ ({ type: command }));
  else disclosures.share(command);
  if (command === "close") refocus(timeline);
  // It goes with its notice.
  else if (command === "clear") focusOn(shell.openers.filter);
  // The panel is rebuilt, and its buttons with it.
  else if (inPanel)
    focusOn(shell.panel.querySelector(`[data-command="${command}"]:not(:disabled)`) ?? shell.panel);
}

/** Buttons whose command is all there is to their action. */
const PLAIN = ["earlier", "later", "all", "clear", "close"];

/** @param {HTMLInputElement | HTMLSelectElement} field named after the type of its action */
const choiceOf = (field) =>
  /** @type {Action} */ ({
    type: field.dataset.choice,
    to: field.type === "checkbox" ? "checked" in field && field.checked : field.value,
  });
