// A link in Markdown → the address of the page it leads to; an error if there is none.

import { existsSync } from "node:fs";
import path from "node:path";

/**
 * @param {string} href as it is written
 * @param {string} file the page that it stands in, from the folder that the site is built in
 */
export function address(href, file) {
  const [target, anchor] = href.split("#");
  if (!target.endsWith(".md") || target.includes("://")) return href;
  const found = path.posix.join(path.posix.dirname(file), target);
  if (!existsSync(found)) throw new Error(`${file}: nothing is at ${href}`);
  const folder = found.replace(/^docs/, "").replace(/(\/index)?\.md$/, "/");
  return anchor === undefined ? folder : `${folder}#${anchor}`;
}

export const SECTIONS = [
  ...["events", "actors", "quotes", "questions", "messages", "expectations", "places"],
  ...["chapters", "terms", "sources", "timeline", "audit", "data"],
];
