/**
 * (state, action) → state: what is in view, what has the focus, what is selected.
 *
 * The state knows nothing of pixels, so the same actions mean the same on every screen.
 *
 * @import { Action, Span, State, Story, StoryEvent } from "./types.js"
 */

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Nearer than this, minutes would stand further apart than they are known. */
export const SHORTEST = 30 * MINUTE;

/** The opening view holds at least this part of all events … */
const MOST = 0.7;

/** … where that is worth it: otherwise the page opens with everything. */
const WORTH = 0.5;

/** @param {Story} story @returns {State} */
export function open(story) {
  const extent = extentOf(story);
  const home = homeOf(story, extent);
  return { story, extent, home, view: home, focus: null, selected: null, hover: null, anchor: null };
}

/** @param {State} state @param {Action} action @returns {State} */
export function change(state, action) {
  if (action.type === "zoom" && action.about === undefined) {
    const about = aboutOf(state);
    return { ...state, view: within(state, zoomed(state.view, { ...action, about })), anchor: about };
  }
  const next = changed(state, action);
  return next.view === state.view ? next : { ...next, anchor: null };
}

/**
 * The focused or selected event, where it is in view; else the middle one of those that begin in
 * view: the middle of the picture itself may be empty years. Kept, so that zooming out leads back.
 * @param {State} state
 */
function aboutOf({ story, view, focus, selected, anchor }) {
  const [from, to] = view;
  const seen = story.events.filter((one) => one.stop >= from && one.start <= to);
  const one = seen.find(({ id }) => id === focus) ?? seen.find(({ id }) => id === selected);
  if (one) return Math.max(one.start, from);
  if (anchor !== null && anchor >= from && anchor <= to) return anchor;
  const starts = seen.filter(({ start }) => start >= from);
  return starts[starts.length >> 1]?.start ?? (from + to) / 2;
}

/** @param {State} state @param {Action} action @returns {State} */
function changed(state, action) {
  switch (action.type) {
    case "view":
      return { ...state, view: within(state, action.view) };
    case "zoom":
      return { ...state, view: within(state, zoomed(state.view, action)) };
    case "pan":
      return { ...state, view: within(state, moved(state.view, action.by)) };
    case "all":
      return { ...state, view: state.extent };
    case "home":
      return { ...state, view: state.home };
    case "earlier":
      return toward(state, state.story.events.findLast((one) => one.stop < state.view[0]));
    case "later":
      return toward(state, state.story.events.find((one) => one.start > state.view[1]));
    case "step":
      return focused(state, neighbour(state, action.to));
    case "focus":
      return pointed(state, find(state, action.id));
    case "select":
      return find(state, action.id)
        ? { ...pointed(state, find(state, action.id)), selected: action.id }
        : state;
    case "close":
      return { ...state, selected: null };
    case "hover":
      return state.hover === action.id ? state : { ...state, hover: action.id };
  }
}

/**
 * A view on the way from one to another. Lengths change by ratio, so that years and hours pass at
 * the same pace.
 * @param {Span} a @param {Span} b @param {number} t 0 to 1 @returns {Span}
 */
export function between(a, b, t) {
  if (t >= 1) return b;
  const length = (a[1] - a[0]) ** (1 - t) * (b[1] - b[0]) ** t;
  // The point that stands still while a grows to b; where there is none, the middle slides.
  const grow = (b[1] - b[0]) / (a[1] - a[0]) - 1;
  const still = Math.abs(grow) > 1e-6 ? a[0] - (b[0] - a[0]) / grow : NaN;
  if (Number.isNaN(still)) return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  const from = still + ((a[0] - still) * length) / (a[1] - a[0]);
  return [from, from + length];
}

/** @param {Span} view @param {{factor: number, about?: number}} action @returns {Span} */
function zoomed([from, to], { factor, about = (from + to) / 2 }) {
  return [about - (about - from) / factor, about + (to - about) / factor];
}

/** @param {Span} view @param {number} by @returns {Span} */
const moved = ([from, to], by) => [from + by, to + by];

/**
 * Keeps a view inside what there is to see. Too long or too short a view keeps its middle.
 * @param {State} state @param {Span} view @returns {Span}
 */
function within({ extent }, [from, to]) {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return extent;
  const whole = extent[1] - extent[0];
  const length = Math.min(Math.max(to - from, Math.min(SHORTEST, whole)), whole);
  const start = (from + to) / 2 - length / 2;
  const kept = Math.min(Math.max(start, extent[0]), extent[1] - length);
  return [kept, kept + length];
}

/** Focus an event and bring it into view. @param {State} state @param {StoryEvent | undefined} to */
function focused(state, to) {
  return to ? { ...toward(state, to), focus: to.id } : state;
}

/**
 * As `focused`, but what is in view stays where it is: a mark may not run away under the finger.
 * @param {State} state @param {StoryEvent | undefined} to
 */
function pointed(state, to) {
  const seen = to && to.stop >= state.view[0] && to.start <= state.view[1];
  if (seen && state.focus === to.id) return state;
  return seen ? { ...state, focus: to.id } : focused(state, to);
}

/**
 * Moves the view only when the event is not in it, and then no further than needed to give it some
 * room: a view that jumps at each step loses the reader.
 * @param {State} state @param {StoryEvent | undefined} to @returns {State}
 */
function toward(state, to) {
  if (!to) return state;
  const [from, until] = state.view;
  const room = (until - from) * 0.12;
  const seen = to.start >= from && to.start <= until - room / 3;
  if (seen || (to.start < from && to.stop > from + room)) return state;
  const by = to.start < from ? to.start - room - from : to.start + 3 * room - until;
  return { ...state, view: within(state, moved(state.view, by)) };
}

/** @param {State} state @param {string} id */
const find = (state, id) => state.story.events.find((one) => one.id === id);

/**
 * @param {State} state
 * @param {Extract<Action, {type: "step"}>["to"]} to
 * @returns {StoryEvent | undefined}
 */
function neighbour(state, to) {
  const { events } = state.story;
  if (to === "first") return events[0];
  if (to === "last") return events.at(-1);
  const here = events.findIndex((one) => one.id === state.focus);
  if (here < 0) return events.find((one) => one.start >= state.view[0]) ?? events[0];
  const lane = events[here].lane;
  const after = events.slice(here + 1);
  const before = events.slice(0, here);
  switch (to) {
    case "next":
      return after[0];
    case "previous":
      return before.at(-1);
    case "lane-next":
      return after.find((one) => one.lane === lane);
    case "lane-previous":
      return before.findLast((one) => one.lane === lane);
  }
}

/** All there is to see, with a margin. @param {Story} story @returns {Span} */
function extentOf({ events, chapters }) {
  const ends = [
    ...events.flatMap((one) => [one.start, one.stop]),
    ...(events.length ? [] : chapters.flatMap((one) => [one.from, one.to])),
  ].filter((one) => one !== null);
  // No spread into Math.min: a thousand events are fine, a hundred thousand overflow the stack.
  const from = ends.length ? ends.reduce((a, b) => Math.min(a, b)) : 0;
  const to = ends.length ? ends.reduce((a, b) => Math.max(a, b)) : DAY;
  const margin = Math.max((to - from) * 0.04, DAY);
  return [from - margin, to + margin];
}

/**
 * The shortest stretch of whole days in which most events begin; everything, where that is no
 * shorter than half of all.
 * @param {Story} story @param {Span} extent @returns {Span}
 */
function homeOf({ events }, extent) {
  const count = Math.ceil(events.length * MOST);
  if (count < 2) return extent;
  let [from, to] = extent;
  for (let i = 0; i + count <= events.length; i++) {
    const a = events[i].start;
    const b = events[i + count - 1].start;
    if (b - a < to - from) [from, to] = [a, b];
  }
  // What stands close by belongs to it: a story is not cut off before its beginning or end.
  const reach = (to - from) / 4;
  const first = events.find((one) => from - one.start <= reach);
  const last = events.findLast((one) => one.start - to <= reach);
  [from, to] = [first?.start ?? from, last?.start ?? to];
  const floor = Math.floor(from / DAY) * DAY - DAY / 2;
  const ceiling = (Math.floor(to / DAY) + 1) * DAY + DAY / 2;
  const long = ceiling - floor > (extent[1] - extent[0]) * WORTH;
  return long ? extent : [Math.max(floor, extent[0]), Math.min(ceiling, extent[1])];
}
