// What axe finds on a page.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Violations and what axe leaves to a person, each as `{ rule, nodes: [{ at, why }] }`. */
export async function scan(page) {
  // By evaluation: the content policy lets no script tag in.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(async (values) => {
    const options = { runOnly: { type: "tag", values }, resultTypes: ["violations", "incomplete"] };
    const found = await window.axe.run(document, options);
    const why = (node) => [...node.any, ...node.all, ...node.none][0]?.message ?? "";
    const plain = (results) => results.map(({ id, nodes }) => ({
      rule: id,
      nodes: nodes.map((node) => ({ at: node.target.join(" "), why: why(node) })),
    }));
    return { violations: plain(found.violations), incomplete: plain(found.incomplete) };
  }, TAGS);
}

export function told(results) {
  return results.map(({ rule, nodes }) => `${rule} (${nodes.length}×): ${nodes.slice(0, 3).map((node) => node.at).join(", ")}`);
}
