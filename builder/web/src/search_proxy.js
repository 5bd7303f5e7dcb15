/**
 * What a reader looks for → the theme's own search, which is woken only when there is something
 * to look for: until then nothing is read of what it takes.
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
 * The page is told at once that all is ready, since only then does it hand over what is typed.
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
      // What was typed while it woke is past.
      if (latest === data) ask(whole(data));
    } catch {
      awake = null; // the next key tries again
    }
  };
}

/**
 * The theme takes each word for the beginning of one; “1 April” is not the 13th, nor a day of 185 drones.
 * @param {string} words
 */
export const whole = (words) => words.replace(/(?<=^|\s)\d{1,2}(?=\s|$)/g, "$&^1");

/**
 * The index without the other words of a page on each of its sections: they belong to the whole.
 * @template {{docs: {location: string, tags?: string[]}[]}} Index
 * @param {Index} index @returns {Index}
 */
export function lean(index) {
  const docs = index.docs.map(({ tags, ...doc }) =>
    tags && !doc.location.includes("#") ? { ...doc, tags } : doc,
  );
  return { ...index, docs };
}
