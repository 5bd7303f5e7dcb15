/**
 * Door. The search worker of a page: the theme's own, named by the query of this script's address, and the
 * index, both loaded when the reader first searches.
 */
import { QUERY, READY, SETUP, searchProxy, withoutRepeatedTags } from "./search_proxy.js";

const THEIRS = new URL(`../javascripts/workers/${location.search.slice(1)}`, location.href);
const INDEX = new URL("../../search/search_index.json", location.href);

/** @returns {Promise<import("./search_proxy.js").Ask>} */
async function wake() {
  const answer = await fetch(INDEX);
  if (!answer.ok) throw new Error(`the index answered ${answer.status}`);
  const index = withoutRepeatedTags(await answer.json());
  const theirs = new Worker(THEIRS);
  return new Promise((ready, failed) => {
    theirs.onerror = failed;
    theirs.onmessage = ({ data }) => {
      if (data.type === READY) ready((words) => theirs.postMessage({ type: QUERY, data: words }));
      else postMessage(data);
    };
    theirs.postMessage({ type: SETUP, data: { ...index, options: { suggest: false } } });
  });
}

const receive = searchProxy(wake, (message) => postMessage(message));
addEventListener("message", ({ data }) => void receive(data));
