/**
 * The selected event → the panel. Everything goes in as text.
 *
 * @import { Answer, Positioned, State, StoryEvent } from "../types.js"
 */
import { differs } from "../clock.js";
import { EVENTS, PANEL, TOUR } from "../english.js";
import { answersTo, keyMoments } from "../state.js";
import { eventsHere, keyMoment, listed, quoted, restsOn, typeOf } from "../words.js";
import { button, element } from "./element.js";

export { linkProblem } from "../words.js";

/** @typedef {(url: string) => string | null} Linker makes an address safe */
/** @typedef {(Element | string)[]} Content of an entry */

/** @param {HTMLElement} panel @param {State} state @param {Linker} link */
export function drawPanel(panel, state, link) {
  const event = state.visible.events.find(({ id }) => id === state.selected);
  panel.hidden = !event && !state.opened.length;
  panel.parentElement?.classList.toggle("has-panel", !panel.hidden);
  if (panel.hidden) return panel.replaceChildren();
  const close = button("close", PANEL.close);
  if (!event) return panel.replaceChildren(cluster(state), close);
  panel.replaceChildren(main(event, state, link), facts(event, state, link), stepButtons(state), close);
}

/** The events of a cluster, as a list to choose from. @param {State} state */
function cluster({ visible, opened }) {
  const list = element("ul", { class: "timeline-panel-list" });
  for (const id of opened) {
    const event = visible.events.find((event) => event.id === id);
    if (event)
      list.append(element("li", {}, [element("span", {}, [event.when]), " ", goTo(id, event.title)]));
  }
  return element("div", { class: "timeline-panel-main" }, [
    element("p", { class: "timeline-panel-title" }, [eventsHere(opened.length)]),
    list,
  ]);
}

/** @param {string} id @param {string} title */
function goTo(id, title) {
  const event = button("select", title);
  event.dataset.event = id;
  event.dir = "auto";
  return event;
}

/** @param {Positioned} event @param {State} state @param {Linker} link */
function main(event, state, link) {
  const line = (/** @type {string} */ name, /** @type {string} */ text) =>
    text ? [element("p", { class: `timeline-panel-${name}`, dir: "auto" }, [text])] : [];
  const href = link(event.url);
  const told = inStory(event, state);
  return element("div", { class: "timeline-panel-main" }, [
    ...(state.touring ? [place(event, keyMoments(state))] : []),
    ...line("date", event.when),
    ...line("differs", differs(told.date, state.zone, state.story)),
    ...line("title", event.title),
    ...line("summary", told.summary),
    ...line("untold", untold(told, state)),
    ...told.quotes.flatMap((quote) => quotation(quote, link)),
    ...(href ? [element("a", { class: "timeline-panel-link", href }, [PANEL.goTo])] : []),
  ]);
}

/** Where the reader is among the key moments. @param {Positioned} event @param {Positioned[]} moments */
const place = (event, moments) =>
  element("p", { class: "timeline-panel-tour" }, [keyMoment(moments.indexOf(event) + 1, moments.length)]);

/**
 * As the story has it now: with all that has been told of it, and not moved to the chosen clock.
 * @param {Positioned} event @param {State} state @returns {StoryEvent}
 */
const inStory = (event, { story }) => story.events.find(({ id }) => id === event.id) ?? event;

/** Why the rest of it is not told. @param {StoryEvent} event @param {State} state */
function untold({ stretch }, state) {
  if (stretch === null) return "";
  return state.untold.includes(stretch) ? EVENTS.notLoaded : EVENTS.loading;
}

/** @param {StoryEvent["quotes"][number]} quote @param {Linker} link */
function quotation({ text, speaker, url, lang }, link) {
  const attributes = { class: "timeline-panel-quote", dir: "auto", ...(lang ? { lang } : {}) };
  return [
    element("blockquote", attributes, [quoted(text)]),
    element("p", { class: "timeline-panel-speaker" }, [linked(speaker, url, link)]),
  ];
}

/** @param {string} text @param {string} url @param {Linker} link */
function linked(text, url, link) {
  const href = link(url);
  return href ? element("a", { href }, [text]) : text;
}

/** @param {Positioned} event @param {State} state @param {Linker} link */
function facts(event, state, link) {
  const { sides } = state.story;
  const told = inStory(event, state);
  const ownSides = event.sides.flatMap((id) => sides.filter((side) => side.id === id));
  const entries = [
    entry(PANEL.place, told.place ? [[told.place]] : []),
    entry(
      PANEL.sides,
      ownSides.map(({ colour, name }) => [element("span", { class: `side-${colour}` }, [name])]),
    ),
    entry(PANEL.type, event.type ? [[typeOf(event.type)]] : []),
    ...told.facts.map(({ label, values }) =>
      entry(
        label,
        values.map((value) => [value]),
      ),
    ),
    entry(
      PANEL.whoSaysSo,
      told.stretch === null ? told.said.map(({ by, basis }) => [by, " ", element("small", {}, [basis])]) : [],
    ),
    entry(
      PANEL.disputed,
      told.stretch === null ? told.disputed.map(({ text, url }) => [linked(text, url, link)]) : [],
    ),
    entry(
      PANEL.answers,
      linkedEvents(
        event.answers.map((answer) => [answer.event, answer]),
        state,
      ),
    ),
    entry(PANEL.answered, linkedEvents(answersOf(event.id, state), state)),
  ];
  return element("dl", { class: "timeline-panel-facts" }, entries.flat());
}

/** @param {string} term @param {Content[]} contents nothing where there are none */
function entry(term, contents) {
  if (!contents.length) return [];
  const details = contents.map((content) => element("dd", { dir: "auto" }, content));
  return [element("div", {}, [element("dt", {}, [term]), ...details])];
}

/**
 * Events that are linked to this one by answers, each once, with all that is said of the link.
 * @param {[string, Answer][]} links @param {State} state @returns {Content[]}
 */
function linkedEvents(links, { story, visible }) {
  /** @type {Map<string, Content>} */
  const found = new Map();
  for (const [id, answer] of links) {
    const isLinked = (/** @type {StoryEvent} */ event) => event.id === id;
    const title = [...story.events, ...story.undated].find(isLinked)?.title ?? "";
    const content = found.get(id) ?? [visible.events.some(isLinked) ? goTo(id, title) : title];
    found.set(id, [...content, element("small", {}, [listed(restsOn(answer))])]);
  }
  return [...found.values()];
}

/** @param {string} id @param {State} state @returns {[string, Answer][]} */
const answersOf = (id, { story }) =>
  answersTo([...story.events, ...story.undated], id).flatMap((event) =>
    event.answers
      .filter((answer) => answer.event === id)
      .map((answer) => /** @type {[string, Answer]} */ ([event.id, answer])),
  );

/** @param {State} state */
function stepButtons(state) {
  const list = state.touring ? keyMoments(state) : state.visible.events;
  const at = list.findIndex(({ id }) => id === state.selected);
  const previous = button("previous", state.touring ? PANEL.previousMoment : PANEL.previous);
  const next = button("next", state.touring ? PANEL.nextMoment : PANEL.next);
  previous.disabled = at <= 0;
  next.disabled = at === list.length - 1;
  const leave = state.touring ? [button("tour", TOUR.leave)] : [];
  return element("div", { class: "timeline-panel-steps" }, [previous, next, ...leave]);
}
