import { fileURLToPath } from "node:url";
import path from "node:path";

import { satteri } from "@astrojs/markdown-satteri";
import { defineConfig } from "astro/config";

import { address } from "./links.js";

const links = {
  name: "links",
  link(node, context) {
    const file = path.relative(process.cwd(), fileURLToPath(context.fileURL));
    context.setProperty(node, "url", address(node.url, file));
  },
};

export default defineConfig({
  outDir: "site",
  compressHTML: false,
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ mdastPlugins: [links], features: { headingAttributes: true, smartPunctuation: false } }),
  },
});
