// Input that nobody tried on a good day: nothing overflows, overlaps or hides a control, on any surface.

import { Attendee } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { Moderator } from "../pages/moderator.mjs";
import { Projector } from "../pages/projector.mjs";
import { faults } from "../lib/geometry.mjs";
import { dress, settle } from "../lib/look.mjs";
import { look } from "../matrix/bad.mjs";
import { LAPTOP, PHONE, eventually, same } from "../lib/world.mjs";

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
    const many = 300;
    const board = await Board.make(world.base);
    await board.phase("write");
    await board.fill(many);
    await board.phase("group");
    await eventually("all revealed", async () => (await board.view()).now.counts.published === many);
    // A window of a laptop at 400 %: there the page scrolls, and not the list.
    for (const viewport of [LAPTOP, { width: 320, height: 256 }]) {
      const moderator = await Moderator.open(await world.page(await world.person(viewport)), board.links.moderator);
      const { page } = moderator;
      await moderator.stream.locator("[data-reflection]").first().waitFor();
      await dress(page, "light");
      same(await faults(page), [], `${many} at the table, ${viewport.width} wide`);
      await moderator.stream.locator("[data-reflection]").first().hover();
      const last = () => page.evaluate(() => {
        const rows = [...document.querySelectorAll(".stream [data-reflection]")];
        return rows.filter((row) => row.getBoundingClientRect().top < innerHeight && row.getBoundingClientRect().bottom > 0).length;
      });
      await eventually("the end of the list", async () => {
        await page.mouse.wheel(0, 4_000);
        await page.waitForTimeout(60);
        return page.evaluate(() => {
          const list = document.querySelector(".stream .rows");
          const ends = list.scrollHeight > list.clientHeight + 2 ? list : document.scrollingElement;
          return ends.scrollTop + ends.clientHeight >= ends.scrollHeight - 260;
        });
      });
      await eventually(`rows at the end, ${viewport.width} wide`, async () => (await last()) > 0, 4_000);
    }
    await board.phase("read");
    const phone = await Attendee.open(await world.page(await world.person(PHONE)), board);
    await phone.others.first().waitFor();
    await dress(phone.page, "light");
    same(await faults(phone.page), [], `${many} on the phone`);
    await board.command({ screen: { mode: "wall" } });
    const projector = await Projector.open(await world.page(await world.person({ width: 1920, height: 1080 })), board.links.projector);
    await projector.page.locator(".wall [data-reflection]").first().waitFor();
    await dress(projector.page, "light");
    same(await faults(projector.page), [], `${many} on the screen`);
  },
};
