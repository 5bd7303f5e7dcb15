import markdownIt from "markdown-it";
import abbr from "markdown-it-abbr";
import anchor from "markdown-it-anchor";
import attrs from "markdown-it-attrs";

import { SECTIONS, address } from "./links.js";

export default function (/** @type {any} */ eleventy) {
  const markdown = markdownIt().use(abbr).use(attrs, { leftDelimiter: "{:" }).use(anchor);
  const { rules } = markdown.renderer;
  rules.link_open = (tokens, at, options, env, self) => {
    const link = tokens[at];
    link.attrSet("href", address(link.attrGet("href"), env.page.inputPath.replace("./", "")));
    return self.renderToken(tokens, at, options);
  };
  eleventy.setLibrary("md", markdown);
  eleventy.addPassthroughCopy("docs/**/*.json");
  eleventy.addGlobalData("layout", "page.liquid");
  eleventy.addGlobalData("sections", SECTIONS);
  return {
    dir: { input: "docs", includes: "../includes", output: "site" },
    markdownTemplateEngine: false,
  };
}
