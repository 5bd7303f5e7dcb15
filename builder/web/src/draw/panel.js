/**
 * The selected event → the panel. Everything goes in as text.
 *
 * @import { Answer, Positioned, State } from "../types.js"
 */
import { differs } from "../clock.js";
import { answersTo, keyMoments } from "../state.js";
import { moment } from "../words.js";
import { button, element } from "./element.js";

/** @typedef {(url: string) => string | null} Linker makes an address safe */

/**
 * @param {HTMLElement} panel
 * @param {State} state
 * @param {Linker} link
 */
export function drawPanel(panel, state, link) {
  const event = state.visible.events.find((one) => one.id === state.selected);
  panel.hidden = !event && !state.opened.length;
  panel.parentElement?.classList.toggle("has-panel", !panel.hidden);
  if (panel.hidden) return panel.replaceChildren();
  const close = button("close", "Close");
  if (!event) return panel.replaceChildren(cluster(state), close);
  panel.replaceChildren(main(event, state, link), facts(event, state, link), steps(state), close);
}

/** The events of a cluster, as a list to choose from. @param {State} state */
function cluster({ visible, opened }) {
  const list = element("ul", { class: "timeline-panel-list" });
  for (const id of opened) {
    const one = visible.events.find((event) => event.id === id);
    if (one) list.append(element("li", {}, [element("span", {}, [one.when]), " ", goTo(one.id, one.title)]));
  }
  return element("div", { class: "timeline-panel-main" }, [
    element("p", { class: "timeline-panel-title" }, [
      opened.length === 1 ? "1 event stands here" : `${opened.length} events stand here`,
    ]),
    list,
  ]);
}

/** @param {string} id @param {string} title */
function goTo(id, title) {
  const made = button("select", title);
  made.dataset.to = id;
  made.dir = "auto";
  return made;
}

/** @param {Positioned} event @param {State} state @param {Linker} link */
function main(event, state, link) {
  const made = element("div", { class: "timeline-panel-main" });
  if (state.touring) {
    const moments = keyMoments(state);
    made.append(
      element("p", { class: "timeline-panel-tour" }, [moment(moments.indexOf(event) + 1, moments.length)]),
    );
  }
  const own = differs(
    state.story.events.find((one) => one.id === event.id)?.date ?? event.date,
    state.zone,
    state.story,
  );
  made.append(
    element("p", { class: "timeline-panel-date", dir: "auto" }, [event.when]),
    ...(own ? [element("p", { class: "timeline-panel-differs", dir: "auto" }, [own])] : []),
    element("p", { class: "timeline-panel-title", dir: "auto" }, [event.title]),
  );
  if (event.summary)
    made.append(element("p", { class: "timeline-panel-summary", dir: "auto" }, [event.summary]));
  for (const { text, speaker, url, lang } of event.quotes) {
    const words = element(
      "blockquote",
      { class: "timeline-panel-quote", dir: "auto", ...(lang ? { lang } : {}) },
      [`“${text}”`],
    );
    made.append(words, element("p", { class: "timeline-panel-speaker" }, [linked(speaker, url, link)]));
  }
  const href = link(event.url);
  if (href) made.append(element("a", { class: "timeline-panel-link", href }, ["Go to the event"]));
  return made;
}

/** @param {string} text @param {string} url @param {Linker} link */
function linked(text, url, link) {
  const href = link(url);
  return href ? element("a", { href }, [text]) : text;
}

/** @param {Positioned} event @param {State} state @param {Linker} link */
function facts(event, { story, visible }, link) {
  const list = element("dl", { class: "timeline-panel-facts" });
  const add = (/** @type {string} */ term, /** @type {(Element | string)[][]} */ what) => {
    const told = what.map((one) => element("dd", { dir: "auto" }, one));
    if (told.length) list.append(element("div", {}, [element("dt", {}, [term]), ...told]));
  };
  const sides = event.sides.flatMap((id) => story.sides.filter((one) => one.id === id));
  const all = [...story.events, ...story.undated];
  const names = new Map(all.map((one) => [one.id, one.title]));
  const known = new Set(visible.events.map((one) => one.id));
  const other = (/** @type {string} */ id) =>
    known.has(id) ? goTo(id, names.get(id) ?? "") : (names.get(id) ?? "");
  /** @param {[string, Answer][]} links each an event and what is said of its link @returns {(Element | string)[][]} */
  const tied = (links) =>
    [...new Set(links.map(([id]) => id))].map((id) => [
      other(id),
      ...links
        .filter(([one]) => one === id)
        .map(([, { latency, by, basis }]) =>
          element("small", {}, [[latency, `according to ${by}`, basis].filter(Boolean).join(" · ")]),
        ),
    ]);
  add("Where", event.place ? [[event.place]] : []);
  add(
    "Sides",
    sides.map(({ colour, name }) => [element("span", { class: `side-${colour}` }, [name])]),
  );
  add("What", event.type ? [[event.type]] : []);
  for (const { label, value } of event.facts) add(label, [[value]]);
  add(
    "Who says so",
    event.said.map(({ by, basis }) => [by, " ", element("small", {}, [basis])]),
  );
  add(
    "Accounts differ",
    event.disputed.map(({ text, url }) => [linked(text, url, link)]),
  );
  add("In answer to", tied(event.answers.map((answer) => [answer.event, answer])));
  add(
    "Answered by",
    tied(
      answersTo(all, event.id).flatMap((one) =>
        one.answers
          .filter((answer) => answer.event === event.id)
          .map((answer) => /** @type {[string, Answer]} */ ([one.id, answer])),
      ),
    ),
  );
  return list;
}

/** @param {State} state */
function steps(state) {
  const list = state.touring ? keyMoments(state) : state.visible.events;
  const here = list.findIndex((one) => one.id === state.selected);
  const previous = button("previous", state.touring ? "Previous moment" : "Previous");
  const next = button("next", state.touring ? "Next moment" : "Next");
  previous.disabled = here <= 0;
  next.disabled = here === list.length - 1;
  const made = element("div", { class: "timeline-panel-steps" }, [previous, next]);
  if (state.touring) made.append(button("tour", "Leave the story"));
  return made;
}
