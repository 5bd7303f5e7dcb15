/**
 * The selected event → the panel. Everything goes in as text.
 *
 * @import { Story, StoryEvent } from "../types.js"
 */
import { dateOf, sidesOf } from "../words.js";
import { element } from "./shell.js";

/**
 * @param {HTMLElement} panel
 * @param {StoryEvent | undefined} event
 * @param {{story: Story, link: (url: string) => string | null}} from `link` makes an address safe
 */
export function drawPanel(panel, event, { story, link }) {
  panel.hidden = !event;
  if (!event) return panel.replaceChildren();
  const meta = element("p", { class: "timeline-panel-date" }, [dateOf(event)]);
  const title = element("p", { class: "timeline-panel-title" }, [event.title]);
  const close = element("button", { type: "button", class: "timeline-button is-close", "data-does": "close" }, ["Close"]);
  const main = element("div", { class: "timeline-panel-main" }, [meta, title]);
  if (event.summary) main.append(element("p", { class: "timeline-panel-summary" }, [event.summary]));
  const href = link(event.url);
  if (href) main.append(element("a", { class: "timeline-panel-link", href }, ["Go to the event"]));
  panel.replaceChildren(main, facts(event, story), close);
}

/** @param {StoryEvent} event @param {Story} story */
function facts(event, story) {
  const list = element("dl", { class: "timeline-panel-facts" });
  const add = (/** @type {string} */ term, /** @type {(Element | string)[]} */ what) => {
    const told = what.map((one) => element("dd", {}, [one]));
    if (told.length) list.append(element("div", {}, [element("dt", {}, [term]), ...told]));
  };
  const named = (/** @type {{colour: string, name: string}} */ side) =>
    element("span", { class: `side-${side.colour}` }, [side.name]);
  add("Where", event.place ? [event.place] : []);
  add("Who", sidesOf(event, story.lanes).map(named));
  add("What", event.type ? [event.type] : []);
  return list;
}
