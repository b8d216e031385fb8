// A small storm, with one real browser in it; the whole one is `prove chaos`.

import { chaos } from "../lib/chaos.mjs";
import { same } from "../lib/world.mjs";

export default {
  async "whatever is typed in a storm is stored once"() {
    const happened = await chaos({
      phones: 10,
      browsers: 1,
      texts: 12,
      pace: 300,
      dark: 3_000,
      kills: 2,
      seed: 4,
      patience: 120_000,
    });
    same(happened.refused, 0, "refused");
    same(happened.stored, 11 * 12, "stored");
  },
};
