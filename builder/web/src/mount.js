/**
 * Door. An element with a list of events → the same with a timeline above it; returns a function
 * that undoes everything.
 *
 * Owns the state and every listener. The list is the page: it stands from the start, and whatever
 * goes wrong here, it stays.
 *
 * @import { Action, Scene, Span, State, Story } from "./types.js"
 * @import { Shell } from "./draw/shell.js"
 */
import { fold } from "./draw/fold.js";
import { drawPanel } from "./draw/panel.js";
import { drawer } from "./draw/scene.js";
import { bar, element, shell } from "./draw/shell.js";
import { gestures } from "./gestures.js";
import { keys } from "./keys.js";
import { layout } from "./layout/index.js";
import { scale } from "./layout/scale.js";
import { linker } from "./links.js";
import { load } from "./load.js";
import { between, change, open } from "./state.js";
import { EMPTY, MISSING } from "./words.js";

const PACE = 240;

/**
 * @param {HTMLElement} root `.explainer-timeline`
 * @param {string} id unlike that of any other timeline on the page
 * @returns {() => void}
 */
export function mount(root, id) {
  const stop = new AbortController();
  const made = shell();
  /** @type {(() => void)[]} */
  const undo = [() => stop.abort(), () => made.figure.remove()];
  made.figure.classList.add("is-loading");
  root.prepend(made.figure);
  const fail = (/** @type {string} */ says) => {
    const sentence = element("p", { class: "timeline-problem" }, [says]);
    made.figure.replaceWith(sentence);
    undo.push(() => sentence.remove());
  };
  load(root, stop.signal).then((answer) => {
    if (stop.signal.aborted) return;
    made.figure.classList.remove("is-loading");
    if (!answer.ok) throw new Error(answer.problem);
    if (answer.story.events.length === 0) return fail(EMPTY);
    undo.push(start(root, { story: answer.story, made, id, signal: stop.signal }), fold(root));
  }).catch((error) => {
    // The reader is told plainly; the reason is for whoever keeps the site.
    console.warn(`timeline: ${error instanceof Error ? error.message : error}`);
    fail(MISSING);
  });
  return () => undo.splice(0).reverse().forEach((step) => step());
}

/**
 * Draws the story and keeps it drawn: the state lives in here.
 * @param {HTMLElement} root
 * @param {{story: Story, made: Shell, id: string, signal: AbortSignal}} its
 * @returns {() => void}
 */
function start(root, { story, made, id, signal }) {
  const draw = drawer(made.stage, { id, title: story.title });
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let state = open(story);
  /** What is drawn: on the way to `state.view` while it moves there. @type {Span} */
  let shown = state.view;
  let frame = 0;
  /** @type {Scene | null} */
  let scene = null;

  const render = () => {
    const width = made.stage.clientWidth;
    if (!width) return;
    scene = layout(story, { width }, { ...state, view: shown });
    draw(scene);
    bar(made, scene, state);
  };

  const glide = () => {
    cancelAnimationFrame(frame);
    const from = shown;
    const began = performance.now();
    const step = (/** @type {number} */ now) => {
      const t = Math.min(Math.max((now - began) / PACE, 0), 1);
      shown = between(from, state.view, 1 - (1 - t) ** 3);
      render();
      if (t < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  };

  /** @param {Action} action @param {{glides?: boolean}} [how] */
  const act = (action, { glides = false } = {}) => {
    const before = state;
    state = change(state, action);
    if (state === before) return;
    if (state.selected !== before.selected) tell();
    if (state.view !== before.view && glides && !calm.matches) {
      render();
      return glide();
    }
    if (state.view !== before.view) {
      cancelAnimationFrame(frame);
      shown = state.view;
    }
    soon();
  };

  let asked = 0;
  /** Many moves between two frames are one picture. */
  const soon = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      render();
    });
  };

  const tell = () => {
    const event = story.events.find((one) => one.id === state.selected);
    drawPanel(made.panel, event, { story, link: linker(root) });
    made.live.textContent = event?.title ?? "";
    made.panel.scrollTop = 0;
    if (event) requestAnimationFrame(uncover);
  };

  /** Scrolls the page just so far that the panel leaves the mark in sight. */
  const uncover = () => {
    const target = markOf(state.selected)?.querySelector(".target")?.getBoundingClientRect();
    if (!target) return;
    const hidden = target.bottom + 8 - made.panel.getBoundingClientRect().top;
    if (hidden > 0) scrollBy({ top: hidden, behavior: calm.matches ? "auto" : "smooth" });
  };

  /** @param {string | null} id */
  const markOf = (id) => made.stage.querySelector(`[data-event="${CSS.escape(id ?? "")}"]`);

  const plotScale = () => {
    const plot = scene?.plot ?? { x: 0, width: 1 };
    return scale(state.view, [plot.x, plot.x + plot.width]);
  };

  const refocus = () => {
    // Drawn first, since the mark to focus may not be there yet.
    render();
    const mark = markOf(state.focus);
    if (!(mark instanceof SVGElement)) return;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "nearest" });
  };

  listen(made, signal, { act: (action) => act(action, { glides: true }), refocus, focus: () => state.focus });
  const ungesture = gestures(made.stage, {
    pan: (by) => act({ type: "pan", by: plotScale().invert(0) - plotScale().invert(by) }),
    zoom: (factor, at) => act({ type: "zoom", factor, about: plotScale().invert(at) }),
    mayWheel: () => made.stage.querySelector(".mark:focus-visible") !== null,
  });
  const observer = new ResizeObserver(() => render());
  observer.observe(made.stage);
  render();
  return () => {
    observer.disconnect();
    ungesture();
    cancelAnimationFrame(frame);
    cancelAnimationFrame(asked);
  };
}

/**
 * Keys, clicks, focus and hover; the gestures have a file of their own.
 * @param {Shell} made @param {AbortSignal} signal
 * @param {{act: (action: Action) => void, refocus: () => void, focus: () => string | null}} to
 */
function listen(made, signal, { act, refocus, focus }) {
  const on = { signal };
  made.stage.addEventListener("keydown", (e) => {
    const action = keys(e, focus());
    if (!action) return;
    e.preventDefault();
    act(action);
    if (action.type === "step" || action.type === "close") refocus();
  }, on);
  made.panel.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    act({ type: "close" });
    refocus();
  }, on);
  made.stage.addEventListener("focusin", (e) => {
    const event = eventOf(e.target);
    if (event) act({ type: "focus", id: event });
  }, on);
  made.stage.addEventListener("click", (e) => {
    const event = eventOf(e.target);
    if (event) act({ type: "select", id: event });
  }, on);
  made.stage.addEventListener("pointerover", (e) => {
    if (e.pointerType === "mouse") act({ type: "hover", id: eventOf(e.target) });
  }, on);
  made.stage.addEventListener("pointerleave", () => act({ type: "hover", id: null }), on);
  made.figure.addEventListener("click", (e) => {
    const does = e.target instanceof Element && e.target.closest("[data-does]")?.getAttribute("data-does");
    if (!does) return;
    act(BUTTONS[does]);
    if (does === "close") refocus();
  }, on);
}

/** @type {Record<string, Action>} */
const BUTTONS = {
  earlier: { type: "earlier" },
  later: { type: "later" },
  in: { type: "zoom", factor: 2 },
  out: { type: "zoom", factor: 0.5 },
  home: { type: "home" },
  all: { type: "all" },
  close: { type: "close" },
};

/** @param {EventTarget | null} target @returns {string | null} */
function eventOf(target) {
  return (target instanceof Element && target.closest(".mark")?.getAttribute("data-event")) || null;
}
