/**
 * Door. The search of the site, loaded when the reader first searches. It loads those parts of the index
 * that a query needs, and keeps them.
 *
 * @import { Root } from "./search_rank.js"
 * @import { PageText } from "./search_results.js"
 * @import { Ask } from "./search_proxy.js"
 */
import { loadScript } from "./scripts.js";
import { lastUpTo, partsFor, rank } from "./search_rank.js";
import { results } from "./search_results.js";
import { reading, terms, wholeName } from "./search_words.js";

/** Parts with texts that the results of one query may need; pages that would need more are only counted. */
const MOST_TEXTS = 20;
/** So long, in milliseconds, nothing is loaded for a reader who may be typing on. */
const PAUSE = 120;

const site =
  /** @type {typeof globalThis & {explainerSearch?: (name: string, content: unknown) => void, explainerAsk?: Ask}} */ (
    globalThis
  );
const INDEX = new URL("../../search/", /** @type {HTMLScriptElement} */ (document.currentScript).src);
/** Where a folder has no server that opens its page, the page is named. */
const FILE = location.protocol === "file:" ? "index.html" : "";

/** @type {Map<string, any>} */
const arrived = new Map();
/** @type {Map<string, Promise<void>>} */
const coming = new Map();
site.explainerSearch = (name, content) => void arrived.set(name, content);

/** @param {string} name @param {string} query @returns {Promise<void>} */
function load(name, query = "") {
  const known = coming.get(name);
  if (known) return known;
  const loading = loadScript(new URL(`${name}.js${query}`, INDEX)).then(() => {
    if (!arrived.has(name)) throw new Error(name);
  });
  coming.set(name, loading);
  loading.catch(() => coming.delete(name));
  return loading;
}

let failed = false;

/** What says where all parts are: anew after a failure, for the site may be another one by now. @returns {Promise<Root>} */
async function loadRoot() {
  await load("index", failed ? `?${Date.now()}` : "");
  return arrived.get("index");
}

/**
 * What loads parts of the index for a query, unless the reader has typed on: then it gives null.
 * @param {() => boolean} isLatest @returns {(names: string[]) => Promise<any[] | null>}
 */
function loader(isLatest) {
  /** @type {Promise<void> | undefined} */
  let pause;
  return async (names) => {
    if (!names.every((name) => arrived.has(name))) {
      pause ??= new Promise((go) => setTimeout(go, PAUSE));
      await pause;
      if (!isLatest()) return null;
      await Promise.all(names.map((name) => load(name)));
    }
    return isLatest() ? names.map((name) => arrived.get(name)) : null;
  };
}

/**
 * A list that is made when it is first read: the theme reads ten pages’ results, and others as one scrolls.
 * @template T @param {() => T[]} make @returns {T[]}
 */
function lazy(make) {
  /** @type {T[] | undefined} */
  let made;
  return new Proxy(/** @type {T[]} */ ([]), {
    get(_, name) {
      made ??= make();
      return Reflect.get(made, name);
    },
  });
}

/** Says below the list that it ends before all are shown, if it does. @param {number} shown @param {number} all */
function sayFirst(shown, all) {
  const line = /** @type {HTMLElement | null} */ (document.querySelector(".search-first"));
  if (!line) return;
  const { format } = new Intl.NumberFormat(document.documentElement.lang || undefined);
  line.hidden = shown === all;
  const text = line.dataset.text ?? "";
  line.textContent = text.replace("{0}", format(shown)).replace("{1}", format(all));
}

/** @type {Ask} */
async function find(query, isLatest) {
  const root = await loadRoot();
  const by = reading(root.table);
  const wanted = terms(query, by);
  const name = wholeName(query, by);
  const [named, ...needed] = [name, ...wanted].map((term) =>
    partsFor(root, term).map((part) => `${root.version}/words-${part}`),
  );
  const parts = loader(isLatest);
  if (!(await parts([...new Set([...named, ...needed.flat()])]))) return null;
  const ranked = rank(
    root,
    { terms: wanted, name, form: by.form },
    needed.map((files) => files.map((file) => arrived.get(file))),
    named.map((file) => arrived.get(file)),
  );
  const homes = ranked.map(({ page }) => lastUpTo(root.texts, page));
  const near = [...new Set(homes)].slice(0, MOST_TEXTS);
  const texts = await parts(near.map((part) => `${root.version}/texts-${part}`));
  if (!texts) return null;
  const last = homes.findIndex((part) => !near.includes(part));
  const shown = ranked.slice(0, last < 0 ? undefined : last).map((one, i) => {
    /** @type {PageText} */
    const page = texts[near.indexOf(homes[i])][one.page - root.texts[homes[i]]];
    return lazy(() => results(one, page, { terms: wanted, by }, FILE));
  });
  sayFirst(shown.length, ranked.length);
  return { length: ranked.length, slice: (from, to) => shown.slice(from, to) };
}

/**
 * The theme adds results when a reader comes to the end of its list, and looks for that only as it is scrolled: a
 * jump from end to end would be none. So it looks again when it has added some.
 */
function keepAdding() {
  const list = document.querySelector(".md-search-result__list");
  const pane = document.querySelector(".md-search__scrollwrap");
  if (list && pane)
    new MutationObserver(() => pane.dispatchEvent(new Event("scroll"))).observe(list, { childList: true });
}
keepAdding();

site.explainerAsk = async (query, isLatest) => {
  try {
    return await find(query, isLatest);
  } catch (reason) {
    failed = true;
    coming.delete("index");
    throw reason;
  }
};
