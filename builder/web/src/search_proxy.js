/**
 * A reader's query → our own search, which is started only when there is something to search for: until
 * then, nothing that it needs is loaded.
 *
 * Messages are those of the theme, `{type, data}`, between the page and what it takes for its search worker.
 *
 * @typedef {{type: number, data?: unknown}} Message
 * @typedef {object} Items what the theme reads of a list of results: how many there are, and those to show
 * @property {number} length
 * @property {(from: number, to?: number) => unknown[]} slice
 *
 * @typedef {(query: string, isLatest: () => boolean) => Promise<Items | null>} Ask null where the answer came late
 */
export const READY = 1;
export const QUERY = 2;
export const RESULT = 3;

/** @type {Items} */
const NOTHING = [];

/**
 * @param {() => Promise<Ask>} wake @param {(message: Message) => void} tell
 * @param {() => void} fail says that something could not be loaded
 * @returns {(message: Message) => Promise<void>}
 */
export function searchProxy(wake, tell, fail) {
  /** @type {Promise<Ask> | null} */
  let awake = null;
  let latest = "";
  const answer = (/** @type {Items} */ items) => tell({ type: RESULT, data: { items } });
  return async ({ type, data }) => {
    if (type !== QUERY || typeof data !== "string") return;
    latest = data;
    if (!data.trim()) return answer(NOTHING);
    const isLatest = () => latest === data;
    try {
      awake ??= wake();
      const items = await (await awake.catch(sleep))(data, isLatest);
      if (items && isLatest()) answer(items);
    } catch {
      if (!isLatest()) return;
      answer(NOTHING);
      fail();
    }
  };
  /** The next key tries again. @param {unknown} reason @returns {never} */
  function sleep(reason) {
    awake = null;
    throw reason;
  }
}
