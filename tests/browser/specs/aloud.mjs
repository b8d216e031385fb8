// What the phone says: aloud with a voice of its own, to a screen reader as counts, and in whose language; and what
// does not move when the round turns.

import { Attendee, enter, idOf, open } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { PHONE, eventually, same } from "../lib/world.mjs";

/** A phone with these voices; what it says is kept in `window.spoken`. */
async function withVoices(world, board, voices, path = `/${board.code}`) {
  const page = await world.page(await world.person(PHONE));
  await page.addInitScript((voices) => {
    window.spoken = [];
    window.SpeechSynthesisUtterance = class {
      constructor(text) {
        this.text = text;
      }
    };
    const speechSynthesis = {
      getVoices: () => voices,
      speak: (utterance) => window.spoken.push([utterance.voice.lang, utterance.text]),
      cancel: () => window.spoken.push("stop"),
      addEventListener() {},
    };
    Object.defineProperty(window, "speechSynthesis", { value: speechSynthesis });
  }, voices);
  await page.goto(path);
  return page;
}

const voice = (lang, localService) => ({ name: lang, lang, localService });

async function layoutShifts(page) {
  await page.addInitScript(() => {
    window.shifts = [];
    const seen = (list) => window.shifts.push(...list.getEntries().filter((entry) => !entry.hadRecentInput));
    new PerformanceObserver(seen).observe({ type: "layout-shift", buffered: true });
  });
}

/** As web vitals count it: the worst window of at most five seconds with gaps of less than one. */
const cumulative = (page) =>
  page.evaluate(() => {
    let [worst, sum, first, last] = [0, 0, 0, -Infinity];
    for (const { startTime, value } of window.shifts) {
      if (startTime - last > 1_000 || startTime - first > 5_000) [sum, first] = [0, startTime];
      sum += value;
      last = startTime;
      worst = Math.max(worst, sum);
    }
    return worst;
  });

export default {
  async "a question is read aloud by the phone's own voice, and stops"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    const page = await withVoices(world, board, [voice("nl-NL", false), voice("nl_BE", true), voice("en-GB", true)]);
    const aloud = page.locator("#aloud");
    await aloud.getByText("Lees voor").waitFor();
    same(await aloud.getAttribute("aria-pressed"), "false", "at rest");
    await aloud.click();
    await aloud.getByText("Stop").waitFor();
    same(await aloud.getAttribute("aria-pressed"), "true", "speaking");
    const said = (await page.evaluate(() => window.spoken)).filter((line) => line !== "stop");
    const question = (await page.locator("#heading .q:visible").textContent()).trim();
    same(said, [["nl_BE", question], ["nl_BE", await page.locator("#lead").textContent()]], "what was said, and by whom");
    await aloud.click();
    await aloud.getByText("Lees voor").waitFor();
    same((await page.evaluate(() => window.spoken)).at(-1), "stop", "the last word");
    await aloud.click();
    await board.phase("read");
    await aloud.getByText("Lees voor").waitFor();
  },

  async "without a voice of its own a phone offers nothing"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    const page = await withVoices(world, board, [voice("nl-NL", false), voice("de-DE", true)]);
    await page.locator("#send").waitFor();
    await eventually("the page is complete", () => page.evaluate(() => document.readyState === "complete"));
    same(await page.locator("#aloud").isVisible(), false, "the button");
  },

  async "on an English page the Dutch question keeps its Dutch voice"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    const page = await withVoices(world, board, [voice("nl-NL", true), voice("en-GB", true)], `/${board.code}?lang=en`);
    await page.getByRole("button", { name: "Read aloud" }).click();
    const said = (await page.evaluate(() => window.spoken)).filter((line) => line !== "stop");
    same(said.map(([lang]) => lang), ["nl-NL", "en-GB"], "the question, and what to do with it");
  },

  async "a text tells its language where that is not the board's"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    const english = await world.page(await world.person(PHONE));
    await english.goto(`/${board.code}?lang=en`);
    await english.locator("#text").fill("Waiting takes too long");
    await english.getByRole("button", { name: "Post", exact: true }).click();
    await new Attendee(english).own("Waiting takes too long").waitFor();
    const { phone } = await enter(world, board);
    await phone.post("Wachten duurt te lang");
    await idOf(board, "Waiting takes too long");
    await board.phase("read");
    const lang = (page, text) => page.locator("#others .refl-text").filter({ hasText: text }).evaluate((element) => element.closest("[lang]").lang);
    await phone.other("Waiting").waitFor();
    same(await lang(phone.page, "Waiting"), "en", "English, on a Dutch page");
    await new Attendee(english).other("Wachten").waitFor();
    same(await lang(english, "Wachten"), "nl", "Dutch, on an English page");
    same(await phone.other("Waiting").locator(".refl-text").getAttribute("dir"), "auto", "its direction");
  },

  async "what comes while one reads is told as a count"(world) {
    const { board, page, phone } = await open(world);
    await board.post("De eerste");
    await board.phase("read");
    await phone.showOthers();
    await phone.other("De eerste").waitFor();
    for (const text of ["Tweede", "Derde", "Vierde"]) await board.command({ approve: { reflections: [await board.post(text)] } });
    await eventually("all three are told, and no text of them", async () => {
      const told = await page.locator("#status").textContent();
      return told === "3 nieuwe reflecties. 4 in totaal.";
    });
    await page.locator("#others .newer").press("Enter");
    await eventually("one goes on in the first of them", () =>
      page.evaluate(() => document.activeElement.matches("#others .refl")),
    );
  },

  async "through all rounds nothing slides along on the phone"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    for (let n = 1; n <= 12; n += 1) await board.post(`Reflectie ${n}`);
    await board.phase("lobby");
    const page = await world.page(await world.person(PHONE));
    await layoutShifts(page);
    const phone = await Attendee.open(page, board);
    for (const phase of ["write", "read", "group", "vote", "discuss", "closed", "read", "write"]) {
      await board.phase(phase);
      await page.locator(`#board[data-phase="${phase}"]`).waitFor();
      if (phase === "group") await board.theme("Wachttijd");
      if (phase === "read") await phone.other("Reflectie 12").waitFor();
      await eventually("the round has turned", () => page.evaluate(() => document.body.dataset.turn === undefined));
    }
    const shift = await cumulative(page);
    if (shift > 0.1) throw new Error(`a cumulative layout shift of ${shift.toFixed(3)}`);
  },
};
