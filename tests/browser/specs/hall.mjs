// Steering the hall: rounds, time, the screen, the vote, the people, and what the organiser agrees.

import { Board } from "../pages/board.mjs";
import { Moderator } from "../pages/moderator.mjs";
import { Projector } from "../pages/projector.mjs";
import { HALL, LAPTOP, PHONE, eventually, same } from "../lib/world.mjs";

const open = async (world, link, viewport = LAPTOP) => Moderator.open(await world.page(await world.person(viewport)), link);

export default {
  async "a timer runs on every page, and nothing closes when it ends"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    const { page } = await open(world, board.links.moderator);
    const projector = await Projector.open(await world.page(await world.person(HALL)), board.links.projector);
    await page.getByRole("button", { name: "Timer" }).click();
    await page.getByRole("button", { name: "3 minuten" }).click();
    await page.locator(".tm .out").filter({ hasText: /^0[23]:/ }).waitFor();
    await projector.page.getByRole("timer").filter({ hasText: "nog 3 min" }).waitFor();
    await page.getByRole("button", { name: "Een minuut langer" }).click();
    await projector.page.getByRole("timer").filter({ hasText: "nog 4 min" }).waitFor();
    await board.command({ set_timer: { seconds: 1 } });
    await page.locator(".tm .out").filter({ hasText: "Tijd is om" }).waitFor();
    await page.locator(".status [role=status]").filter({ hasText: "De tijd is om." }).waitFor();
    await projector.page.getByRole("timer").filter({ hasText: "Tijd is om" }).waitFor();
    same((await board.view()).now.phase, "write", "the round");
  },

  async "a colleague who was first is told of, not overtaken"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    const laptop = await world.person(LAPTOP);
    const one = await Moderator.open(await world.page(laptop), board.links.moderator);
    await laptop.setOffline(true);
    await one.page.getByRole("button", { name: "Naar Lezen" }).click();
    await board.phase("group");
    await laptop.setOffline(false);
    await one.page.getByText("Een collega was je voor. De ronde is nu: Ordenen.").first().waitFor();
    same((await board.view()).now.phase, "group", "the round");
  },

  async "the screen is steered by one key, by the panel and by a phone"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    for (const text of ["Eerste", "Tweede"]) await board.post(text);
    await board.phase("read");
    const { page } = await open(world, board.links.moderator);
    const projector = await Projector.open(await world.page(await world.person(HALL)), board.links.projector);
    await page.keyboard.press("b");
    await projector.page.locator(".is-black").waitFor();
    await page.keyboard.press("b");
    await projector.page.locator(".pj:not(.is-black)").waitFor();
    const phone = await world.page(await world.person(PHONE));
    await phone.goto(board.links.moderator);
    await phone.getByRole("button", { name: "Scherm", exact: true }).click();
    const remote = phone.getByRole("region", { name: "Het grote scherm" });
    await remote.getByRole("button", { name: "Volgende" }).click();
    const lit = async () => (await board.view()).now.spotlight?.text;
    const first = await eventually("one is lit", lit);
    await projector.spotlit(first).waitFor();
    await remote.getByRole("button", { name: "Volgende" }).click();
    await eventually("the other is lit", async () => (await lit()) !== first);
    await page.getByRole("button", { name: /^Op scherm ?In beeld/ }).waitFor();
  },

  async "the vote stays secret until it is shown, and below five for longer"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    const theme = await board.theme("Rust", [await board.post("Eén")]);
    await board.theme("Wachttijd", [await board.post("Twee")]);
    await board.phase("vote");
    await board.command({ screen: { mode: "results" } });
    const projector = await Projector.open(await world.page(await world.person(HALL)), board.links.projector);
    const { page } = await open(world, board.links.moderator);
    const vote = async () => board.command({ vote: { target: theme, count: 1 } }, await board.newcomer());
    for (let n = 0; n < 4; n += 1) await vote();
    await projector.page.getByText("De stemmen zijn nog geheim").waitFor();
    await projector.page.getByText("4 mensen hebben gestemd").waitFor();
    await page.getByRole("button", { name: /^Op scherm/ }).click();
    await page.getByRole("button", { name: "Toon de uitkomst" }).click();
    await projector.page.getByText("Nog te weinig stemmen om te tonen").waitFor();
    await vote();
    await projector.page.locator(".results li").filter({ hasText: "Rust" }).filter({ hasText: "5" }).waitFor();
    await page.getByRole("button", { name: "Bekijk de stand" }).click();
    await page.locator(".totals li").filter({ hasText: "Rust" }).filter({ hasText: "5" }).waitFor();
  },

  async "the door is locked, and the code made anew"(world) {
    const board = await Board.make(world.base);
    const { page } = await open(world, board.links.moderator);
    const projector = await Projector.open(await world.page(await world.person(HALL)), board.links.projector);
    await page.keyboard.press("p");
    await page.getByRole("switch", { name: /Geen nieuwe mensen/ }).check();
    await projector.page.getByText("Op slot").first().waitFor();
    same(await projector.page.locator(".qr").count(), 0, "a way in on a locked board");
    await page.getByRole("switch", { name: /Geen nieuwe mensen/ }).uncheck();
    await page.getByRole("button", { name: /Nieuwe code/ }).click();
    await page.getByRole("button", { name: "Maak een nieuwe code" }).click();
    await page.getByText("Dit is de nieuwe code.").waitFor();
    const code = await eventually("a new code", async () => {
      const { now } = await board.view();
      return now.code !== board.code && now.code;
    });
    await projector.page.getByText(code.slice(0, 4)).first().waitFor();
  },

  async "whoever wrote something is removed without being known"(world) {
    world.forgiven = /status of 403/;
    const board = await Board.make(world.base);
    await board.phase("write");
    await board.post("Van een grapjas");
    await board.post("Nog een");
    const moderator = await open(world, board.links.moderator);
    await moderator.take();
    await moderator.card("Van een grapjas").first().click();
    await moderator.page.getByRole("button", { name: "Schrijver weghalen" }).click();
    await moderator.dialog.getByText("Zet alles opzij").click();
    await moderator.dialog.getByRole("button", { name: "Haal weg", exact: true }).click();
    const aside = async () => Object.keys((await board.view()).staff.set_aside).length;
    await eventually("both are aside", async () => (await aside()) === 2);
    await moderator.page.getByRole("button", { name: /Ongedaan maken/ }).click();
    await eventually("nothing is aside", async () => (await aside()) === 0);
    await board.post("Weer terug");
  },

  async "a moderator is asked for a name once"(world) {
    const board = await Board.make(world.base);
    const { page } = await open(world, board.links.moderator);
    await page.getByLabel("Hoe heet je? (alleen voor collega’s)").fill("Samira");
    await page.getByRole("button", { name: "Bewaar", exact: true }).click();
    await page.locator(".hello").waitFor({ state: "detached" });
    await page.reload();
    await page.locator(".stream").waitFor();
    await page.keyboard.press("p");
    await page.locator(".mods").filter({ hasText: "Samira" }).waitFor();
    same(await page.locator(".hello").count(), 0, "asked again");
  },

  async "the organiser changes questions and settings, and takes back"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    await board.post("Een parel");
    const page = await world.page(await world.person(LAPTOP));
    await page.goto(board.links.organiser);
    await page.getByRole("button", { name: "Haal weg: Puzzels" }).click();
    const titles = async () => (await board.view()).now.prompts.map((prompt) => prompt.title).join();
    await eventually("three questions", async () => (await titles()) === "Parels,Handvatten,Reflectie");
    same(await page.getByRole("button", { name: "Haal weg: Parels" }).isDisabled(), true, "a question in use");
    await page.getByText("Kan niet weg: er is 1 reflectie op.").waitFor();
    await page.getByRole("button", { name: "Ongedaan maken" }).click();
    await eventually("four again", async () => (await titles()) === "Parels,Puzzels,Handvatten,Reflectie");
    await page.getByLabel("Stemmen per persoon").fill("5");
    await page.getByLabel("Stemmen per persoon").blur();
    await eventually("five votes", async () => (await board.view()).now.settings.votes_per_person === 5);
    await page.getByRole("button", { name: "Regio jeugd" }).click();
    await eventually("a ready list", async () => (await board.view()).now.settings.perspectives[0].id === "jeugdhulpaanbieder");
    await page.getByRole("button", { name: "Gebruik het voorbeeld" }).click();
    await eventually("a protocol", async () => (await board.view()).staff.meta.protocol.includes("112"));
  },
};
