/**
 * Door. Of a long story its outline comes first: enough for the opening picture. With a reader's first step all
 * events are fetched, and then the step is taken.
 *
 * @import { Action, Story } from "./types.js"
 * @import { Store } from "./store.js"
 */
import { warn } from "./lazy.js";
import { load } from "./load.js";

/** What the outline is enough for. @type {Action["type"][]} */
const FREE = ["hover", "focus", "whole"];

/**
 * All of a story; throws where it cannot be had.
 * @param {Story} story @param {(url: string) => string | null} link @param {AbortSignal} signal
 * @returns {Promise<Story>}
 */
export async function wholeOf({ outline }, link, signal) {
  const answer = await load(fetch(link(outline?.url ?? "") ?? "", { signal }));
  if (!answer.ok) throw new Error(answer.problem);
  return answer.story;
}

/**
 * A store that waits for all events before it changes anything else.
 * @param {Store} store @param {(url: string) => string | null} link @param {AbortSignal} signal
 * @param {(event: "asked" | "come" | "failed") => void} tell how it goes
 */
export function patient(store, link, signal, tell) {
  /** Whether it has come. @type {Promise<boolean> | null} */
  let coming = null;

  const fetched = async () => {
    tell("asked");
    try {
      const story = await wholeOf(store.state().story, link, signal);
      if (signal.aborted) return false;
      store.act({ type: "whole", story });
      tell("come");
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      warn(error);
      tell("failed");
      // The next step asks again.
      coming = null;
      return false;
    }
  };

  /** Takes a step once all events are here: at once, as a rule. @param {() => void} step */
  const whenWhole = (step) => {
    if (!store.state().story.outline) return step();
    coming ??= fetched();
    coming.then((come) => come && step());
  };

  return {
    ...store,
    whenWhole,
    act(/** @type {Action} */ action) {
      if (FREE.includes(action.type)) store.act(action);
      else whenWhole(() => store.act(action));
    },
  };
}
