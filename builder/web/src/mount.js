/**
 * Door. An element with a list of events → the same with a timeline above it; returns a function
 * that undoes everything.
 *
 * Owns the state and every listener. The list is the page: it stands from the start, and whatever
 * goes wrong here, it stays.
 *
 * @import { Action, Span, State, Story } from "./types.js"
 * @import { Fold, Shell } from "./draw/shell.js"
 */
import { address } from "./address.js";
import { element } from "./draw/element.js";
import { drawPanel } from "./draw/panel.js";
import { bar, shell, stops } from "./draw/shell.js";
import { keys } from "./keys.js";
import { loadFields, loadShare } from "./lazy.js";
import { safeLinks } from "./links.js";
import { load } from "./load.js";
import { between, change, open } from "./state.js";
import { stage } from "./viewport.js";
import { EMPTY, leftOut, MISSING, moreHere, NOT_LOADED, zoneNote } from "./words.js";

const PACE = 240;
/** So long nothing moves before what is in view is said. */
const SILENCE = 400;
/** What had the focus when the reader went back: the theme may put the page anew after that. @type {string | null} */
let left = null;
/** So much of the window's top is the theme's, in pixels. */
const HEADER = 64;

/**
 * @param {HTMLElement} root `.explainer-timeline`
 * @param {string} id unlike that of any other timeline on the page
 * @param {Promise<Response>} asked its data
 * @returns {() => void}
 */
export function mount(root, id, asked) {
  const stop = new AbortController();
  /** @type {(() => void)[]} */
  const undo = [() => stop.abort()];
  const unwind = () =>
    undo
      .splice(0)
      .reverse()
      .forEach((step) => step());
  /** Above the list, or nothing. @param {HTMLElement[]} what */
  const show = (...what) => {
    root.prepend(...what);
    root.classList.replace("is-coming", "is-ready");
    undo.push(() => {
      for (const element of what) element.remove();
      root.classList.replace("is-ready", "is-coming");
    });
  };
  load(asked)
    .then((answer) => {
      if (stop.signal.aborted) return;
      if (!answer.ok) throw new Error(answer.problem);
      const { events, undated, unread } = answer.story;
      for (const { problem } of unread) warn(problem);
      if (!events.length && unread.length) return show(sentence(MISSING));
      // The page itself says that there is only a list.
      if (!events.length && undated.length) return show();
      if (!events.length) return show(sentence(EMPTY));
      // Asked while nothing has changed: asked any later, all would be laid out once more to answer.
      const size = { width: root.clientWidth, rtl: getComputedStyle(root).direction === "rtl" };
      const made = shell(id);
      show(made.figure);
      undo.push(start(root, { story: answer.story, made, id, size, signal: stop.signal }));
      if (made.figure.classList.contains("is-column")) shut(root);
    })
    .catch((error) => {
      if (stop.signal.aborted) return;
      warn(error);
      unwind();
      show(sentence(MISSING));
    });
  return unwind;
}

/** @param {string} text */
const sentence = (text) => element("p", { class: "timeline-problem" }, [text]);

/**
 * A column is a list itself: the list below it is closed, unless the reader is there already.
 * @param {HTMLElement} root
 */
function shut(root) {
  const list = root.querySelector("details");
  if (list && list.getBoundingClientRect().top > innerHeight) list.open = false;
}

/** The reader is told plainly; the reason is for whoever keeps the site. @param {any} error */
const warn = (error) => console.warn(`timeline: ${error?.message ?? error}`);

/**
 * Draws the story and keeps it drawn: the state lives in here.
 * @param {HTMLElement} root
 * @param {{story: Story, made: Shell, id: string, size: {width: number, rtl: boolean}, signal: AbortSignal}} its
 * @returns {() => void}
 */
function start(root, { story, made, id, size, signal }) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const { pathname } = location;
  const where = address(root, story, signal);
  const link = safeLinks(root);
  const drawn = stage(root, made, {
    id,
    title: story.title,
    size,
    signal,
    act: (action) => act(action),
    state: () => state,
  });
  const opening = open(story);
  let state = opening;
  /** @type {string[]} */
  let problems = [];
  /** What is drawn: on the way to `state.view` while it moves there. @type {Span} */
  let shown = state.view;
  let frame = 0;
  let asked = 0;
  let silence = 0;
  /** The fields of the folds, once one has been opened. @type {typeof import("./draw/fields.js") | null} */
  let fields = null;

  const restore = () => {
    const { actions, problems: found } = where.opening();
    state = actions.reduce(change, opening);
    [shown, problems] = [state.view, found];
  };

  const render = () => {
    const told = drawn.draw({ ...state, view: shown });
    if (!told) return;
    bar(made, told, state, problems);
    fields?.fill(made.folds, state);
  };

  const glide = () => {
    cancelAnimationFrame(frame);
    const from = shown;
    const began = performance.now();
    const step = (/** @type {number} */ now) => {
      const t = Math.min(Math.max((now - began) / PACE, 0), 1);
      shown = between(state, from, state.view, 1 - (1 - t) ** 3);
      render();
      if (t < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  };

  /** Many moves between two frames are one picture. */
  const soon = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      render();
    });
  };

  /** @param {Action} action @param {{glides?: boolean}} [how] */
  const act = (action, { glides = false } = {}) => {
    const before = state;
    state = change(state, action);
    if (state === before) return;
    if (action.type !== "hover") where.keep(action, state, before);
    if (state.visible !== before.visible) problems = [];
    if (isTold(state, before)) tell();
    if (state.view !== before.view && state.selected === before.selected) speak();
    if (
      state.view !== before.view &&
      state.visible === before.visible &&
      glides &&
      !calm.matches &&
      !drawn.isColumn()
    ) {
      render();
      return glide();
    }
    if (state.view !== before.view) {
      cancelAnimationFrame(frame);
      shown = state.view;
    }
    soon();
  };

  /** Once it rests, what is in view is said: the headline only. */
  const speak = () => {
    clearTimeout(silence);
    silence = window.setTimeout(() => {
      made.live.textContent = made.heading.textContent;
    }, SILENCE);
  };

  const tell = () => {
    drawPanel(made.panel, state, link);
    made.zone.textContent = zoneNote(state.zone, story.zones);
    const titles = story.unread.map((one) => one.title);
    made.rest.textContent = leftOut(state.visible.undated, titles);
    const event = state.visible.events.find((one) => one.id === state.selected);
    made.live.textContent = event?.title ?? "";
    if (made.panel.hidden) return;
    made.panel.scrollTop = 0;
    requestAnimationFrame(uncover);
  };

  /** Scrolls the page just so far that the panel and the theme's header leave the mark in sight. */
  const uncover = () => {
    const mark = drawn.markOf(state.selected);
    const target = (mark?.querySelector(".target") ?? mark)?.getBoundingClientRect();
    if (!target) return;
    const below = target.bottom + 8 - made.panel.getBoundingClientRect().top;
    const above = target.top - HEADER;
    const behavior = calm.matches ? "auto" : "smooth";
    // In a frame that is as high as its page, nothing sticks to the window: the panel is below it all.
    if (isFramed()) return made.panel.scrollIntoView({ block: "nearest", behavior });
    scrollBy({ top: below > 0 ? below : Math.min(above, 0), behavior });
  };

  const refocus = () => {
    // Drawn first, since the mark to focus may not be there yet.
    render();
    const mark = drawn.markOf(state.focus);
    if (!mark) return;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "nearest" });
  };

  const regain = () => drawn.markOf(left)?.focus({ preventScroll: true });

  restore();
  stops(made, story);
  /** What the buttons of “Share” do, once it has been opened. @type {(what: string) => void} */
  let does = () => {};
  /** Fills the fold that has been opened. */
  const toFold = async () => {
    const name = /** @type {Fold[]} */ (Object.keys(made.folds)).find((one) => !made.folds[one].hidden);
    if (!name) return;
    const fold = made.folds[name];
    // What could not be had before is asked for again.
    if (fold.textContent === NOT_LOADED) fold.replaceChildren();
    try {
      if (name !== "share") {
        fields ??= await loadFields();
        fields.fill(made.folds, state);
      } else if (!fold.firstChild) {
        const { fillShare } = await loadShare();
        does = fillShare(fold, {
          root,
          story,
          address: () => where.href(state),
          picture: () => drawn.portrait(state),
        });
      }
    } catch (error) {
      warn(error);
      fold.textContent = NOT_LOADED;
    }
    // Unless the reader has gone on meanwhile.
    if (document.activeElement === made.openers[name]) focusOn(fold.querySelector("input, select, button"));
  };
  listen(made, signal, {
    act: (action) => act(action, { glides: true }),
    refocus,
    state: () => state,
    does: (what) => (what === "fold" ? toFold() : does(what)),
    filtered: (field) => fields && act({ type: "filter", filter: fields.filterOf(field) }),
    runs: drawn.runs,
    clustered: drawn.clustered,
  });
  where.onBack(() => {
    const { focus } = state;
    const held = made.stage.contains(document.activeElement);
    restore();
    if (held && state.visible.events.some((one) => one.id === focus)) state = { ...state, focus };
    tell();
    render();
    left = held ? state.focus : null;
    regain();
  });
  // It tells of the first size, too, which is drawn already.
  const observer = new ResizeObserver(() => {
    if (drawn.fit()) render();
  });
  observer.observe(made.stage);
  tell();
  render();
  if (document.activeElement === document.body) regain();
  return () => {
    // The reader is on another page.
    if (location.pathname !== pathname) left = null;
    observer.disconnect();
    clearTimeout(silence);
    cancelAnimationFrame(frame);
    cancelAnimationFrame(asked);
  };
}

/** Whether the page stands in a frame, which is as high as the page. */
const isFramed = () => window.parent !== window && document.body.classList.contains("explainer-embed");

/** Whether the panel says something else. @param {State} state @param {State} before */
function isTold(state, before) {
  const told = /** @type {const} */ (["selected", "opened", "touring", "visible"]);
  return told.some((name) => state[name] !== before[name]);
}

/**
 * Keys, clicks, focus, fields and hover; the gestures have a file of their own.
 * @param {Shell} made @param {AbortSignal} signal
 * @param {{act: (action: Action) => void, refocus: () => void, state: () => State,
 *   does: (what: string) => void, filtered: (field: HTMLInputElement | HTMLSelectElement) => void, runs: () => {rtl: boolean, down: boolean},
 *   clustered: (drawn: Element) => string[]}} to
 */
function listen(made, signal, { act, refocus, state, does, filtered, runs, clustered }) {
  const on = { signal };
  made.stage.addEventListener(
    "keydown",
    (e) => {
      const action = keys(e, state().focus, runs());
      if (!action) return;
      const { view } = state();
      act(action);
      // Where there is nothing to turn to, the key is the page's.
      if (action.type !== "page" || state().view !== view) e.preventDefault();
      if (["step", "close", "page"].includes(action.type)) refocus();
    },
    on,
  );
  made.panel.addEventListener(
    "keydown",
    (e) => {
      if (e.key !== "Escape") return;
      act({ type: "close" });
      refocus();
    },
    on,
  );
  made.stage.addEventListener(
    "focusin",
    (e) => {
      const event = eventOf(e.target);
      if (event) act({ type: "focus", id: event });
    },
    on,
  );
  made.stage.addEventListener(
    "click",
    (e) => {
      const show = e.target instanceof Element && e.target.closest("[data-show]")?.getAttribute("data-show");
      if (show) {
        act({ type: "focus", id: show });
        return refocus();
      }
      const cluster = e.target instanceof Element && e.target.closest(".cluster");
      if (cluster) return act({ type: "open", ids: clustered(cluster) });
      const event = eventOf(e.target);
      if (event) act({ type: "select", id: event });
    },
    on,
  );
  made.stage.addEventListener(
    "pointerover",
    (e) => {
      if (e.pointerType !== "mouse") return;
      act({ type: "hover", id: eventOf(e.target) });
      const cluster = e.target instanceof Element && e.target.closest(".cluster");
      made.stage.title = cluster ? moreHere(clustered(cluster).length) : "";
    },
    on,
  );
  made.stage.addEventListener("pointerleave", () => act({ type: "hover", id: null }), on);
  made.figure.addEventListener(
    "input",
    (e) => {
      if (e.target instanceof HTMLInputElement && e.target.dataset.filter === "text") filtered(e.target);
    },
    on,
  );
  made.figure.addEventListener(
    "change",
    (e) => {
      const field = e.target;
      if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
      if (field.dataset.filter) filtered(field);
      if (field.dataset.choice) act(CHOICES[field.dataset.choice](field));
    },
    on,
  );
  made.figure.addEventListener(
    "click",
    (e) => {
      const pressed = e.target instanceof Element ? e.target.closest("[data-does]") : null;
      if (!(pressed instanceof HTMLElement)) return;
      press(pressed, { made, act, refocus, state, does });
    },
    on,
  );
}

/**
 * @param {HTMLElement} pressed
 * @param {{made: Shell, act: (action: Action) => void, refocus: () => void, state: () => State, does: (what: string) => void}} to
 */
function press(pressed, { made, act, refocus, state, does }) {
  const what = pressed.dataset.does ?? "";
  if (what === "fold") {
    unfold(made, /** @type {Fold} */ (pressed.dataset.fold));
    return does(what);
  }
  if (what === "chapter") return act({ type: "chapter", id: pressed.dataset.chapter ?? "" });
  const inPanel = made.panel.contains(pressed);
  if (what === "tour") act({ type: "tour", to: state().touring ? "leave" : "start" });
  else if (what === "select") act({ type: "select", id: pressed.dataset.to ?? "" });
  else if (what === "next" || what === "previous") act({ type: "read", to: what });
  else if (BUTTONS[what]) act(BUTTONS[what]);
  else does(what);
  if (what === "close") refocus();
  // It goes with its notice.
  else if (what === "clear") focusOn(made.openers.filter);
  // The panel is made anew; its buttons with it.
  else if (inPanel) focusOn(made.panel.querySelector(`[data-does="${what}"]:not(:disabled)`) ?? made.panel);
}

/** @param {Shell} made @param {Fold} name */
function unfold({ folds, openers }, name) {
  for (const one of /** @type {Fold[]} */ (Object.keys(folds))) {
    folds[one].hidden = one !== name || !folds[one].hidden;
    openers[one].setAttribute("aria-expanded", String(!folds[one].hidden));
  }
}

/** @param {Element | null} element */
const focusOn = (element) => element instanceof HTMLElement && element.focus({ preventScroll: true });

/** @type {Record<string, Action>} */
const BUTTONS = {
  earlier: { type: "earlier" },
  later: { type: "later" },
  in: { type: "zoom", factor: 2 },
  out: { type: "zoom", factor: 0.5 },
  all: { type: "all" },
  clear: { type: "clear" },
  close: { type: "close" },
};

/** @type {Record<string, (field: HTMLInputElement | HTMLSelectElement) => Action>} */
const CHOICES = {
  lanes: ({ value }) => ({ type: "lanes", by: /** @type {State["lanes"]} */ (value) }),
  scale: ({ value }) => ({ type: "scale", to: value === "even" ? "even" : "story" }),
  zone: ({ value }) => ({ type: "zone", to: value }),
  answers: (field) => ({ type: "answers", on: field instanceof HTMLInputElement && field.checked }),
};

/** @param {EventTarget | null} target @returns {string | null} */
function eventOf(target) {
  return (target instanceof Element && target.closest(".mark")?.getAttribute("data-event")) || null;
}
