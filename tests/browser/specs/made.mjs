// A board that was just made: its links are shown once, so the way back must find them.

import { PHONE, same } from "../lib/world.mjs";

export default {
  async "the links of the made board are there again after Back, without asking for others"(world) {
    const page = await world.page(await world.person(PHONE));
    await page.goto("/new");
    await page.getByLabel("Naam van het bord").fill("Eén keer getoond");
    await page.getByRole("button", { name: "Maak het bord" }).click();
    await page.getByRole("heading", { name: "Je bord staat klaar" }).waitFor();
    const links = await page.locator(".url").allTextContents();
    await page.getByRole("link", { name: "Weerklank" }).click();
    await page.getByRole("heading", { name: "Doe mee" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: "Je bord staat klaar" }).waitFor();
    same(await page.locator(".url").allTextContents(), links, "the links");
  },

  async "a name that is too long comes back in sight, with the focus"(world) {
    world.forgiven = /status of 422/;
    const page = await world.page(await world.person(PHONE));
    await page.goto("/new");
    await page.getByLabel("Naam van het bord").fill("x".repeat(121));
    await page.getByRole("button", { name: "Maak het bord" }).click();
    await page.locator("#title-error").waitFor();
    const { id, isInSight } = await page.evaluate(() => {
      const { top, bottom } = document.querySelector("#title-error").getBoundingClientRect();
      return { id: document.activeElement.id, isInSight: top >= 0 && bottom <= innerHeight };
    });
    same([id, isInSight, (await page.title()).startsWith("Fout: ")], ["title", true, true], "what is to be mended");
  },
};
