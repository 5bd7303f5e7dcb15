/**
 * Door. An element with a list of events → the same with a timeline above it; returns a function
 * that undoes everything.
 *
 * The list is part of the page from the start, and stays whatever goes wrong here.
 *
 * @import { Story } from "./types.js"
 */
import { address } from "./address.js";
import { element } from "./draw/element.js";
import { shell as shellOf } from "./draw/shell.js";
import { EVENTS } from "./english.js";
import { loadPanel, warn } from "./lazy.js";
import { safeLinks } from "./links.js";
import { load } from "./load.js";
import { start } from "./timeline.js";
import { unitOf } from "./unit.js";
import { wholeOf } from "./whole.js";

/**
 * @param {HTMLElement} root `.explainer-timeline`
 * @param {string} id unlike that of any other timeline on the page
 * @param {Promise<Response>} response its data
 * @returns {() => void}
 */
export function mount(root, id, response) {
  const stop = new AbortController();
  /** @type {(() => void)[]} */
  const undo = [() => stop.abort()];
  const unwind = () => {
    for (const step of undo.splice(0).reverse()) step();
  };
  /** Puts something above the list, or nothing. @param {HTMLElement[]} elements */
  const show = (...elements) => {
    root.prepend(...elements);
    root.classList.replace("is-coming", "is-ready");
    undo.push(() => {
      for (const element of elements) element.remove();
    });
  };
  load(response)
    .then(async (answer) => {
      if (!answer.ok) throw new Error(answer.problem);
      const story = await asked(root, answer.story, stop.signal);
      if (stop.signal.aborted) return;
      for (const { problem } of story.unread) warn(problem);
      if (!story.events.length) return show(...insteadOf(story));
      // Asked while nothing has changed: any later, all would be laid out once more to answer.
      const unit = unitOf();
      const rtl = getComputedStyle(root).direction === "rtl";
      const size = { width: root.clientWidth / unit, rtl, unit };
      const room = roomIn(root);
      const shell = shellOf(id);
      show(shell.figure);
      undo.push(start(root, { story, shell, id, size, room, signal: stop.signal }));
      if (shell.figure.classList.contains("is-column")) closeList(root);
    })
    .catch((error) => {
      if (stop.signal.aborted) return;
      warn(error);
      unwind();
      show(sentence(EVENTS.missing));
    });
  return unwind;
}

/**
 * Where the address asks for more than the opening picture, what that takes: the panel, all of a long story.
 * @param {HTMLElement} root @param {Story} story @param {AbortSignal} signal @returns {Promise<Story>}
 */
async function asked(root, story, signal) {
  if (!address(root, () => story, signal).asks()) return story;
  const panel = loadPanel().catch(warn);
  const whole = story.outline ? wholeOf(story, safeLinks(root), signal) : story;
  await panel;
  return whole;
}

/** What is shown above the list if there is nothing to draw. @param {Story} story */
function insteadOf({ undated, unread, outline }) {
  if (unread.length) return [sentence(EVENTS.missing)];
  // Of events without a date the page itself says that there is only a list.
  return undated.length || outline ? [] : [sentence(EVENTS.empty)];
}

/** @param {string} text */
const sentence = (text) => element("p", { class: "timeline-problem" }, [text]);

/** The height, in px, that has been kept for the figure on a page that has more to say. @param {HTMLElement} root */
const roomIn = (root) =>
  root.querySelector("[data-compact]:not([data-embed]) > .timeline-strip")?.getBoundingClientRect().height;

/**
 * A column is a list itself: the list below it is closed, unless the reader is there already.
 * @param {HTMLElement} root
 */
function closeList(root) {
  const list = root.querySelector("details");
  if (list && list.getBoundingClientRect().top > innerHeight) list.open = false;
}
