// A phone, a laptop and a projector at one board, as on an evening.

import { Attendee } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { Moderator } from "../pages/moderator.mjs";
import { Projector } from "../pages/projector.mjs";
import { HALL, LAPTOP, PHONE, same } from "../lib/world.mjs";

const WORDS = [
  "Ik krijg rust in de klas",
  "Wachten duurt te lang",
  "Samen eten op vrijdag",
  "Eén gezicht voor het gezin",
  "Minder formulieren 🙌",
];

export default {
  async "a code on the phone becomes themes on the wall"(world) {
    const laptop = await world.person(LAPTOP);
    const board = await Board.makeByHand(await world.page(laptop), "Kick-off jeugd");
    const moderator = await Moderator.open(await world.page(laptop), board.links.moderator);
    const projector = await Projector.open(await world.page(await world.person(HALL)), board.links.projector);
    const page = await world.page(await world.person(PHONE));
    await projector.page.getByText(board.code.slice(0, 4)).first().waitFor();
    await moderator.round("Schrijven");

    const phone = await Attendee.join(page, board.shown.toLowerCase());
    for (const text of WORDS) {
      await phone.post(text);
      await phone.state(text, "verstuurd");
    }
    await moderator.take();
    for (const text of WORDS) await moderator.waiting(text).waitFor();

    await moderator.screen("Muur");
    same(await projector.note(WORDS[0]).count(), 0, "nothing on the wall before the reveal");
    await moderator.round("Lezen");
    for (const text of WORDS) await projector.note(text).waitFor();
    await phone.showOwn();
    await phone.state(WORDS[0], "op het bord");

    await moderator.round("Ordenen");
    await moderator.newTheme("Rust");
    await moderator.newTheme("Wachttijd");
    await moderator.drag(WORDS[0], "Rust");
    await moderator.moveByMenu(WORDS[1], "Wachttijd");
    await moderator.moveByKeyboard(WORDS[2], "Rust");
    await moderator.screen("Thema’s");
    await projector.theme("Rust").filter({ hasText: "2" }).waitFor();
    await projector.theme("Wachttijd").filter({ hasText: "1" }).waitFor();
    await phone.state(WORDS[1], "in thema Wachttijd");

    for (const device of [page, moderator.page, projector.page]) await device.reload();
    await moderator.placed("Rust", WORDS[0]).waitFor();
    await moderator.placed("Wachttijd", WORDS[1]).waitFor();
    await moderator.placed("Rust", WORDS[2]).waitFor();
    await moderator.waiting(WORDS[3]).waitFor();
    await projector.theme("Rust").filter({ hasText: "2" }).waitFor();
    await phone.showOwn();
    for (const text of WORDS) await phone.own(text).waitFor();
  },

  async "the spotlight follows the moderator"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    await board.post("Dit hoort iedereen");
    await board.phase("discuss");
    const moderator = await Moderator.open(await world.page(await world.person(LAPTOP)), board.links.moderator);
    const projector = await Projector.open(await world.page(await world.person(HALL)), board.links.projector);
    await moderator.card("Dit hoort iedereen").click();
    await moderator.page.keyboard.press("s");
    await projector.spotlit("Dit hoort iedereen").waitFor();
    await moderator.page.keyboard.press("z");
    await projector.spotlit("Dit hoort iedereen").waitFor({ state: "detached" });
  },
};
