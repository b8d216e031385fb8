// Numbers and plurals as the browser's own Intl has them: on the server's pages, on the client's, in both languages.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../lib/server.mjs";
import { LAPTOP, PHONE, eventually, same } from "../lib/world.mjs";
import { Attendee } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { Moderator } from "../pages/moderator.mjs";

const MANY = 1_050;

export default {
  async "a thousand is written as the language writes it, by the server and by the client"(world) {
    for (const [language, locale] of [["nl", "nl-NL"], ["en", "en-GB"]]) {
      const board = await Board.make(world.base, { language, settings: { reveal: "live" } });
      await board.phase("write");
      await board.fill(MANY);
      await board.phase("read");
      await eventually("all revealed", async () => (await board.view()).now.counts.published === MANY);
      const wanted = new Intl.NumberFormat(locale).format(MANY);
      const plain = String(MANY);
      const check = async (page, what, locator) => {
        await page.locator(locator).filter({ hasText: wanted }).first().waitFor().catch(async () => {
          const said = (await page.locator("body").innerText()).match(/.{0,30}1.?050.{0,30}/)?.[0];
          throw new Error(`${what} in ${language}: no “${wanted}”, but “${said}”`);
        });
        await isWhole(page, what);
      };
      const isWhole = async (page, what) => {
        const lines = (await page.locator("body").innerText()).split("\n");
      // What a person wrote is theirs, also where it numbers itself.
      const ours = lines.filter((line) => !/^Reflectie \d+:/.test(line));
      const bare = ours.filter((line) => new RegExp(`\\b${plain}\\b`).test(line));
        same(bare, [], `${what} in ${language}: without its point`);
      };
      const staff = await world.page(await world.person(LAPTOP, { locale }));
      await Moderator.open(staff, board.links.moderator);
      await check(staff, "the table", "#stream-title");
      await board.command({ screen: { mode: "wall" } });
      const screen = await world.page(await world.person({ width: 1920, height: 1080 }, { locale }));
      await screen.goto(board.links.projector);
      await check(screen, "the screen", ".pj");
      const phone = await world.page(await world.person(PHONE, { locale }));
      await Attendee.open(phone, board);
      await phone.locator("#others .refl").first().waitFor();
      await check(phone, "the phone", "main");
      const bare = await world.page(await world.person(PHONE, { locale, javaScriptEnabled: false }));
      await bare.goto(`/${board.code}`);
      // How the server writes it is a test of its own, beside the function; here it must not write it bare.
      await isWhole(bare, "the phone without scripts");
    }
  },

  async "plurals are those of Intl.PluralRules"(world) {
    const { readdir } = await import("node:fs/promises");
    const folder = join(ROOT, "shared/src/text");
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".rs"));
    const source = (await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
    const counted = source.match(/Counted::new\(/g)?.length ?? 0;
    if (counted < 20) throw new Error(`only ${counted} sentences that count`);
    const page = await world.page(await world.person(PHONE));
    const odd = await page.evaluate(() => {
      const wrong = [];
      for (const language of ["nl", "en"]) {
        const rules = new Intl.PluralRules(language);
        // As `Counted::say` chooses: the form for one, and the form for any other number.
        for (let n = 0; n <= 2_000; n += 1) if (rules.select(n) !== (n === 1 ? "one" : "other")) wrong.push(`${language} ${n}`);
        const { pluralCategories } = rules.resolvedOptions();
        if ([...pluralCategories].sort().join() !== "one,other") wrong.push(`${language}: ${pluralCategories}`);
      }
      return wrong;
    });
    same(odd, [], "numbers whose form differs");
  },
};
