/**
 * Door. Lists that say on what each entry rests → the same with buttons that filter them by basis. The
 * choice is part of the address, so that it can be linked to and is there on Back.
 */
import { element } from "./draw/element.js";
import { LISTS } from "./english.js";
import { slug } from "./normalize.js";
import { ofTotal, withCount } from "./words.js";

const ALL = "";
const ENTRIES = ":scope > ul > li, :scope > .outlook";

/** @param {HTMLElement[]} lists of one page, in order @returns {(() => void)[]} undo it */
export const start = (lists) => [filter(lists)];

/** @param {HTMLElement[]} lists @returns {() => void} */
function filter(lists) {
  const entries = lists
    .flatMap((list) => [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(ENTRIES))])
    .map((entry) => ({ entry, bases: basesOf(entry) }));
  const choices = counted(entries.flatMap(({ bases }) => [...bases]));
  if (choices.size < 2) return () => {};
  const { box, buttons, status } = filterBox(choices);

  const show = (/** @type {string} */ chosen) => {
    const id = choices.has(chosen) ? chosen : ALL;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.basis === id));
    const fits = entries.filter(({ entry, bases }) => {
      entry.hidden = id !== ALL && !bases.has(id);
      return !entry.hidden;
    });
    for (const list of lists) hide(list, !fits.some(({ entry }) => list.contains(entry)));
    status.textContent = id ? ofTotal(fits.length, entries.length) : "";
  };

  box.addEventListener("click", ({ target }) => {
    const chosen = target instanceof HTMLElement ? target.closest("button")?.dataset.basis : undefined;
    if (chosen === undefined) return;
    keep(chosen);
    show(chosen);
  });
  const first = lists[0];
  (headingOf(first) ?? first).before(box);
  show(new URL(location.href).searchParams.get("basis") ?? ALL);
  return () => box.remove();
}

/** @param {Map<string, string>} choices */
function filterBox(choices) {
  const status = element("p", { role: "status" });
  const buttons = [[ALL, LISTS.all], ...choices].map(([id, words]) =>
    element("button", { type: "button", "data-basis": id }, [words]),
  );
  const legend = element("legend", {}, [LISTS.legend]);
  const box = element("fieldset", { class: "basis-filter" }, [legend, ...buttons, status]);
  return { box, buttons, status };
}

/** Writes the choice to the address. @param {string} chosen */
function keep(chosen) {
  const to = new URL(location.href);
  if (chosen) to.searchParams.set("basis", chosen);
  else to.searchParams.delete("basis");
  history.replaceState(history.state, "", to);
}

/** @param {Element} entry @returns {Map<string, string>} by its key, as addresses have it, each basis in words */
const basesOf = (entry) =>
  new Map(
    [.../** @type {NodeListOf<HTMLElement>} */ (entry.querySelectorAll(".basis"))].map(
      ({ dataset, textContent }) => [slug(dataset.basis ?? ""), textContent ?? ""],
    ),
  );

/**
 * Each basis with how many entries rest on it, too; most frequent first.
 * @param {[string, string][]} all @returns {Map<string, string>}
 */
function counted(all) {
  /** @type {Map<string, {words: string, count: number}>} */
  const found = new Map();
  for (const [id, words] of all) found.set(id, { words, count: (found.get(id)?.count ?? 0) + 1 });
  const ranked = [...found].sort(([, a], [, b]) => b.count - a.count);
  return new Map(ranked.map(([id, { words, count }]) => [id, withCount(words, count)]));
}

/** A list without entries goes with its heading. @param {HTMLElement} list @param {boolean} isEmpty */
function hide(list, isEmpty) {
  list.hidden = isEmpty;
  const heading = headingOf(list);
  if (heading) heading.hidden = isEmpty;
}

/** @param {HTMLElement} list @returns {HTMLElement | null} */
function headingOf(list) {
  const before = list.previousElementSibling;
  return before instanceof HTMLHeadingElement ? before : null;
}
