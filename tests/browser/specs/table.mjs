// The moderator's table at work: a full board, by keys alone and by clicks alone.

import { Board } from "../pages/board.mjs";
import { Moderator } from "../pages/moderator.mjs";
import { LAPTOP, eventually, same } from "../lib/world.mjs";

const THEMES = ["Wachten", "Vertrouwen", "Regels", "School", "Samen", "Rust"];

async function table(world, count, round = "group") {
  const board = await Board.make(world.base);
  await board.phase("write");
  await board.fill(count);
  await board.phase(round);
  for (const title of THEMES) await board.theme(title);
  const revealed = round === "group" ? count : 0;
  await eventually("all revealed", async () => (await board.view()).now.counts.published === revealed);
  const moderator = await Moderator.open(await world.page(await world.person(LAPTOP)), board.links.moderator);
  await moderator.column(THEMES[5]).waitFor({ state: "attached" });
  await eventually("a full stream", async () => (await moderator.left()) === count);
  return { board, moderator };
}

async function placedIn(board) {
  const { board: document } = await board.view();
  return Object.values(document.reflections).filter((entry) => entry.theme).length;
}

export default {
  async "thirty reflections find their theme by keys alone"(world) {
    const { board, moderator } = await table(world, 400);
    const { page } = moderator;
    await page.evaluate(() => {
      window.pointers = 0;
      for (const kind of ["pointerdown", "click"]) addEventListener(kind, () => (window.pointers += 1), true);
    });
    await moderator.enterStream();
    let keys = 0;
    for (let n = 0; n < 30; n += 1) {
      const before = await moderator.focused();
      await page.keyboard.press(String((n % 6) + 1));
      keys += 1;
      await eventually("the next one has the focus", async () => {
        const now = await moderator.focused();
        return now && now !== before;
      });
    }
    await eventually("thirty placed", async () => (await placedIn(board)) === 30);
    same(await moderator.left(), 370, "how many are left");
    same([keys, await page.evaluate(() => window.pointers)], [30, 0], "one key each, and no pointer");
    for (let n = 0; n < 3; n += 1) await page.keyboard.press("z");
    await eventually("three taken back", async () => (await placedIn(board)) === 27);
    for (let n = 0; n < 3; n += 1) await page.keyboard.press("Shift+Z");
    await eventually("and done again", async () => (await placedIn(board)) === 30);
  },

  async "a key that was meant for a dialog does nothing to the next reflection"(world) {
    const { moderator } = await table(world, 8);
    const { keyboard } = moderator.page;
    await moderator.enterStream();
    const ways = [
      // A digit has answered already; the Enter comes by habit.
      ["1", () => keyboard.press("Enter")],
      // The one reason that is confirmed.
      ["5", () => keyboard.press("Enter")],
      ["5", async () => {
        for (let n = 0; n < 6; n += 1) {
          await keyboard.down("Enter");
          await moderator.page.waitForTimeout(200);
        }
        await keyboard.up("Enter");
      }],
    ];
    for (const [at, [digit, confirm]] of ways.entries()) {
      const before = await moderator.focused();
      await keyboard.press("h");
      await moderator.dialog.getByRole("radio").first().waitFor();
      await keyboard.press(digit);
      await confirm();
      await eventually("it is aside", async () => (await moderator.left()) === 7 - at);
      await eventually("the next one has the focus", async () => {
        const now = await moderator.focused();
        return now && now !== before;
      });
      same(await moderator.dialog.count(), 0, "no dialog for the next one");
    }
    await moderator.page.waitForTimeout(800);
    await keyboard.press("Enter");
    await moderator.dialog.getByRole("heading", { name: "Verplaats naar…" }).waitFor();
  },

  async "five find it by clicks alone, without a drag"(world) {
    const { board, moderator } = await table(world, 60);
    const { page } = moderator;
    await page.evaluate(() => {
      window.moves = 0;
      let from;
      addEventListener("pointerdown", (event) => (from = [event.clientX, event.clientY]), true);
      addEventListener("pointerup", (event) => {
        if (Math.hypot(event.clientX - from[0], event.clientY - from[1]) > 3) window.moves += 1;
      }, true);
    });
    for (const title of THEMES.slice(0, 5)) {
      const row = moderator.stream.locator("[data-reflection]").first();
      const id = await row.getAttribute("data-reflection");
      await row.click();
      await page.locator("#inspector").getByRole("button", { name: "Verplaats naar…" }).click();
      await moderator.dialog.getByText(title, { exact: true }).click();
      await moderator.dialog.getByRole("button", { name: "Verplaats", exact: true }).click();
      await moderator.column(title).locator(`[data-reflection="${id}"]`).waitFor({ state: "attached" });
    }
    same(await placedIn(board), 5, "placed");
    same(await page.evaluate(() => window.moves), 0, "pointers that travelled while down");
  },

  async "what comes in meanwhile moves nothing"(world) {
    const { board, moderator } = await table(world, 30, "write");
    const row = moderator.stream.locator("[data-reflection]").nth(4);
    await row.focus();
    const [id, box] = [await moderator.focused(), await row.boundingBox()];
    // What comes in while the page is still opening belongs to what was there.
    await eventually("they wait behind a counter", async () => {
      await board.fill(1, "Laatkomer");
      return moderator.stream.locator("button.newer").isVisible();
    });
    await board.fill(20, "Laatkomer");
    const waiting = async () => Number((await moderator.stream.locator("button.newer").textContent()).match(/\d+/)[0]);
    await eventually("all of them wait", async () => (await waiting()) >= 21);
    same(await moderator.focused(), id, "the focus");
    const shift = (await row.boundingBox()).y - box.y;
    if (Math.abs(shift) > 48) throw new Error(`the row moved by ${shift} px`);
  },

  async "a search finds what waits behind the counter, and Esc leads back to the list"(world) {
    const { board, moderator } = await table(world, 6, "write");
    const { page } = moderator;
    const search = page.locator("#stream-search");
    const first = moderator.stream.locator("[data-reflection]").first();
    await first.focus();
    const id = await moderator.focused();
    await eventually("one waits behind a counter", async () => {
      await board.fill(1, "Zebrapad");
      return moderator.stream.locator("button.newer").isVisible();
    });
    await page.keyboard.press("/");
    await page.keyboard.type("zebrapad");
    await moderator.waiting("Zebrapad").first().waitFor();
    same(await moderator.stream.getByText("Niets gevonden.").count(), 0, "says that there is nothing");
    await page.keyboard.press("Escape");
    await eventually("the list is back", async () => (await search.inputValue()) === "" && (await first.isVisible()));
    await page.keyboard.press("Escape");
    await eventually("the focus is where it was", async () => (await moderator.focused()) === id);
    await page.keyboard.press("j");
    same(await search.inputValue(), "", "what is in the field");
  },

  async "an Enter by habit stacks and moves nothing that nobody chose"(world) {
    const { board, moderator } = await table(world, 3);
    const { keyboard } = moderator.page;
    await moderator.enterStream();
    await keyboard.press("v");
    await moderator.dialog.waitFor();
    await keyboard.press("Enter");
    same(await moderator.dialog.getByRole("button", { name: "Verplaats", exact: true }).isDisabled(), true, "nothing is chosen");
    same(await placedIn(board), 0, "placed");
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await eventually("one is placed", async () => (await placedIn(board)) === 1);
  },
};
