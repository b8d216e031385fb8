// The whole storm: `node chaos.mjs [phones] [texts] [seed]`. Three of the phones are real browsers.

import { chaos } from "./lib/chaos.mjs";

const [phones, texts, seed] = [2, 3, 4].map((at) => process.argv[at] && Number(process.argv[at]));
const BROWSERS = 3;
const MINUTE = 60_000;

let [passed, failed] = [0, 0];
try {
  const happened = await chaos({
    phones: (phones ?? 200) - BROWSERS,
    browsers: BROWSERS,
    texts: texts ?? 50,
    pace: 600,
    // Ten minutes of the scripted phones' time.
    dark: MINUTE / 2,
    kills: 8,
    seed: seed ?? 20_261_122,
    patience: 12 * MINUTE,
  });
  console.log(`chaos: ${Object.entries(happened).map(([what, n]) => `${what} ${n}`).join(", ")}`);
  passed += 1;
} catch (error) {
  console.log(`not ok ${error.stack ?? error}`);
  failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
