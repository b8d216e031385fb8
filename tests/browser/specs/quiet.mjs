// What is heard while a hall writes. A minute of it is for `cargo xtask prove quiet`.

import { faultsOf, measureQuiet } from "../lib/quiet.mjs";

const SECONDS = 12;

export default {
  async "a moderator hears counts, seldom, and keeps the focus where it is"(world) {
    const faults = faultsOf(await measureQuiet(world, SECONDS), SECONDS);
    if (faults.length > 0) throw new Error(faults.join("; "));
  },
};
