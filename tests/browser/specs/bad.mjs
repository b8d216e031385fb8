// Input that nobody tried on a good day: nothing overflows, overlaps or hides a control, on any surface.

import { Board } from "../pages/board.mjs";
import { faults } from "../lib/geometry.mjs";
import { settle } from "../lib/look.mjs";
import { crowd, look } from "../matrix/bad.mjs";
import { PHONE, same } from "../lib/world.mjs";

export default {
  async "a title of 120 letters holds, and one of 200 is refused kindly"(world) {
    world.forgiven = /status of 4/;
    const page = await world.page(await world.person(PHONE));
    const make = async (title) => {
      await page.goto("/");
      await page.getByText("Maak een bord", { exact: true }).click();
      await page.getByLabel("Naam van het bord").fill(title);
      await page.getByRole("button", { name: "Maak het bord" }).click();
    };
    await make("Bijeenkomst ".repeat(17).slice(0, 200));
    const error = page.locator("#title-error, [role=alert], .field-err").filter({ hasText: /120/ });
    await error.first().waitFor();
    same((await page.locator("#title").inputValue()).length, 200, "what was typed is still there");
    await settle(page);
    same(await faults(page), [], "the refusal");
    await make("Bijeenkomst ".repeat(10));
    await page.getByRole("heading", { name: "Je bord staat klaar" }).waitFor();
    const board = await Board.make(world.base);
    const refused = await board.command({ create_theme: { theme: crypto.randomUUID(), title: "T".repeat(200) } }).catch((error) => error.message);
    if (!/refused|400|422/.test(String(refused))) throw new Error(`a theme of 200 letters: ${refused}`);
  },

  async "long words, 64 themes, emoji and three scripts hold on every surface"(world) {
    const found = await look(world, { title: "long" });
    if (found.length > 0) throw new Error([`${found.length} faults`, ...found.slice(0, 25)].join("\n"));
  },

  async "an empty board and one reflection hold on every surface"(world) {
    const found = [...(await look(world, { title: "none" })), ...(await look(world, { title: "one" }))];
    if (found.length > 0) throw new Error(found.join("\n"));
  },

  async "hundreds of reflections open, and can be read to the end"(world) {
    const found = await crowd(world, 300);
    if (found.length > 0) throw new Error(found.join("\n"));
  },
};
