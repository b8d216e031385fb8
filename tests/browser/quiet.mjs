// A minute of five reflections a second: how often a page speaks, and whether the focus stays: `node quiet.mjs`.

import { startServer } from "./lib/server.mjs";
import { faultsOf, measureQuiet } from "./lib/quiet.mjs";
import { World, launch } from "./lib/world.mjs";

const SECONDS = 60;

const [server, browser] = await Promise.all([startServer(), launch()]);
let faults;
try {
  const world = new World(browser, server.base);
  const measured = await measureQuiet(world, SECONDS);
  console.log(`posted ${measured.posted} in ${measured.took.toFixed(1)} s; at most ${measured.most} announcements`);
  for (const [page, said] of Object.entries(measured.heard)) {
    console.log(`${page.padEnd(7)} ${String(said.length).padStart(3)} announcements${said.length > 0 ? `, the last: ${said.at(-1)}` : ""}`);
  }
  console.log(`focus   moved ${measured.focus.moved} px, lost in ${measured.focus.lost} of ${measured.focus.frames} frames`);
  faults = faultsOf(measured, SECONDS);
  await world.end();
} finally {
  await browser.close();
  await server.stop();
}
for (const fault of faults) console.log(`not ok ${fault}`);
console.log(faults.length === 0 ? "1 passed, 0 failed" : `0 passed, ${faults.length} failed`);
process.exitCode = faults.length === 0 ? 0 : 1;
