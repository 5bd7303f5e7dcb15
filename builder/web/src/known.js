/**
 * Door. A date that a reader sets → what had been said by then: the timeline, its list, the accounts of a
 * question. The date is part of the address, and links take it along; a page that cannot show what was known
 * then says that it shows everything.
 */
import { asKnown, isBy, momentOf, parts } from "./as_known.js";
import { element } from "./draw/element.js";
import { EVENTS, KNOWN } from "./english.js";
import { day as inWords, say } from "./words.js";

const KEY = "as-of";
const PAGE = ".md-content";

/** @typedef {import("./as_known.js").Raw} Raw */
/** @typedef {(get?: (url: string) => Promise<Response>) => void} Draw draws the timelines, with what their data are got by */

/** @param {HTMLElement[]} _ @param {Draw} draw @returns {(() => void)[]} undo it */
export function start(_, draw) {
  const stop = new AbortController();
  takeAlong(stop.signal);
  const control = document.querySelector(".as-of");
  if (!(control instanceof HTMLElement)) return [() => stop.abort(), elsewhere(draw)];
  dated(control, draw, stop.signal);
  return [() => stop.abort()];
}

/** The date that the address names; empty where it names none. */
const asked = () => new URL(location.href).searchParams.get(KEY) ?? "";

/** An address with a date, or without. @param {string} to @param {string} date */
function withDate(to, date) {
  const url = new URL(to, location.href);
  if (date) url.searchParams.set(KEY, date);
  else url.searchParams.delete(KEY);
  return url.href;
}

/** Links of the page take its date along. @param {AbortSignal} signal */
function takeAlong(signal) {
  const change = (/** @type {Event} */ { target }) => {
    const link = target instanceof Element ? target.closest(`${PAGE} a[href]`) : null;
    if (!(link instanceof HTMLAnchorElement) || link.closest(".as-of, .as-of-elsewhere")) return;
    const isPage = link.origin === location.origin && link.pathname !== location.pathname;
    if (isPage && link.pathname.endsWith("/")) link.href = withDate(link.href, asked());
  };
  // Before the theme looks where the link leads.
  for (const type of ["click", "auxclick"])
    document.addEventListener(type, change, { capture: true, signal });
}

/** On a page that shows everything, whatever the date. @param {Draw} draw @returns {() => void} */
function elsewhere(draw) {
  draw();
  const day = momentOf(asked());
  const heading = document.querySelector(`${PAGE} h1`);
  if (Number.isNaN(day) || !(heading instanceof HTMLElement)) return () => {};
  const leave = element("a", { href: withDate(location.href, "") }, [KNOWN.leave]);
  const line = element("p", { class: "as-of-elsewhere", role: "status" }, [
    `${say(KNOWN.elsewhere, { date: inWords(day) })} `,
    leave,
  ]);
  heading.after(line);
  // Instant navigation goes nowhere on the same page.
  leave.addEventListener("click", (event) => {
    event.preventDefault();
    event.stopPropagation();
    history.replaceState(history.state, "", leave.href);
    line.remove();
    heading.tabIndex = -1;
    heading.focus();
  });
  return () => line.remove();
}

/** @param {HTMLElement} control @param {Draw} draw @param {AbortSignal} signal */
function dated(control, draw, signal) {
  const { day: own = "" } = control.dataset;
  const fields = fieldsOf(control);
  const shown = content(draw);
  let current = own;

  /** @param {string} date @param {boolean} isFirst */
  const show = async (date, isFirst) => {
    const day = momentOf(date);
    const isSet = !Number.isNaN(day);
    current = isSet ? date : "";
    fields.input.value = current;
    fields.all.hidden = !isSet || own !== "";
    for (const link of control.querySelectorAll("nav a")) mark(link, isSet ? date : "");
    if (isFirst && !isSet) {
      fields.status.textContent = date ? KNOWN.unread : "";
      if (new URL(location.href).searchParams.has(KEY)) draw();
      return;
    }
    const words = await shown(isSet ? day : null, current);
    if (!signal.aborted && current === (isSet ? date : "") && !own) fields.status.textContent = words;
  };
  /** @param {string} date */
  const choose = (date) => {
    history.pushState({ x: scrollX, y: scrollY }, "", withDate(location.href, date));
    show(date, false);
  };

  fields.box.addEventListener(
    "submit",
    (event) => {
      // The page of one date has only what was known then: there, the form leads to the whole.
      if (own) return;
      event.preventDefault();
      choose(fields.input.value);
    },
    { signal },
  );
  fields.all.addEventListener(
    "click",
    () => {
      choose("");
      fields.input.focus();
    },
    { signal },
  );
  control.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("nav a") : null;
      const date = link instanceof HTMLAnchorElement ? dateIn(link) : "";
      if (own || !date || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      choose(date);
    },
    { signal },
  );
  const { pathname } = location;
  const back = () => {
    if (location.pathname === pathname && asked() !== current && !own) show(asked(), false);
  };
  addEventListener("popstate", back, { signal });
  show(asked() || own, true);
}

/** The key date to which a link leads. @param {HTMLAnchorElement} link */
const dateIn = ({ pathname }) => /\/as-of\/([^/]+)\/$/.exec(pathname)?.[1] ?? "";

/** @param {Element} link @param {string} date */
function mark(link, date) {
  if (!(link instanceof HTMLAnchorElement)) return;
  if (date && dateIn(link) === date) link.setAttribute("aria-current", "date");
  else link.removeAttribute("aria-current");
}

/** What the page has to set a date. @param {HTMLElement} control */
const fieldsOf = (control) => ({
  box: /** @type {HTMLFormElement} */ (control.querySelector("form")),
  input: /** @type {HTMLInputElement} */ (control.querySelector("input")),
  all: /** @type {HTMLButtonElement} */ (control.querySelector("[type=button]")),
  status: /** @type {HTMLElement} */ (control.querySelector("[role=status]")),
});

/**
 * What the page shows → a function that shows of it what is known by a day, or all, and says how much that is.
 * @param {Draw} draw @returns {(day: number | null, date: string) => Promise<string>}
 */
function content(draw) {
  const timeline = document.querySelector(".explainer-timeline");
  if (!(timeline instanceof HTMLElement)) return async (day) => accounts(day);
  /** @type {Promise<Raw> | null} */
  let coming = null;
  return async (day, date) => {
    try {
      // On the page of one date the theme's other scripts leave the timeline to this one.
      timeline.dataset.timeline ??= timeline.dataset.dated;
      coming ??= whole(timeline);
      const raw = await coming;
      // Links to a view of the timeline take the date along.
      timeline.dataset.page = withDate(timeline.dataset.page ?? "", date);
      if (day === null) draw();
      else {
        const known = asKnown(raw, day, inWords(day));
        draw(async () => new Response(JSON.stringify(known)));
      }
      list(timeline, raw, day);
      if (day === null) return KNOWN.everything;
      const shown = raw.events.filter((/** @type {unknown} */ _, /** @type {number} */ i) =>
        isBy(raw.known?.[i] ?? raw.events[i].known, day),
      );
      return say(KNOWN.events, { shown: shown.length, n: raw.events.length, date: inWords(day) });
    } catch {
      coming = null;
      draw();
      return EVENTS.notLoaded;
    }
  };
}

/** The data of all events; of a long story the rows. @param {HTMLElement} timeline @returns {Promise<Raw>} */
async function whole({ dataset: { timeline = "", site = "" } }) {
  const raw = await json(new URL(timeline, location.href));
  return raw.version === 7 ? json(new URL(raw.all, new URL(site, location.href))) : raw;
}

/** @param {URL} url @returns {Promise<Raw>} */
async function json(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** The list beside a timeline. @param {HTMLElement} timeline @param {Raw} raw @param {number | null} day */
function list(timeline, raw, day) {
  const site = new URL(timeline.dataset.site ?? "", location.href);
  const byAddress = new Map(
    raw.events.map((/** @type {Raw} */ event) => [
      new URL(raw.event_url.replace("{id}", event.id), site).pathname,
      event,
    ]),
  );
  for (const entry of timeline.querySelectorAll(".timeline-list > ol > li")) {
    const event = byAddress.get(entry.querySelector("a")?.pathname);
    if (!event || !(entry instanceof HTMLElement)) continue;
    entry.hidden = day !== null && !isBy(event.known, day);
    for (const differ of entry.querySelectorAll(".differ"))
      differ.toggleAttribute("hidden", day !== null && !parts(event, "disputed", day)?.length);
  }
}

/** The accounts of a question, and its events. @param {number | null} day */
function accounts(day) {
  let [shown, total] = [0, 0];
  for (const part of document.querySelectorAll(`${PAGE} [data-known]`)) {
    const isShown = day === null || isBy(part.getAttribute("data-known"), day);
    const entry = part.closest("li, .account, .answer");
    entry?.toggleAttribute("hidden", !isShown);
    if (!part.matches(".account, .answer")) continue;
    total++;
    if (isShown) shown++;
  }
  for (const now of document.querySelectorAll(`${PAGE} .standfirst, ${PAGE} .meta:has(> .status)`))
    now.toggleAttribute("hidden", day !== null);
  return day === null ? KNOWN.everything : say(KNOWN.accounts, { shown, n: total, date: inWords(day) });
}
