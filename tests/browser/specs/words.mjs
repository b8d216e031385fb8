// The phone and its words: what it asks before it posts, whose they are, and what becomes of them when it is too late.

import { enter, idOf, offline, open, stored } from "../pages/attendee.mjs";
import { Moderator } from "../pages/moderator.mjs";
import { LAPTOP, eventually, same } from "../lib/world.mjs";

const HELD = "De begeleider leest je reflectie eerst: er staan gegevens van iemand in.";

const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.id);

export default {
  async "what gives somebody away is asked about, and posted after all it waits with a flag"(world) {
    const { board, page, phone } = await open(world);
    const text = "Bel mij gerust op 06-12345678";
    await phone.write(text);
    await phone.place.click();
    await phone.question.getByText("Hierin staat een telefoonnummer: 06-12345678. Wil je dat zo plaatsen?").waitFor();
    await eventually("the focus at the answers", async () => (await focused(page)) === "Ik haal het weg");
    same(await phone.place.isVisible(), false, "a third button beside the answers");
    same(await phone.field.inputValue(), text, "the field meanwhile");
    same((await stored(board)).length, 0, "stored before the answer");
    await phone.question.getByRole("button", { name: "Plaats toch" }).click();
    await phone.own(text).filter({ hasText: HELD }).waitFor();
    same(await phone.field.inputValue(), "", "the field afterwards");
    const [[id, entry]] = await stored(board);
    same([entry.text, entry.approved], [text, false], "what waits");
    same((await board.view()).staff.flags[id], ["phone"], "its flags");
    const moderator = await Moderator.open(await world.page(await world.person(LAPTOP)), board.links.moderator);
    await moderator.filter("Vlag");
    await moderator.waiting(text).waitFor();
    await board.phase("read");
    same(Object.keys((await board.view()).board.reflections ?? {}), [], "on the board after the reveal");
  },

  async "who takes it out gets the text back, and is asked once"(world) {
    const { board, page, phone } = await open(world);
    await phone.write("Mail naar sem@voorbeeld.nl");
    await phone.place.click();
    await phone.question.getByText("een e-mailadres: sem@voorbeeld.nl").waitFor();
    await phone.question.getByRole("button", { name: "Ik haal het weg" }).click();
    await phone.question.waitFor({ state: "detached" });
    same(await phone.field.inputValue(), "Mail naar sem@voorbeeld.nl", "the text");
    await eventually("the focus", async () => page.evaluate(() => document.activeElement.id === "text"));
    same((await stored(board)).length, 0, "stored");
    await phone.post("Mail is fijner dan bellen");
    await phone.state("Mail is fijner dan bellen", "verstuurd");
    const plain = await stored(board);
    same(plain.map(([, entry]) => [entry.text, entry.approved]), [["Mail is fijner dan bellen", true]], "no hold, no flag");

    await phone.write("Of mail noor@voorbeeld.nl");
    await phone.place.click();
    await phone.question.waitFor();
    await phone.field.press("End");
    await phone.field.pressSequentially(" gerust");
    await phone.question.waitFor({ state: "detached" });
    await phone.place.click();
    await phone.own("Of mail noor@voorbeeld.nl gerust").filter({ hasText: HELD }).waitFor();
    same(await phone.question.count(), 0, "asked again about the same draft");
    await phone.write("En ook lot@voorbeeld.nl");
    await phone.place.click();
    await phone.question.getByText("lot@voorbeeld.nl").waitFor();
  },

  async "a citizen number is refused by its digits, with the text still there"(world) {
    const { board, page, phone } = await open(world);
    const text = "mijn bsn is 111222333, help me";
    await phone.write(text);
    await phone.place.click();
    await page.locator("#text-error").getByText("Haal dit nummer weg: 111222333.").waitFor();
    same(await phone.field.inputValue(), text, "the field");
    same(await phone.field.getAttribute("aria-invalid"), "true", "said of the field");
    same(await phone.question.count(), 0, "offered to post it anyway");
    await phone.place.click();
    same([(await stored(board)).length, await phone.mine.count()], [0, 0], "posted at the second press");
    await phone.post("mijn bsn zeg ik niet");
    await phone.state("mijn bsn zeg ik niet", "verstuurd");
    same((await stored(board)).map(([, entry]) => entry.text), ["mijn bsn zeg ik niet"], "stored");
  },

  async "a board with names asks for one, and shows it to the others"(world) {
    const { board, page, phone } = await open(world, { identity: "named" });
    await phone.write("Dit zeg ik met naam");
    await phone.place.click();
    await page.locator("#text-error").getByText("Schrijf eerst je naam.").waitFor();
    await eventually("the focus at the name", async () => page.evaluate(() => document.activeElement.id === "name"));
    same([await phone.field.inputValue(), (await stored(board)).length], ["Dit zeg ik met naam", 0], "the text");
    await page.getByLabel("Je naam").fill("Noor");
    await phone.post("Dit zeg ik met naam");
    await phone.state("Dit zeg ik met naam", "verstuurd");
    await page.reload();
    await eventually("remembered", async () => (await page.getByLabel("Je naam").inputValue()) === "Noor");
    await board.phase("read");
    const { phone: reader } = await enter(world, board);
    await reader.showOthers();
    await reader.other("Dit zeg ik met naam").locator(".who").getByText("Noor", { exact: true }).waitFor();
  },

  async "without names nobody is asked for one"(world) {
    const { page, phone } = await open(world);
    same(await page.getByLabel("Je naam").isVisible(), false, "the field");
    await phone.post("Zonder naam");
    await phone.state("Zonder naam", "verstuurd");
  },

  async "a removed person reads why, keeps their own words, and is offered nothing"(world) {
    const { board, context, page, phone } = await open(world);
    await phone.post("Dit schreef ik");
    const id = await idOf(board, "Dit schreef ik");
    await board.phase("read");
    await phone.showOthers();
    await phone.write("Hier was ik nog mee bezig");
    await offline(context, page);
    await phone.place.click();
    await phone.showOwn();
    await phone.own("Hier was ik nog mee bezig").waitFor();
    await board.command({ kick: { author_of: id, then: "keep" } });
    await context.setOffline(false);
    const calm = "De begeleider heeft je van dit bord gehaald. Wat je schreef, staat hieronder. Je kunt het kopiëren.";
    await phone.told("Je doet niet meer mee", calm);
    await phone.own("Hier was ik nog mee bezig").filter({ hasText: "niet verstuurd" }).waitFor();
    await page.reload();
    await phone.told("Je doet niet meer mee", calm);
    for (const text of ["Dit schreef ik", "Hier was ik nog mee bezig"]) {
      const card = phone.own(text);
      await card.waitFor();
      await card.getByRole("button", { name: /kopieer deze reflectie/ }).click();
      same(await card.locator(".acts button").allTextContents(), ["Kopieer"], `what can be done with: ${text}`);
    }
    same((await stored(board)).map(([, entry]) => entry.text).includes("Hier was ik nog mee bezig"), false, "taken");
    for (const gone of ["#send", "#others .more", "#compose > summary", "#vote .choice", "#purse .purse"]) {
      same(await page.locator(gone).isVisible(), false, gone);
    }
  },

  async "a fresh code reaches the open page, which can be loaded again"(world) {
    const { board, page, phone } = await open(world);
    await phone.post("Van voor de nieuwe code");
    await phone.state("Van voor de nieuwe code", "verstuurd");
    await phone.write("Half af");
    await board.command({ rotate_code: {} });
    const { code } = (await board.view()).now;
    same(code === board.code, false, "the same code");
    await page.waitForURL(`**/${code}`);
    same(await phone.field.inputValue(), "Half af", "what was being typed");
    same(await page.locator("#post").getAttribute("action"), `/${code}`, "where the plain form goes");
    await page.reload();
    await phone.own("Van voor de nieuwe code").waitFor();
    await phone.post("Van erna");
    await phone.state("Van erna", "verstuurd");
    // An old poster leads whoever is in to the same place.
    await page.goto(`/${board.code}`);
    await page.waitForURL(`**/${code}`);
    await phone.own("Van erna").waitFor();
  },

  async "what comes after its round says so, and waits"(world) {
    const { board, phone } = await open(world);
    await board.phase("group");
    await phone.told("Wat hoort bij elkaar?", "De begeleider maakt thema’s.");
    await phone.write("Dit bedacht ik later pas");
    await phone.place.click();
    await phone.showOwn();
    const late = "Na de ronde geschreven. De begeleider leest het eerst.";
    await phone.own("Dit bedacht ik later pas").filter({ hasText: late }).waitFor();
    const id = await idOf(board, "Dit bedacht ik later pas");
    const { staff, board: seen } = await board.view();
    same([staff.flags[id], seen.reflections?.[id]], [["late"], undefined], "flagged, and nowhere to be read");
    await board.command({ approve: { reflections: [id] } });
    await phone.state("Dit bedacht ik later pas", "op het bord");
    same(await phone.own(late).count(), 0, "still called late");
  },
};
