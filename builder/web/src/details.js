/**
 * Door. The events of a long story come without what is told of them. It is fetched, a stretch of time at a
 * time, when a reader asks for it; where it cannot be had, the state says so, and it is asked for again the
 * next time.
 *
 * @import { StoryEvent } from "./types.js"
 * @import { Store } from "./store.js"
 */
import { warn } from "./lazy.js";
import { load } from "./load.js";
import { missing } from "./state.js";

/** @param {Store} store @param {(url: string) => string | null} link @param {AbortSignal} signal */
export function details({ state, act }, link, signal) {
  /** The stretches that are on their way. @type {Set<number>} */
  const coming = new Set();

  /** @param {number} stretch @returns {Promise<StoryEvent[]>} */
  const ask = async (stretch) => {
    const { story } = state();
    const answer = await load(
      fetch(link(story.stretches[stretch]) ?? "", { signal }),
      [...story.events, ...story.undated].map(({ id }) => id),
    );
    if (!answer.ok) throw new Error(answer.problem);
    for (const { problem } of answer.story.unread) warn(problem);
    return [...answer.story.events, ...answer.story.undated];
  };

  /** Asks for what the state needs, and hands it over all at once. */
  return async () => {
    const wanted = missing(state()).filter((stretch) => !coming.has(stretch));
    for (const stretch of wanted) coming.add(stretch);
    const answers = await Promise.allSettled(wanted.map(ask));
    for (const stretch of wanted) coming.delete(stretch);
    if (signal.aborted) return;
    for (const answer of answers) if (answer.status === "rejected") warn(answer.reason);
    const events = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
    if (events.length) act({ type: "told", events });
    const stretches = missing(state()).filter((stretch) => wanted.includes(stretch));
    if (stretches.length) act({ type: "untold", stretches });
  };
}
