// Lighthouse on the pages that a phone opens: `node lighthouse.mjs`. Prints a table; ends with 1 below 95 anywhere.
// Its package is large and has a folder of its own, so that only this script pays for it.

import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, startServer } from "./lib/server.mjs";
import { FLAGS } from "./lib/world.mjs";
import { makeHall } from "./matrix/hall.mjs";

const LEAST = 95;
const SUBJECTS = ["performance", "accessibility", "best-practices"];
const REFLECTIONS = 40;

const require = createRequire(new URL("lighthouse/package.json", import.meta.url));
const load = async (name) => import(pathToFileURL(require.resolve(name)));
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const reports = join(ROOT, "target/lighthouse");
await mkdir(reports, { recursive: true });
const server = await startServer();
// A port of its own and a profile that goes with it.
const chrome = await launch({ chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromeFlags: FLAGS });
let [passed, failed] = [0, 0];
try {
  const hall = await makeHall(server.base, REFLECTIONS);
  const board = `/${hall.full.code}`;
  const pages = [
    ["join", "/", "lobby"],
    ["write", board, "write"],
    ["read", board, "read"],
    ["vote", board, "vote"],
    ["results", board, "discuss"],
  ];
  console.log(`page     ${SUBJECTS.join("  ")}`);
  for (const [name, path, phase] of pages) {
    await hall.full.phase(phase);
    if (phase === "discuss") await hall.full.command({ reveal_results: { on: true } });
    await measure(name, server.base + path);
  }
} finally {
  chrome.kill();
  await server.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function measure(name, url) {
  const options = { port: chrome.port, onlyCategories: SUBJECTS, output: "html", logLevel: "error" };
  const { lhr, report } = await lighthouse(url, options);
  await writeFile(join(reports, `${name}.html`), report);
  const scores = SUBJECTS.map((subject) => Math.round((lhr.categories[subject].score ?? 0) * 100));
  console.log(`${name.padEnd(8)} ${scores.map((score, at) => String(score).padStart(SUBJECTS[at].length)).join("  ")}`);
  for (const [at, score] of scores.entries()) {
    score >= LEAST ? (passed += 1) : (failed += 1);
    if (score >= LEAST) continue;
    const { auditRefs } = lhr.categories[SUBJECTS[at]];
    const lost = auditRefs.filter(({ id, weight }) => weight > 0 && (lhr.audits[id].score ?? 1) < 0.9);
    console.log(`not ok ${name}: ${SUBJECTS[at]} ${score}, at least ${LEAST}: ${lost.map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim()).join(", ")}`);
  }
}
