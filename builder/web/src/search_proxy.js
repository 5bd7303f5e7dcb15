/**
 * A reader's query → the theme's own search, which is started only when there is something to search
 * for: until then, nothing that it needs is loaded.
 *
 * Messages are those of the theme, `{type, data}`, between the page and its search worker.
 *
 * @typedef {{type: number, data?: unknown}} Message
 * @typedef {(words: string) => void} Ask
 */
export const SETUP = 0;
export const READY = 1;
export const QUERY = 2;
export const RESULT = 3;

/**
 * Answers at once that the search is ready: only then does the page pass on what is typed.
 * @param {() => Promise<Ask>} wake @param {(message: Message) => void} tell
 * @returns {(message: Message) => Promise<void>}
 */
export function searchProxy(wake, tell) {
  /** @type {Promise<Ask> | null} */
  let awake = null;
  let latest = "";
  tell({ type: READY });
  return async ({ type, data }) => {
    if (type !== QUERY || typeof data !== "string") return;
    latest = data;
    if (!awake && !data.trim()) return tell({ type: RESULT, data: { items: [] } });
    awake ??= wake();
    try {
      const ask = await awake;
      // What was typed while it started is out of date.
      if (latest === data) ask(exactNumbers(data));
    } catch {
      awake = null; // the next key tries again
    }
  };
}

/**
 * The theme searches for words by their beginnings; “1 April” must find neither the 13th nor 185 trains.
 * @param {string} words
 */
export const exactNumbers = (words) => words.replace(/(?<=^|\s)\d{1,2}(?=\s|$)/g, "$&^1");

/**
 * The index without a page's tags on each of its sections: they belong to the page.
 * @template {{docs: {location: string, tags?: string[]}[]}} Index
 * @param {Index} index @returns {Index}
 */
export function withoutRepeatedTags(index) {
  const docs = index.docs.map(({ tags, ...doc }) =>
    tags && !doc.location.includes("#") ? { ...doc, tags } : doc,
  );
  return { ...index, docs };
}
