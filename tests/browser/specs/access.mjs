// What axe finds on every page, at the width where each is used, light and dark.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Attendee } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { Moderator } from "../pages/moderator.mjs";
import { Projector } from "../pages/projector.mjs";
import { HALL, LAPTOP, PHONE } from "../lib/world.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function scan(page, what) {
  // A card that is just fading in has, for a moment, too little contrast: measured is what stays.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  // By evaluation: the content policy lets no script tag in.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
  if (found.length > 0) throw new Error(`${what}: ${found.join("; ")}`);
}

async function full(world) {
  const board = await Board.make(world.base);
  await board.phase("write");
  const ids = [];
  for (const text of ["Rust in de klas", "Wachten duurt lang", "Samen eten"]) ids.push(await board.post(text));
  await board.phase("group");
  await board.theme("Rust", ids.slice(0, 2));
  return board;
}

async function inBoth(world, viewport, visit) {
  for (const colorScheme of ["light", "dark"]) {
    await visit(await world.page(await world.person(viewport, { colorScheme })), colorScheme);
  }
}

export default {
  async "the first page and the made board"(world) {
    await inBoth(world, PHONE, async (page, scheme) => {
      await page.goto("/");
      await scan(page, `first page, ${scheme}`);
      await page.getByText("Maak een bord", { exact: true }).click();
      await scan(page, `making a board, ${scheme}`);
      await Board.makeByHand(page, "Toegankelijk");
      await scan(page, `made, ${scheme}`);
    });
  },

  async "the attendee's page in each round"(world) {
    const board = await full(world);
    await inBoth(world, PHONE, async (page, scheme) => {
      for (const phase of ["lobby", "write", "read", "discuss", "closed"]) {
        await board.phase(phase === "closed" ? "discuss" : phase);
        const phone = await Attendee.open(page, board);
        if (phase === "write") await phone.post(`Van mij, ${scheme}`);
        if (phase === "closed") await board.phase("closed");
        await scan(page, `${phase}, ${scheme}`);
      }
    });
  },

  async "the moderator's page and its dialogs"(world) {
    const board = await full(world);
    await inBoth(world, LAPTOP, async (page, scheme) => {
      const moderator = await Moderator.open(page, board.links.moderator);
      await moderator.card("Samen eten").click();
      await scan(page, `desk, ${scheme}`);
      for (const key of ["v", "h", "n", "?"]) {
        await page.keyboard.press(key);
        await moderator.dialog.waitFor();
        await scan(page, `dialog ${key}, ${scheme}`);
        await page.keyboard.press("Escape");
        await moderator.dialog.waitFor({ state: "detached" });
      }
    });
  },

  async "the projector's screens and the organiser's page"(world) {
    const board = await full(world);
    await inBoth(world, HALL, async (page, scheme) => {
      await Projector.open(page, board.links.projector);
      for (const mode of ["welcome", "wall", "themes"]) {
        await board.command({ screen: { mode } });
        await page.waitForFunction(() => document.fonts.ready.then(() => true));
        await scan(page, `${mode}, ${scheme}`);
      }
    });
    await inBoth(world, LAPTOP, async (page, scheme) => {
      await page.goto(board.links.organiser);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.getByRole("heading", { level: 2 }).first().waitFor();
      await scan(page, `organiser, ${scheme}`);
    });
  },
};
