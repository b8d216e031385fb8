// axe on every page, in every state, in every theme: `node access.mjs [part of a name]`. Ends with 1 when it found
// something; what it leaves to a person is summed up.

import { startServer } from "./lib/server.mjs";
import { launch } from "./lib/world.mjs";
import { makeHall } from "./matrix/hall.mjs";
import { PLACES } from "./matrix/places.mjs";
import { Incomplete, visit, wrong } from "./matrix/visit.mjs";

const FULL = 300;
const THEMES = ["light", "dark", "contrast"];
const wanted = process.argv[2] ?? "";

const [server, browser] = await Promise.all([startServer(), launch()]);
const incomplete = new Incomplete();
let [passed, failed] = [0, 0];
try {
  const hall = await makeHall(server.base, FULL);
  const isDebug = (await fetch(`${server.base}/_kit`)).ok;
  const places = PLACES.filter((place) => place.name.includes(wanted) && (isDebug || !place.debug));
  await visit(browser, hall, places, THEMES, (scanned) => {
    const found = wrong(scanned);
    incomplete.add(scanned);
    found.length === 0 ? (passed += 1) : (failed += 1);
    const name = [scanned.place.name, scanned.theme].filter(Boolean).join(", ");
    console.log(found.length === 0 ? `ok ${name}` : `not ok ${name}: ${found.join("; ")}`);
  });
} finally {
  await browser.close();
  await server.stop();
}
incomplete.print();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
