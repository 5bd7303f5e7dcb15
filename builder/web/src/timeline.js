/**
 * Door. A mounted timeline: wires its parts together, and keeps the drawing in step with the state.
 *
 * @import { State, Story } from "./types.js"
 * @import { Shell } from "./draw/shell.js"
 */
import { address } from "./address.js";
import { animation, isCalm } from "./animation.js";
import { announcer } from "./announcer.js";
import { details } from "./details.js";
import { disclosures } from "./disclosures.js";
import { fillChapterButtons } from "./draw/chapter_buttons.js";
import { updateToolbar } from "./draw/toolbar.js";
import { EVENTS } from "./english.js";
import { listen } from "./events.js";
import { focusOn, holdFocus, regainFocus, uncover } from "./focus.js";
import { loadedPanel, loadPanel, warn } from "./lazy.js";
import { safeLinks } from "./links.js";
import { chainOf, change, isSearched, missing, open } from "./state.js";
import { store } from "./store.js";
import { viewport } from "./viewport.js";
import { patient } from "./whole.js";
import { leftOut, zoneNote } from "./words.js";

/**
 * @typedef {object} Options
 * @property {Story} story
 * @property {Shell} shell
 * @property {string} id unlike that of any other timeline on the page
 * @property {{width: number, rtl: boolean, unit: number}} size
 * @property {number} [room] height that has been kept for the figure, in px
 * @property {AbortSignal} signal takes all listeners away
 */

/** @param {HTMLElement} root @param {Options} options @returns {() => void} */
export function start(root, options) {
  const { pathname } = location;
  const { story, shell, signal } = options;
  const timeline = assemble(root, options);
  const { motion, viewport, announce } = timeline;
  fillChapterButtons(shell.chapters, story);
  const asked = restore(timeline);
  followState(timeline);
  followHistory(timeline);
  listen(timeline, signal);
  askAsOpened(timeline);
  // It reports the first size, too, which is drawn already.
  const observer = new ResizeObserver(() => viewport.fit() && motion.draw());
  observer.observe(shell.viewport);
  updatePanel(timeline);
  motion.draw();
  // Room has been kept for all events, and in a block for those that it is about.
  if (options.room && (!asked || "block" in root.dataset)) viewport.fill(options.room);
  if (document.activeElement === document.body) regainFocus(viewport.markOf);
  return () => {
    // The reader is on another page.
    if (location.pathname !== pathname) holdFocus(null);
    observer.disconnect();
    announce.stop();
    motion.stop();
  };
}

/** @typedef {ReturnType<typeof assemble>} Timeline */

/** @param {HTMLElement} root @param {Options} options */
function assemble(root, { story, shell, id, size, signal }) {
  const opening = open(story);
  const link = safeLinks(root);
  const kept = patient(store(opening), link, signal, (what) => tellOfWhole(timeline, what));
  const { state } = kept;
  const where = address(root, () => state().story, signal);
  const place = viewport({ root, shell, store: kept, names: { id, title: story.title }, size }, signal);
  const opened = disclosures(shell, { root, story, address: where, viewport: place, state });
  const timeline = {
    shell,
    opening,
    store: kept,
    address: where,
    viewport: place,
    disclosures: opened,
    announce: announcer(shell.live, shell.heading),
    link,
    /** Has what the state needs fetched. */
    ask: details(kept, link, signal),
    /** What could not be done as the address asks. @type {string[]} */
    problems: [],
    motion: animation(state, (shown) => {
      const inView = place.draw(shown);
      if (!inView) return;
      updateToolbar(shell, inView, shown, timeline.problems);
      opened.update(shown);
    }),
  };
  return timeline;
}

/** Says that all events are on their way, or are not; draws them when they have come. @param {Timeline} timeline @param {"asked" | "come" | "failed"} what */
function tellOfWhole(timeline, what) {
  if (what === "come") {
    timeline.viewport.stay();
    timeline.motion.jump();
    return timeline.motion.draw();
  }
  timeline.problems = [what === "asked" ? EVENTS.loading : EVENTS.notLoaded];
  timeline.motion.drawSoon();
}

/** Takes the state that the address asks for; returns how much it asks for. @param {Timeline} timeline */
function restore(timeline) {
  const { store, address, opening, motion } = timeline;
  const { actions, problems } = address.opening();
  // What has been told of events since then stays.
  store.set(actions.reduce(change, { ...opening, story: store.state().story }));
  motion.jump();
  const { length } = actions;
  timeline.problems = problems.map((one) => loadedPanel()?.linkProblem(one, length > 0) ?? EVENTS.notLoaded);
  return length;
}

/**
 * Has fetched what the address asks for. What it looks for may be found only then: so it is followed again,
 * unless the reader has done something meanwhile.
 * @param {Timeline} timeline
 */
async function askAsOpened(timeline) {
  const { store, motion } = timeline;
  let isUntouched = isSearched(store.state()) && missing(store.state()).length > 0;
  store.subscribe((_, { type }) => {
    if (!UNASKED.includes(type)) isUntouched = false;
  });
  await timeline.ask();
  if (!isUntouched || missing(store.state()).length) return;
  restore(timeline);
  updatePanel(timeline);
  motion.draw();
}

/** @param {Timeline} timeline */
function followState(timeline) {
  const { store, address, motion, announce, viewport } = timeline;
  store.subscribe((before, action) => {
    const state = store.state();
    if (!UNASKED.includes(action.type)) address.keep(action, state, before);
    if (state.visible !== before.visible && action.type !== "told") timeline.problems = [];
    if (state.selected !== before.selected || state.filter.text !== before.filter.text) timeline.ask();
    if (isPanelStale(state, before)) updatePanel(timeline);
    if (state.view === before.view || action.type === "whole") return motion.drawSoon();
    if (state.selected === before.selected) announce.view();
    const isDirect = DIRECT.includes(action.type) || "about" in action;
    const sameEvents = state.visible === before.visible;
    if (sameEvents && !isDirect && !isCalm() && !viewport.isColumn()) return motion.glide();
    motion.jump();
    motion.drawSoon();
  });
}

/** What is no choice of the reader's. */
const UNASKED = ["hover", "told", "untold", "whole"];

/** What moves the view under the reader's finger: it must be where that is at once. */
const DIRECT = ["pan", "view"];

/** Whether the panel has something else to say. @param {State} state @param {State} before */
const isPanelStale = (state, before) =>
  /** @type {const} */ (["selected", "opened", "touring", "visible", "story", "untold"]).some(
    (name) => state[name] !== before[name],
  );

/** @param {Timeline} timeline */
function followHistory(timeline) {
  const { store, address } = timeline;
  address.onBack(() => {
    if (store.state().story.outline && !address.asks()) return;
    store.whenWhole(() => goBack(timeline));
  });
}

/** @param {Timeline} timeline */
function goBack(timeline) {
  const { shell, store, motion, viewport } = timeline;
  const { focus } = store.state();
  const held = shell.viewport.contains(document.activeElement);
  restore(timeline);
  const state = store.state();
  timeline.ask();
  if (held && state.visible.events.some(({ id }) => id === focus)) store.set({ ...state, focus });
  updatePanel(timeline);
  motion.draw();
  holdFocus(held ? store.state().focus : null);
  regainFocus(viewport.markOf);
}

/** Panel, notes and live region: what is said of the selected event. @param {Timeline} timeline */
async function updatePanel(timeline) {
  const { shell, store, announce } = timeline;
  const { story, visible, selected, zone, opened } = store.state();
  shell.zone.textContent = zoneNote(zone, story.zones);
  shell.leftOut.textContent = leftOut(
    visible.undated,
    story.unread.map(({ title }) => title),
  );
  announce.say(visible.events.find(({ id }) => id === selected)?.title ?? "");
  if (!loadedPanel()) {
    // Its script comes with the first event that a reader opens.
    if (selected === null && !opened.length) return;
    await loadPanel().catch(warn);
  }
  putPanel(timeline);
}

/** @param {Timeline} timeline */
function putPanel({ shell: { panel }, store, viewport, link }) {
  const draw = loadedPanel()?.drawPanel;
  const { activeElement } = document;
  if (draw) draw(panel, store.state(), link);
  else {
    panel.hidden = false;
    panel.textContent = EVENTS.notLoaded;
  }
  // What has come rebuilds the panel around the reader.
  if (activeElement instanceof HTMLElement && !activeElement.isConnected)
    focusOn(panel.querySelector(`[data-command="${activeElement.dataset.command}"]`) ?? panel);
  if (panel.hidden) return;
  panel.scrollTop = 0;
  requestAnimationFrame(() => {
    const { story, selected } = store.state();
    uncover(viewport.markOf(selected), panel, [...chainOf(story, selected)].map(viewport.markOf));
  });
}
