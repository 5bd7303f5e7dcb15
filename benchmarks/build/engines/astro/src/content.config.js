import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";

const generateId = ({ entry }) => entry.replace(/\.md$/, "");

export const collections = {
  docs: defineCollection({ loader: glob({ base: "docs", pattern: "**/*.md", generateId }) }),
};
