// The whole work of grouping without a drag (WCAG 2.5.7): a new theme, placing, another name, a stack, two themes as
// one, their order, setting aside, and taking it back; by clicks alone, and by keys alone.

import { Board } from "../pages/board.mjs";
import { Moderator } from "../pages/moderator.mjs";
import { LAPTOP, eventually, same } from "../lib/world.mjs";

const TEXTS = ["Alfa wacht lang", "Bravo wacht ook lang", "Charlie eet samen", "Delta zoekt rust", "Echo hoort hier niet"];

async function atTheTable(world) {
  const board = await Board.make(world.base);
  await board.phase("write");
  for (const text of TEXTS) await board.post(text);
  await board.phase("group");
  await eventually("all revealed", async () => (await board.view()).now.counts.published === TEXTS.length);
  const moderator = await Moderator.open(await world.page(await world.person(LAPTOP)), board.links.moderator);
  await moderator.waiting(TEXTS[4]).waitFor();
  await moderator.page.evaluate(() => {
    window.seen = { pointers: 0, drags: 0, keys: 0 };
    let from = [0, 0];
    addEventListener("pointerdown", (event) => {
      window.seen.pointers += 1;
      from = [event.clientX, event.clientY];
    }, true);
    addEventListener("pointerup", (event) => {
      if (Math.hypot(event.clientX - from[0], event.clientY - from[1]) > 3) window.seen.drags += 1;
    }, true);
    // Letters that go into a field are words, and Enter there is a word's end.
    addEventListener("keydown", (event) => {
      if (!event.target.matches("input:not([type=checkbox], [type=radio]), textarea")) window.seen.keys += 1;
    }, true);
  });
  return { board, moderator, page: moderator.page };
}

/** The board as its themes, in order, each with the letters that its texts begin with; a stack in brackets. */
async function grouped(board) {
  const { board: document } = await board.view();
  const of = (id, found = document.reflections) => Object.entries(found).filter(([, entry]) => entry.theme === id);
  const under = (top) => Object.values(document.reflections).filter((entry) => entry.under === top);
  const themes = Object.entries(document.themes).sort(([, a], [, b]) => (a.order < b.order ? -1 : 1));
  return themes.map(([id, theme]) => {
    const tops = of(id).filter(([, entry]) => !entry.under);
    const letters = tops.map(([top, entry]) => entry.text[0] + under(top).map((one) => `(${one.text[0]})`).join(""));
    return `${theme.title}: ${letters.sort().join(" ")}`;
  });
}

const becomes = (board, what, wanted) => {
  let last;
  return eventually(what, async () => {
    last = await grouped(board);
    return JSON.stringify(last) === JSON.stringify(wanted);
  }).catch((error) => {
    throw new Error(`${error.message}; the board: ${JSON.stringify(last)}, not ${JSON.stringify(wanted)}`);
  });
};

const GROUPED = ["Wachten: A B", "Samen: C", "Stil: D"];
const RENAMED = ["Wachten: A B", "Samen: C", "Rust en stilte: D"];
const STACKED = ["Wachten: A(B)", "Samen: C", "Rust en stilte: D"];
const MERGED = ["Wachten: A(B)", "Rust en stilte: C D"];
const ORDERED = ["Rust en stilte: C D", "Wachten: A(B)"];

async function isAside(board) {
  const { board: document, staff } = await board.view();
  const aside = Object.values(staff.aside ?? {}).some((entry) => entry.text === TEXTS[4]);
  return aside || !Object.values(document.reflections).some((entry) => entry.text === TEXTS[4]);
}

export default {
  async "the whole grouping by clicks alone"(world) {
    const { board, moderator, page } = await atTheTable(world);
    const { dialog } = moderator;
    const menu = async (title, act) => {
      await moderator.column(title).locator("[data-menu]").click();
      await moderator.column(title).locator(".menu").getByRole("button", { name: act }).click();
    };
    const moveTo = async (text, title) => {
      await moderator.waiting(text).click();
      await page.locator("#inspector").getByRole("button", { name: "Verplaats naar…" }).click();
      await dialog.getByText(title, { exact: true }).click();
      await dialog.getByRole("button", { name: "Verplaats", exact: true }).click();
      await moderator.placed(title, text).waitFor({ state: "attached" });
    };
    for (const title of ["Wachten", "Samen", "Stil"]) await moderator.newTheme(title);
    for (const [at, title] of [[0, "Wachten"], [1, "Wachten"], [2, "Samen"], [3, "Stil"]]) await moveTo(TEXTS[at], title);
    await becomes(board, "four are placed", GROUPED);

    await menu("Stil", "Hernoem");
    await moderator.page.locator("textarea.title-field").fill("Rust en stilte");
    await page.locator("#stream-search").click();
    await becomes(board, "another name", RENAMED);

    await moderator.placed("Wachten", TEXTS[1]).click();
    await page.locator("#inspector").getByRole("button", { name: "Stapel" }).click();
    await dialog.getByText(TEXTS[0]).click();
    await dialog.getByRole("button", { name: "Stapel" }).click();
    await becomes(board, "a stack", STACKED);

    await menu("Samen", "Voeg samen met…");
    await dialog.getByText("Rust en stilte", { exact: true }).click();
    await dialog.getByRole("button", { name: "Voeg samen", exact: true }).click();
    await becomes(board, "two as one", MERGED);

    await menu("Rust en stilte", "Naar links");
    await becomes(board, "another order", ORDERED);

    await page.keyboard.press("Escape");
    await moderator.waiting(TEXTS[4]).click();
    await page.locator("#inspector").getByRole("button", { name: "Opzij zetten" }).click();
    await dialog.getByRole("radio").first().click();
    await dialog.getByRole("button", { name: "Opzij zetten" }).click();
    await eventually("it is aside", () => isAside(board));

    await page.getByRole("button", { name: /^Ongedaan maken/ }).click();
    await moderator.waiting(TEXTS[4]).waitFor();
    same(await isAside(board), false, "set aside after taking it back");
    await page.getByRole("button", { name: /^Ongedaan maken/ }).click();
    await becomes(board, "the order as it was", MERGED);
    same((await page.evaluate(() => window.seen)).drags, 0, "pointers that travelled while down");
  },

  async "the whole grouping by keys alone"(world) {
    const { board, moderator, page } = await atTheTable(world);
    const { keyboard } = page;
    const { dialog } = moderator;
    const closed = () => dialog.waitFor({ state: "detached" });
    /** Along the page by Tab, until this has the focus. */
    const tabTo = async (what, isThere) => {
      for (let n = 0; n < 160; n += 1) {
        if (await page.evaluate(isThere)) return;
        await keyboard.press("Tab");
      }
      throw new Error(`no Tab leads to ${what}`);
    };
    const menu = async (title, act) => {
      // An Enter this soon after a dialog counts as meant for the dialog.
      await page.waitForTimeout(750);
      await tabTo(`the menu of ${title}`, `document.activeElement.getAttribute("aria-label") === ${JSON.stringify(`Acties voor ${title}`)}`);
      await keyboard.press("Enter");
      await moderator.column(title).locator(".menu").waitFor();
      await tabTo(act, `document.activeElement.closest(".menu") && document.activeElement.textContent.trim() === ${JSON.stringify(act)}`);
      await keyboard.press("Enter");
    };
    const reach = async (text) => {
      const wanted = await moderator.card(text).first().getAttribute("data-reflection");
      if (!(await moderator.focused())) await tabTo("a reflection", `Boolean(document.activeElement.closest(".stream [data-reflection]"))`);
      for (const key of ["j", "k"]) {
        for (let n = 0; n < 12 && (await moderator.focused()) !== wanted; n += 1) await keyboard.press(key);
      }
      same(await moderator.focused(), wanted, `the focus at ${text}`);
    };
    for (const title of ["Wachten", "Samen", "Stil"]) {
      await keyboard.press("n");
      await dialog.waitFor();
      await keyboard.type(title);
      await keyboard.press("Enter");
      await moderator.column(title).waitFor();
    }
    // One by a digit, one by the dialog's search, two by its digits.
    await reach(TEXTS[0]);
    await keyboard.press("1");
    await moderator.placed("Wachten", TEXTS[0]).waitFor();
    await reach(TEXTS[1]);
    await keyboard.press("v");
    await dialog.waitFor();
    await keyboard.type("wach");
    await keyboard.press("Enter");
    await closed();
    for (const [at, digit] of [[2, "2"], [3, "3"]]) {
      await reach(TEXTS[at]);
      await keyboard.press("v");
      await dialog.waitFor();
      await keyboard.press(digit);
      await closed();
    }
    await becomes(board, "four are placed", GROUPED);

    await menu("Stil", "Hernoem");
    await page.locator("textarea.title-field").waitFor();
    await keyboard.press("Control+a");
    await keyboard.type("Rust en stilte");
    await keyboard.press("Enter");
    await becomes(board, "another name", RENAMED);

    await tabTo("a card of the first theme", `Boolean(document.activeElement.closest("section[data-theme-id] [data-reflection]")) && document.activeElement.textContent.includes("wacht")`);
    const wanted = await moderator.card(TEXTS[1]).first().getAttribute("data-reflection");
    for (const key of ["j", "k"]) if ((await moderator.focused()) !== wanted) await keyboard.press(key);
    same(await moderator.focused(), wanted, "the focus at the second of the theme");
    await keyboard.press("m");
    await dialog.waitFor();
    await keyboard.type("alfa");
    await keyboard.press("Enter");
    await closed();
    await becomes(board, "a stack", STACKED);

    await menu("Samen", "Voeg samen met…");
    await dialog.waitFor();
    await keyboard.type("rust");
    await keyboard.press("Enter");
    await closed();
    await becomes(board, "two as one", MERGED);

    await menu("Rust en stilte", "Naar links");
    await becomes(board, "another order", ORDERED);
    await keyboard.press("Escape");

    await page.evaluate(() => document.activeElement.blur());
    await tabTo("the stream", `Boolean(document.activeElement.closest(".stream [data-reflection]"))`);
    await reach(TEXTS[4]);
    await keyboard.press("h");
    await dialog.getByRole("radio").first().waitFor();
    await keyboard.press("1");
    await eventually("it is aside", () => isAside(board));
    await closed();
    await keyboard.press("z");
    await moderator.waiting(TEXTS[4]).waitFor();
    await keyboard.press("z");
    await becomes(board, "the order as it was", MERGED);
    same((await page.evaluate(() => window.seen)).pointers, 0, "pointers");
  },
};
