/**
 * (state, action) → state: what is in view, what has the focus, what is selected, and how the reader
 * wants it.
 *
 * The state knows nothing of pixels, so the same actions mean the same on every screen. Lengths are
 * shares of the axis: on a bent one, a step of the same share is the same step to the eye.
 *
 * @import { Action, Visible, Chapter, Positioned, Span, State, Step, Story, StoryEvent } from "./types.js"
 */
import { arrange } from "./arrange.js";
import { chapterView } from "./chapter_view.js";
import { isEmpty, NOTHING } from "./filter.js";
import { LENGTH } from "./tables.js";
import { KEY_MOMENT } from "./vocabulary.js";

/** Shortest view, in ms: any closer, minutes would be further apart than they are known. */
export const SHORTEST = 30 * LENGTH.minute;

/** @param {Story} story @returns {State} */
export function open(story) {
  const choices = /** @type {const} */ ({ lanes: "side", scale: "story", zone: "place", filter: NOTHING });
  const visible = arrange(story, choices);
  return {
    story,
    ...choices,
    visible,
    view: visible.extent,
    answers: false,
    focus: null,
    selected: null,
    opened: [],
    hover: null,
    touring: false,
    moment: null,
    anchor: null,
    untold: [],
  };
}

/** @param {State} state @param {Action} action @returns {State} */
export function change(state, action) {
  if (action.type === "zoom" && action.about === undefined) {
    const about = aboutOf(state);
    return { ...state, view: within(state, zoomed(state, { ...action, about })), anchor: about };
  }
  const next = changed(state, action);
  return next.view === state.view ? next : { ...next, anchor: null };
}

/** @param {State} state @param {Action} action @returns {State} */
function changed(state, action) {
  switch (action.type) {
    case "view":
      return { ...state, view: within(state, sharesOf(state, action.view)) };
    case "zoom":
      return { ...state, view: within(state, zoomed(state, action)) };
    case "pan":
      return panned(state, action.by);
    case "page":
      return panned(state, 0.8 * action.to * lengthOf(sharesOf(state)));
    case "all":
      return { ...state, view: state.visible.extent };
    case "chapter":
      return toChapter(
        state,
        state.story.chapters.find((chapter) => chapter.id === action.id),
      );
    case "earlier":
      return toward(
        state,
        state.visible.events.findLast((event) => event.stop < state.view[0]),
      );
    case "later":
      return toward(
        state,
        state.visible.events.find((event) => event.start > state.view[1]),
      );
    case "lanes":
      return withChoices(state, { lanes: action.to });
    case "scale":
      return withChoices(state, { scale: action.to });
    case "zone":
      return withChoices(state, { zone: action.to });
    case "filter":
      return withChoices(state, { filter: { ...state.filter, ...action.filter } });
    case "clear":
      return isEmpty(state.filter) ? state : withChoices(state, { filter: NOTHING });
    case "answers":
      return { ...state, answers: action.to };
    case "tour":
      return toured(state, action.to);
    case "step":
      return focused(state, neighbour(state, state.focus, action.to));
    case "read":
      return state.touring
        ? toured(state, action.to)
        : selected(state, neighbour(state, state.selected, action.to));
    case "open":
      return opened(state, action.ids);
    case "focus":
      return pointed(state, find(state, action.id));
    case "select":
      return picked(state, find(state, action.id));
    case "close":
      return { ...state, selected: null, opened: [], touring: false };
    case "told":
      return told(state, action.events);
    case "whole":
      return withChoices(state, { story: action.story });
    case "untold":
      return { ...state, untold: [...new Set([...state.untold, ...action.stretches])] };
    case "hover":
      return state.hover === action.id ? state : { ...state, hover: action.id };
  }
}

/** @param {State} state @param {Partial<State>} choices */
function withChoices(state, choices) {
  const next = { ...state, ...choices };
  const whole = state.view === state.visible.extent;
  const visible = arrange(next.story, next);
  const has = (/** @type {string | null} */ id) =>
    visible.events.some((event) => event.id === id) ? id : null;
  const chosen = {
    ...next,
    visible,
    focus: has(next.focus),
    selected: has(next.selected),
    opened: [],
    hover: null,
  };
  const touring = chosen.touring && chosen.selected !== null;
  const view = whole ? visible.extent : within(chosen, sharesOf(chosen));
  const some = visible.events.some((event) => isSeen(event, view));
  return { ...chosen, touring, view: some ? view : visible.extent };
}

/**
 * Takes what is told of events of which it was not known; what readers look for may be in it.
 * @param {State} state @param {StoryEvent[]} events @returns {State}
 */
function told(state, events) {
  const known = new Map(events.map((event) => [event.id, event]));
  const withRest = (/** @type {StoryEvent} */ event) => withRestOf(event, known.get(event.id));
  const { story } = state;
  const next = {
    ...state,
    story: { ...story, events: story.events.map(withRest), undated: story.undated.map(withRest) },
  };
  return isSearched(state) ? { ...withChoices(next, {}), opened: state.opened } : next;
}

/** @param {StoryEvent} event @param {StoryEvent | undefined} found */
function withRestOf(event, found) {
  if (!found || event.stretch === null) return event;
  const { summary, place, said, quotes, disputed, facts, stretch } = found;
  return { ...event, summary, place, said, quotes, disputed, facts, stretch };
}

/** Whether events are chosen by what is told of them. @param {State} state */
export const isSearched = ({ filter }) => filter.text.trim() !== "";

/**
 * The stretches of events whose rest is asked for and not here: that of the selected event, or all.
 * @param {State} state @returns {number[]}
 */
export function missing(state) {
  const { story, selected } = state;
  const all = [...story.events, ...story.undated];
  const asked = isSearched(state) ? all : all.filter(({ id }) => id === selected);
  return [...new Set(asked.flatMap(({ stretch }) => stretch ?? []))];
}

// Views -------------------------------------------------------------------------------------------

/** The view in shares of the axis. @param {State} state @param {Span} [view] @returns {Span} */
export function sharesOf({ visible: { axis }, view: own }, view = own) {
  return [axis.to(view[0]), axis.to(view[1])];
}

/** @param {Span} span */
const lengthOf = ([from, to]) => to - from;

/** @param {Positioned} event @param {Span} view */
export const isSeen = (event, [from, to]) => event.stop >= from && event.start <= to;

/**
 * The part of a view that dates reach, by the clock of the axis: a day may be empty until 01:00.
 * @param {Span} view @param {Visible} visible @returns {Span}
 */
export function reached([from, to], { reach: [first, last] }) {
  const within = /** @type {Span} */ ([Math.max(from, first), Math.min(to, last)]);
  return within[0] < within[1] ? within : [from, to];
}

/**
 * What the heading says: for a chapter its own ends, as it is shown with a margin.
 * @param {State} state @returns {Span}
 */
export function headed(state) {
  const { view, story, visible } = state;
  const chapter = story.chapters.find((chapter) => isShown(state, chapter));
  return reached(chapter ? [chapter.from ?? view[0], chapter.to ?? view[1]] : view, visible);
}

/**
 * A view on the way from one to another. Lengths change by ratio, so that zooming looks equally fast
 * from years to months as from hours to minutes.
 * @param {State} state whose axis they are on
 * @param {Span} from @param {Span} to @param {number} t 0 to 1 @returns {Span}
 */
export function between(state, from, to, t) {
  if (t >= 1) return to;
  const [a, b] = [sharesOf(state, from), sharesOf(state, to)];
  const length = lengthOf(a) ** (1 - t) * lengthOf(b) ** t;
  // The point that stays put while a grows to b; if there is none, the middle slides.
  const grow = lengthOf(b) / lengthOf(a) - 1;
  const still = Math.abs(grow) > 1e-6 ? a[0] - (b[0] - a[0]) / grow : NaN;
  const start = Number.isNaN(still)
    ? a[0] + (b[0] - a[0]) * t
    : still + ((a[0] - still) * length) / lengthOf(a);
  return momentsOf(state, [start, start + length]);
}

/** @param {State} state @param {Span} shares @returns {Span} */
const momentsOf = ({ visible: { axis } }, [from, to]) => [axis.from(from), axis.from(to)];

/** @param {State} state @param {{factor: number, about?: number}} action @returns {Span} in shares */
function zoomed(state, { factor, about }) {
  const [from, to] = sharesOf(state);
  const still = about === undefined ? (from + to) / 2 : state.visible.axis.to(about);
  return [still - (still - from) / factor, still + (to - still) / factor];
}

/** @param {State} state @param {number} by a share */
function panned(state, by) {
  const [from, to] = sharesOf(state);
  return { ...state, view: within(state, [from + by, to + by]) };
}

/**
 * Keeps a view within the axis. A view that is too long or too short keeps its middle.
 * @param {State} state @param {Span} shares @returns {Span} in moments
 */
function within(state, [from, to]) {
  const { axis, extent } = state.visible;
  if (!Number.isFinite(from) || !Number.isFinite(to) || to < from) return extent;
  const length = Math.min(to - from, 1);
  if (length >= 1 - 1e-9 || lengthOf(extent) <= SHORTEST) return extent;
  const middle = (from + to) / 2;
  const start = Math.min(Math.max(middle - length / 2, 0), 1 - length);
  const view = momentsOf(state, [start, start + length]);
  if (view[1] - view[0] >= SHORTEST) return view;
  // Half an hour is measured in time: where the pace changes, it is no fixed share of the axis.
  const first = Math.min(Math.max(axis.from(middle) - SHORTEST / 2, extent[0]), extent[1] - SHORTEST);
  return [first, first + SHORTEST];
}

/** @param {State} state @param {Chapter | undefined} chapter */
function toChapter(state, chapter) {
  if (!chapter) return state;
  const view = chapterView(chapter, state.visible.axis);
  return { ...state, view: within(state, sharesOf(state, view)) };
}

/** Whether the view is just that of a chapter. @param {State} state @param {Chapter} chapter */
export function isShown(state, chapter) {
  const { view } = toChapter(state, chapter);
  return Math.abs(view[0] - state.view[0]) + Math.abs(view[1] - state.view[1]) < LENGTH.minute;
}

/**
 * The focused or selected event, if it is in view; else the middle event of those that begin in view: the
 * middle of the picture itself may be empty years. Kept, so that zooming out leads back.
 * @param {State} state
 */
function aboutOf({ visible, view, focus, selected, anchor }) {
  const [from, to] = view;
  const seen = visible.events.filter((event) => isSeen(event, view));
  const current = seen.find(({ id }) => id === focus) ?? seen.find(({ id }) => id === selected);
  if (current) return Math.max(current.start, from);
  if (anchor !== null && anchor >= from && anchor <= to) return anchor;
  const starts = seen.filter(({ start }) => start >= from);
  return (
    starts[starts.length >> 1]?.start ?? visible.axis.from((visible.axis.to(from) + visible.axis.to(to)) / 2)
  );
}

/**
 * Moves the view only if the event is not in it, and then just far enough to give it some room: a view
 * that jumps with each step loses the reader.
 * @param {State} state @param {Positioned | undefined} to @returns {State}
 */
function toward(state, to) {
  if (!to) return state;
  const [from, until] = sharesOf(state);
  const at = state.visible.axis.to(to.start);
  const room = (until - from) * 0.12;
  const seen = at >= from && at <= until - room / 3;
  if (seen || (at < from && state.visible.axis.to(to.stop) > from + room)) return state;
  const start = at < from ? at - room : at + room - (until - from);
  return { ...state, view: within(state, [start, start + until - from]) };
}

// Events ------------------------------------------------------------------------------------------

/** @param {State} state @param {string} id */
const find = (state, id) => state.visible.events.find((event) => event.id === id);

/** Focus an event and bring it into view. @param {State} state @param {Positioned | undefined} to */
function focused(state, to) {
  return to ? { ...toward(state, to), focus: to.id } : state;
}

/**
 * As `focused`, but what is in view stays where it is: a mark must not run away from the finger.
 * @param {State} state @param {Positioned | undefined} to
 */
function pointed(state, to) {
  const seen = to && isSeen(to, state.view);
  if (seen && state.focus === to.id) return state;
  return seen ? { ...state, focus: to.id } : focused(state, to);
}

/** Select what was pointed at, which ends the tour, unless it is the tour's moment. @param {State} state @param {Positioned | undefined} to */
function picked(state, to) {
  if (!to) return state;
  return {
    ...pointed(state, to),
    selected: to.id,
    opened: [],
    touring: state.touring && to.id === state.moment,
  };
}

/** Select an event and bring it into view. @param {State} state @param {Positioned | undefined} to */
function selected(state, to) {
  return to ? { ...focused(state, to), selected: to.id, opened: [] } : state;
}

/**
 * Opens a cluster: zooms in, if that separates its events; else lists them in the panel.
 * @param {State} state @param {string[]} ids
 */
function opened(state, ids) {
  const events = ids.flatMap((id) => find(state, id) ?? []);
  if (!events.length) return state;
  const starts = events.map(({ start }) => state.visible.axis.to(start));
  const [from, to] = [Math.min(...starts), Math.max(...starts)];
  const margin = Math.max((to - from) * 0.25, 1e-9);
  const view = within(state, [from - margin, to + margin]);
  const nearer = lengthOf(sharesOf(state, view)) < lengthOf(sharesOf(state)) * 0.7;
  if (nearer && to > from) return { ...state, view };
  return { ...state, opened: events.map(({ id }) => id), selected: null, touring: false };
}

/** The key moments, in order. @param {State} state */
export const keyMoments = (state) =>
  state.visible.events.filter((event) => event.significance === KEY_MOMENT);

/**
 * The tour through the key moments. It begins where it was left.
 * @param {State} state @param {Extract<Action, {type: "tour"}>["to"]} to @returns {State}
 */
function toured(state, to) {
  if (to === "leave") return { ...state, touring: false };
  const all = keyMoments(state);
  if (!all.length) return isEmpty(state.filter) ? state : toured(changed(state, { type: "clear" }), to);
  const here = all.findIndex((event) => event.id === state.moment);
  const there = to === "start" ? Math.max(here, 0) : here + (to === "next" ? 1 : -1);
  const moment = all[Math.min(Math.max(there, 0), all.length - 1)];
  return { ...selected(state, moment), touring: true, moment: moment.id };
}

/** @param {State} state @param {string | null} from @param {Step} to @returns {Positioned | undefined} */
function neighbour(state, from, to) {
  const { events } = state.visible;
  if (to === "first") return events[0];
  if (to === "last") return events.at(-1);
  const here = events.findIndex((event) => event.id === from);
  if (here < 0) return events.find((event) => event.start >= state.view[0]) ?? events[0];
  const { lane } = events[here];
  switch (to) {
    case "next":
      return events[here + 1];
    case "previous":
      return events[here - 1];
    case "lane-next":
      return events.slice(here + 1).find((event) => event.lane === lane);
    case "lane-previous":
      return events.slice(0, here).findLast((event) => event.lane === lane);
  }
}

/**
 * The events linked to an event by a chain of answers, itself among them: what it answers, what that
 * answers, and all that answers it.
 * @param {Story} story @param {string | null} id @returns {Set<string>}
 */
export function chainOf(story, id) {
  if (!id) return new Set();
  const { answered, answering } = linksOf(story);
  return new Set([...walk(answered, id), ...walk(answering, id)]);
}

/** All that is reached, step by step, itself first. @param {Map<string, string[]>} links @param {string} id */
function walk(links, id) {
  const reached = new Set([id]);
  // A set hands out what is added to it on the way, too.
  for (const id of reached) for (const next of links.get(id) ?? []) reached.add(next);
  return reached;
}

/** @type {WeakMap<Story, {answered: Map<string, string[]>, answering: Map<string, string[]>}>} */
const known = new WeakMap();

/** What each event answers, and what answers it. @param {Story} story */
function linksOf(story) {
  let links = known.get(story);
  if (!links) {
    links = { answered: new Map(), answering: new Map() };
    known.set(story, links);
    for (const { id, answers } of story.events) {
      if (answers.length)
        links.answered.set(
          id,
          answers.map(({ event }) => event),
        );
      for (const { event } of answers) {
        const all = links.answering.get(event);
        if (all) all.push(id);
        else links.answering.set(event, [id]);
      }
    }
  }
  return links;
}

/** @template {StoryEvent} E @param {E[]} events @param {string} id */
export const answersTo = (events, id) =>
  events.filter((event) => event.answers.some((answer) => answer.event === id));
