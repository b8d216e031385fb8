// Links, roles, and what a change costs to draw.

import { Attendee } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { Moderator } from "../pages/moderator.mjs";
import { Projector } from "../pages/projector.mjs";
import { LAPTOP, PHONE, eventually, same } from "../lib/world.mjs";

export default {
  async "four links in one profile keep four roles"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    const profile = await world.person(LAPTOP);
    const phone = await Attendee.open(await world.page(profile), board);
    const moderator = await Moderator.open(await world.page(profile), board.links.moderator);
    const projector = await Projector.open(await world.page(profile), board.links.projector);
    const organiser = await world.page(profile);
    await organiser.goto(board.links.organiser);
    await organiser.getByRole("heading").first().waitFor();
    await phone.post("Van de deelnemer");
    await moderator.take();
    await moderator.waiting("Van de deelnemer").waitFor();
    for (const page of [phone.page, moderator.page, projector.page, organiser]) await page.reload();
    await phone.own("Van de deelnemer").waitFor();
    await moderator.waiting("Van de deelnemer").waitFor();
    await projector.page.locator(".pj").waitFor();
    same(await projector.page.getByText("Van de deelnemer").count(), 0, "the screen is no moderator");
    const counts = (await board.view()).now.counts;
    same(counts.people, 1, "one attendee among the four");
  },

  async "the secret leaves the address at once"(world) {
    const board = await Board.make(world.base);
    const moderator = await Moderator.open(await world.page(await world.person(LAPTOP)), board.links.moderator);
    same(new URL(moderator.page.url()).hash, "", "the fragment");
    await moderator.page.reload();
    await moderator.stream.waitFor();
  },

  async "a link that does not work says so"(world) {
    world.forgiven = /status of 401/;
    const board = await Board.make(world.base);
    const page = await world.page(await world.person(LAPTOP));
    await page.goto(board.links.moderator.replace(/#.*/, `#${"A".repeat(43)}`));
    await page.getByText("Deze link werkt niet (meer).").waitFor();
  },

  async "one changed reflection draws one card"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    for (let n = 0; n < 30; n += 1) await board.post(`Reflectie ${n}.`);
    const changed = await board.post("Deze verandert");
    const { page } = await Moderator.open(await world.page(await world.person(LAPTOP)), board.links.moderator);
    await eventually("31 cards", async () => (await page.locator(".stream [data-reflection]").count()) === 31);
    const drawn = () => page.locator("[data-renders]").evaluateAll((cards) =>
      Object.fromEntries(cards.map((card) => [card.dataset.reflection, Number(card.dataset.renders)])),
    );
    const before = await drawn();
    await board.command({ edit: { reflection: changed, text: "Deze is veranderd" } }, board.guest);
    await page.locator(`[data-reflection="${changed}"]`).filter({ hasText: "Deze is veranderd" }).waitFor();
    const after = await drawn();
    const redrawn = Object.keys(after).filter((id) => after[id] !== before[id]);
    same(redrawn, [changed], "the cards that were drawn again");
    same(after[changed] - before[changed], 1, "and that one once");
  },

  async "two moderators see each other's themes, and undo only their own"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    await board.post("Verplaats mij");
    await board.phase("group");
    const one = await Moderator.open(await world.page(await world.person(LAPTOP)), board.links.moderator);
    const two = await Moderator.open(await world.page(await world.person(LAPTOP)), board.links.moderator);
    await one.newTheme("Van één");
    await two.column("Van één").waitFor();
    await two.drag("Verplaats mij", "Van één");
    await one.placed("Van één", "Verplaats mij").waitFor();
    await two.page.getByRole("button", { name: /Ongedaan maken/ }).click();
    await one.waiting("Verplaats mij").waitFor();
    await one.column("Van één").waitFor();
  },

  async "a moderator who was offline merges with the others"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    await board.post("Eerste");
    await board.post("Tweede");
    await board.phase("group");
    await board.theme("Rust");
    const away = await world.person(LAPTOP);
    const one = await Moderator.open(await world.page(away), board.links.moderator);
    const two = await Moderator.open(await world.page(await world.person(LAPTOP)), board.links.moderator);
    await one.column("Rust").waitFor();
    const summary = (moderator) => moderator.column("Rust").getByLabel("Samenvatting van het thema");
    await summary(two).click();
    await summary(two).fill("Samen begonnen");
    await summary(two).blur();
    await eventually("one has it", async () => (await summary(one).inputValue()) === "Samen begonnen");
    await away.setOffline(true);
    await summary(one).click();
    await summary(one).press("End");
    await summary(one).pressSequentially(" door één");
    await summary(one).blur();
    await one.drag("Eerste", "Rust");
    await summary(two).click();
    await summary(two).press("Home");
    await summary(two).pressSequentially("Twee: ");
    await summary(two).blur();
    await two.drag("Tweede", "Rust");
    await board.post("Intussen");
    await away.setOffline(false);
    for (const moderator of [one, two]) {
      await moderator.placed("Rust", "Eerste").waitFor();
      await moderator.placed("Rust", "Tweede").waitFor();
      const both = async () => (await summary(moderator).inputValue()) === "Twee: Samen begonnen door één";
      await eventually("both wrote", both);
    }
  },

  async "an expired session is said on the phone, and its words stay"(world) {
    world.forgiven = /status of 40[134]/;
    const board = await Board.make(world.base);
    await board.phase("write");
    const page = await world.page(await world.person(PHONE));
    const phone = await Attendee.open(page, board);
    await phone.post("Was er al");
    await phone.write("Nog niet verstuurd");
    await fetch(`${board.base}/api/boards/${board.id}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${board.tokens.organiser}` },
    });
    await page.getByText("Dit bord is er niet meer").first().waitFor();
    same(await phone.field.inputValue(), "Nog niet verstuurd", "the field");
  },
};
