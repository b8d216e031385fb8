// What was typed stays with its author, also when its board is no more.

import { enter, offline } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { entries } from "../lib/store.mjs";
import { eventually, same } from "../lib/world.mjs";

/** What the page shows under "Op dit apparaat". */
function kept(page) {
  return page.locator("#kept .refl-text");
}

export default {
  async "words for a board that was erased are shown where its code is dead, until their author throws them away"(world) {
    world.forgiven = /status of 40[14]/;
    const board = await Board.make(world.base);
    await board.phase("write");
    const { context, page, phone } = await enter(world, board);
    await phone.post("Dit kwam aan");
    await phone.state("Dit kwam aan", "verstuurd");
    await offline(context, page);
    await phone.post("Dit nooit");
    await phone.write("Half af");
    // The keeper writes at once when the page is left.
    await page.evaluate(() => dispatchEvent(new Event("pagehide")));
    await board.erase();
    await context.setOffline(false);
    await page.getByText("Dit bord is er niet meer").first().waitFor();
    await page.goto(`/${board.code}`);
    await page.getByRole("heading", { name: "Op dit apparaat" }).waitFor();
    await eventually("both texts", async () => (await kept(page).count()) === 2);
    same((await kept(page).allTextContents()).sort(), ["Dit nooit", "Half af"], "what was not sent, and nothing else");
    same(await page.locator("#kept a").count(), 0, "a way back to a board that is gone");
    for (const left of [1, 0]) {
      await page.locator("#kept").getByRole("button", { name: "Gooi weg" }).first().click();
      await eventually("one less", async () => (await kept(page).count()) === left);
    }
    await page.locator("#kept").waitFor({ state: "hidden" });
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    same(await kept(page).count(), 0, "it stays away");
  },

  async "the start page leads back to the board with what waits for it"(world) {
    const board = await Board.make(world.base, { title: "Expeditie Noord" });
    await board.phase("write");
    const { page, phone } = await enter(world, board);
    await phone.write("Nog niet klaar");
    await eventually("all is kept", async () => {
      const { draft, last } = await entries(page, board);
      return draft?.includes("Nog niet klaar") && last;
    });
    await page.goto("/");
    await page.getByRole("heading", { name: "Op dit apparaat" }).waitFor();
    same(await kept(page).allTextContents(), ["Nog niet klaar"], "what waits");
    await page.getByRole("link", { name: "Terug naar Expeditie Noord" }).click();
    await eventually("the field has it", async () => (await phone.field.inputValue()) === "Nog niet klaar");
  },
};
