/** What a query asks for, and in words what it asks in vain. */
import { read as readQuery } from "../../builder/web/src/url.js";
import { linkProblem } from "../../builder/web/src/words.js";

export function read(query, its) {
  const { actions, problems } = readQuery(query, its);
  return { actions, problems: problems.map((problem) => linkProblem(problem, actions.length > 0)) };
}
