// A report that was kept as JSON becomes a board again, from the start page.

import { Board } from "../pages/board.mjs";
import { LAPTOP, PHONE, same } from "../lib/world.mjs";

function file(text) {
  return { name: "verslag.json", mimeType: "application/json", buffer: Buffer.from(text) };
}

export default {
  async "a board comes back from its file, and its organiser goes there"(world) {
    world.forgiven = /status of 400/;
    const board = await Board.make(world.base, { title: "Weer terug" });
    const headers = { authorization: `Bearer ${board.tokens.organiser}` };
    const report = await (await fetch(`${world.base}/api/boards/${board.id}/export/json`, { headers })).text();

    const page = await world.page(await world.person(LAPTOP));
    await page.goto("/new");
    await page.getByText("Lees een bord in uit een bestand").click();
    const field = page.getByLabel("Verslag (JSON)");
    const send = page.getByRole("button", { name: "Lees het bord in" });
    await field.setInputFiles(file('{"iets": "anders"}'));
    await send.click();
    await page.getByRole("alert").getByText("Dit is geen verslag van Weerklank").waitFor();
    same(await page.evaluate(() => document.activeElement.id), "file", "what is to be mended has the focus");

    await field.setInputFiles(file(report));
    await send.click();
    await page.waitForURL(/\/b\/.+/);
    same(page.url().includes(board.id), false, "a board of its own");
    await page.getByText("Weer terug").first().waitFor();
  },

  async "without a script there is no way in for a file"(world) {
    const page = await world.page(await world.person(PHONE, { javaScriptEnabled: false }));
    await page.goto("/");
    await page.getByText("Maak een bord", { exact: true }).click();
    same(await page.locator("#take-in").isVisible(), false, "the way in");
  },
};
