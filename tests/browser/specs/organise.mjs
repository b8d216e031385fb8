// The organiser's page: what is prepared before the meeting, and what is sent and kept up afterwards.

import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Board } from "../pages/board.mjs";
import { Organiser } from "../pages/organiser.mjs";
import { LAPTOP, PHONE, eventually, same } from "../lib/world.mjs";

const DAY = 24 * 60 * 60 * 1_000;
const iso = (at) => new Date(at).toISOString().slice(0, 10);

/** A board with two themes, and its organiser's page. */
async function opened(world, viewport = LAPTOP, options = {}) {
  const board = await Board.make(world.base);
  await board.phase("write");
  const [first, second] = await board.fill(2);
  await board.phase("group");
  const themes = [await board.theme("Wachttijden", [first]), await board.theme("Vertrouwen", [second])];
  const organiser = await Organiser.open(world, board, viewport, options);
  return { board, organiser, page: organiser.page, themes };
}

export default {
  async "the event is filled in once, and stands above board and report"(world) {
    const { board, organiser, page } = await opened(world);
    await organiser.fill("Naam van het bord", "Kick-off Kansrijk Partnerschap");
    await organiser.fill("Datum", "2026-11-14");
    await organiser.fill("Plaats", "Raadzaal");
    await organiser.fill("Wie waren erbij?", "ouders en leraren");
    await eventually("all four", async () => {
      const { title, outcome } = await organiser.facts();
      const { date, place, audience } = outcome.details;
      return [title, date, place, audience].join() === "Kick-off Kansrijk Partnerschap,2026-11-14,Raadzaal,ouders en leraren";
    });
    await page.getByRole("heading", { level: 1, name: "Kick-off Kansrijk Partnerschap" }).waitFor();
    await page.locator(".sub").getByText("14 november 2026").waitFor();
    await organiser.fill("Naam van het bord", "x".repeat(121));
    await page.getByText("Dat is te lang: 121 tekens").waitFor();
    same(await page.getByLabel("Naam van het bord", { exact: true }).inputValue(), "x".repeat(121), "the words in the field");
    same((await organiser.facts()).title, "Kick-off Kansrijk Partnerschap", "the name that was");
    await organiser.fill("Plaats", "Stadhuis");
    await page.getByRole("button", { name: "Ongedaan maken" }).click();
    await eventually("the place that was", async () => (await organiser.facts()).outcome.details.place === "Raadzaal");
    same((await board.view()).now.title, "Kick-off Kansrijk Partnerschap", "what everybody reads");
  },

  async "the table of contents moves the focus, and leaves the address as it is"(world) {
    const { page } = await opened(world);
    const link = page.getByRole("navigation", { name: "Op deze pagina" }).getByRole("link", { name: "Bewaren en wissen" });
    await link.focus();
    await page.keyboard.press("Enter");
    await eventually("the heading", () => page.evaluate(() => document.activeElement.id === "keeping"));
    same(new URL(page.url()).hash, "", "what stands behind the #");
    const top = await page.evaluate(() => document.activeElement.getBoundingClientRect().top);
    same(top >= 0 && top < 800, true, `in sight (${top})`);
  },

  async "every format comes as a file with its own name; what this server cannot make is said"(world) {
    const { page } = await opened(world);
    world.forgiven = /status of \d+/;
    for (const [name, ending] of [["Word", "docx"], ["Excel", "xlsx"], ["Webpagina", "html"], ["CSV", "csv"], ["Markdown", "md"], ["JSON", "json"]]) {
      const coming = page.waitForEvent("download");
      await page.getByRole("button", { name: `Haal op: ${name}`, exact: true }).first().click();
      const file = await coming;
      same(file.suggestedFilename().endsWith(`.${ending}`), true, file.suggestedFilename());
      const bytes = await readFile(await file.path());
      same(bytes.length > 100, true, `${name}: ${bytes.length} bytes`);
      await page.locator(".erow", { hasText: `Opgeslagen als ${file.suggestedFilename()}` }).first().waitFor();
    }
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Haal op: Word", exact: true }).last().click();
    same((await coming).suggestedFilename().endsWith(".docx"), true, "the register");
    const href = await page.getByRole("link", { name: /Privacypagina van dit bord/ }).getAttribute("href");
    same((await page.request.get(href)).status(), 200, "the privacy page");
    const pdf = page.locator(".erow").filter({ has: page.getByRole("button", { name: "Haal op: PDF" }) });
    await pdf.getByRole("button").click();
    await pdf.getByText(/Opgeslagen als .*\.pdf|Neem de webpagina/).waitFor();
  },

  async "a file that stays away is said, and can be asked for again"(world) {
    const { page } = await opened(world);
    world.forgiven = /Failed to load|net::ERR/;
    const row = page.locator(".erow").filter({ has: page.getByRole("button", { name: "Haal op: CSV" }) });
    await page.route("**/export/csv", (route) => route.abort());
    await row.getByRole("button").click();
    await row.getByText("Geen verbinding. Probeer het zo nog eens.").waitFor();
    await page.unroute("**/export/csv");
    await page.route("**/export/csv", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue();
    });
    const coming = page.waitForEvent("download");
    await row.getByRole("button").click();
    await row.getByText("Wordt gemaakt…").waitFor();
    same(await row.getByRole("button").getAttribute("aria-disabled"), "true", "the button meanwhile");
    await coming;
  },

  async "agreements are made, changed, removed, and the removal taken back"(world) {
    const { organiser, page, themes } = await opened(world);
    const dialog = page.getByRole("dialog");
    await page.getByRole("button", { name: "Nieuwe afspraak" }).click();
    await dialog.getByLabel("Wie?").fill("Team toegang");
    await dialog.getByRole("button", { name: "Bewaar" }).click();
    await dialog.getByText("Schrijf op wat je afspreekt.").waitFor();
    same(await dialog.getByLabel("Wie?").inputValue(), "Team toegang", "what was typed");
    await dialog.getByLabel("Wat?").fill("Bellen met elk gezin");
    await dialog.getByLabel("Wanneer?").fill("voor de zomer");
    await dialog.getByLabel("Bij welk thema?").selectOption("Wachttijden");
    await dialog.getByRole("button", { name: "Bewaar" }).click();
    await page.getByText("Team toegang · voor de zomer · Wachttijden").waitFor();
    const agreements = async () => (await organiser.facts()).outcome.agreements;
    await eventually("one", async () => (await agreements())[0]?.theme === themes[0]);
    await page.getByRole("button", { name: "Wijzig: Bellen met elk gezin" }).click();
    await dialog.getByLabel("Wat?").fill("Opbellen");
    await dialog.getByRole("button", { name: "Bewaar" }).click();
    await eventually("changed", async () => (await agreements()).map((a) => a.what).join() === "Opbellen");
    await eventually("the focus is back", () => page.evaluate(() => document.activeElement.ariaLabel === "Wijzig: Opbellen"));
    await page.getByRole("button", { name: "Haal weg: Opbellen" }).click();
    await eventually("removed", async () => (await agreements()).length === 0);
    same(await page.evaluate(() => document.activeElement.id), "new-agreement", "the focus");
    await page.getByRole("button", { name: "Ongedaan maken" }).click();
    await eventually("there again", async () => (await agreements()).map((a) => a.what).join() === "Opbellen");
    await page.getByText("Team toegang · voor de zomer · Wachttijden").waitFor();
  },

  async "what is changed without a line is shown at once and stored when the line is back"(world) {
    const { organiser, page } = await opened(world);
    await page.context().setOffline(true);
    await page.getByText("Geen verbinding").first().waitFor();
    await page.getByRole("button", { name: "Nieuwe afspraak" }).click();
    await page.getByRole("dialog").getByLabel("Wat?").fill("In de trein bedacht");
    await page.getByRole("dialog").getByRole("button", { name: "Bewaar" }).click();
    await page.locator(".arow").getByText("In de trein bedacht").waitFor();
    await page.context().setOffline(false);
    await eventually("stored", async () => (await organiser.facts()).outcome.agreements.length === 1);
    await page.locator(".arow").getByText("In de trein bedacht").waitFor();
  },

  async "a theme's steps are set by the keyboard alone, with the focus kept"(world) {
    const { organiser, page, themes } = await opened(world);
    const step = page.getByRole("button", { name: /^gedeeld Wachttijden: Zet datum/ });
    await step.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Wanneer was dat?").fill("2026-11-17");
    await dialog.getByLabel("Toelichting").fill("Naar alle deelnemers");
    await dialog.getByLabel("Link naar meer").fill("javascript:alert(1)");
    await page.keyboard.press("Enter");
    await dialog.getByText("Een webadres begint met https://").waitFor();
    await dialog.getByLabel("Link naar meer").fill("https://voorbeeld.example/brief");
    await page.keyboard.press("Enter");
    const reached = async () => (await organiser.facts()).outcome.follow_up[themes[0]]?.shared;
    await eventually("stored", async () => (await reached())?.on === "2026-11-17");
    same(await reached(), { on: "2026-11-17", note: "Naar alle deelnemers", url: "https://voorbeeld.example/brief" }, "the step");
    await eventually("the focus is back", () =>
      page.evaluate(() => document.activeElement.textContent.startsWith("gedeeldWachttijden:17 nov")));
    await page.getByRole("button", { name: /^gedeeld Wachttijden: 17 nov.*Naar alle deelnemers/ }).waitFor();
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Toch nog niet" }).click();
    await eventually("not after all", async () => (await reached()) === undefined);
  },

  async "the result page opens once it is published, and a new address closes the old one"(world) {
    const { organiser, page } = await opened(world);
    const address = page.getByLabel("Adres", { exact: false }).and(page.locator("#result-address"));
    await eventually("an address", async () => (await address.inputValue()).includes("/r/"));
    const first = await address.inputValue();
    const status = async (url) => (await fetch(url)).status;
    same(await status(first), 404, "before it is published");
    await page.getByRole("button", { name: "Publiceer", exact: true }).click();
    await eventually("open", async () => (await status(first)) === 200);
    await page.getByText("Openbaar: wie het adres heeft, leest mee.").waitFor();
    await page.getByRole("button", { name: "Vernieuw het adres" }).click();
    await page.getByRole("button", { name: "Ja, maak een nieuw adres" }).click();
    await eventually("another address", async () => (await address.inputValue()) !== first);
    same([await status(first), await status(await address.inputValue())], [404, 200], "the old and the new");
    same((await organiser.facts()).outcome.is_published, true, "published");
  },

  async "late words stay open until the end of a day, and stop"(world) {
    const { organiser, page } = await opened(world);
    const field = page.getByLabel("Open tot en met");
    await field.fill(iso(Date.now() - 3 * DAY));
    await page.getByRole("button", { name: "Open het napraten" }).click();
    await page.getByText("Kies een dag die nog komt.").waitFor();
    await field.fill(iso(Date.now() + 3 * DAY));
    await page.getByRole("button", { name: "Open het napraten" }).click();
    const until = async () => (await organiser.facts()).outcome.late_until;
    await eventually("open", async () => (await until()) > Date.now() + 2 * DAY);
    await page.getByRole("button", { name: "Stop nu" }).click();
    await eventually("stopped", async () => (await until()) === null);
    await page.getByText("Staat niet open.").waitFor();
  },

  async "a series begins here, a copy goes along with its themes, and its links are kept"(world) {
    const { board, organiser, page } = await opened(world);
    await page.getByLabel("Begin een traject").fill("Expeditie jeugd");
    await page.getByRole("button", { name: "Begin", exact: true }).click();
    await page.getByText("Dit bord hoort bij het traject ‘Expeditie jeugd’.").waitFor();
    same((await fetch(await page.locator("#series-address").inputValue())).status, 200, "its page");
    await page.getByLabel("Naam van het nieuwe bord").fill("Tweede avond");
    await page.getByLabel("Ook de thema’s, leeg").check();
    await page.getByRole("button", { name: "Maak de kopie" }).click();
    const links = page.locator(".made-links");
    await links.waitFor();
    await eventually("the focus is there", () => page.evaluate(() => document.activeElement.classList.contains("made-links")));
    const [first] = await links.locator("a").evaluateAll((all) => all.map((a) => a.href));
    const copy = await world.page(await world.person(LAPTOP));
    await copy.goto(first);
    await copy.getByRole("heading", { level: 1, name: "Tweede avond" }).waitFor();
    await copy.getByRole("heading", { level: 3, name: "Wachttijden" }).waitFor();
    await copy.getByText("Dit bord hoort bij het traject ‘Expeditie jeugd’.").waitFor();
    const kept = await organiser.kept();
    same(kept.map((own) => own.title), ["Tweede avond", "Kick-off jeugd"], "what the start page lists");
    same(kept[1].url, board.links.organiser, "the link with its secret");
    await page.getByRole("button", { name: "Haal dit bord eruit" }).click();
    await page.getByText("Dit bord hoort nog bij geen traject.").waitFor();
    await page.getByLabel("Hoort bij een traject dat er al is").fill("https://weerklank.example/s/bestaat-niet");
    world.forgiven = /status of 404/;
    await page.getByRole("button", { name: "Voeg toe", exact: true }).last().click();
    await page.getByText("Dit traject kennen we niet.").waitFor();
    same((await page.getByLabel("Hoort bij een traject dat er al is").inputValue()).includes("bestaat-niet"), true, "what was typed");
  },

  async "a browser keeps the board's link, unless it is told not to"(world) {
    const { board, organiser, page } = await opened(world);
    await eventually("kept", async () => (await organiser.kept()).length === 1);
    const [own] = await organiser.kept();
    same([own.id, own.title, own.url], [board.id, "Kick-off jeugd", board.links.organiser], "what is kept");
    same(/^\d{4}-\d\d-\d\d$/.test(own.seen), true, own.seen);
    await page.getByLabel("Onthoud dit bord op dit apparaat").uncheck();
    same(await organiser.kept(), [], "after the switch");
    await page.goto("/");
    await page.goto(board.links.organiser);
    await page.locator("#details").waitFor();
    same(await page.getByLabel("Onthoud dit bord op dit apparaat").isChecked(), false, "the switch when it is opened again");
    same(await organiser.kept(), [], "when it is opened again");
    await page.getByLabel("Onthoud dit bord op dit apparaat").check();
    await eventually("kept again", async () => (await organiser.kept()).length === 1);
  },

  async "a link is renewed in one act: the new one opens, the old one does not"(world) {
    const { board, page } = await opened(world);
    world.forgiven = /status of 40[13]/;
    const row = page.locator("[data-role=moderator]");
    await row.getByRole("button", { name: /^Vernieuw: Link 1/ }).click();
    const fresh = await row.locator(".once input").inputValue();
    await row.getByRole("button", { name: "Toon de QR-code" }).click();
    await row.getByRole("img", { name: "QR-code van deze link" }).waitFor();
    const moderator = await world.page(await world.person(LAPTOP));
    await moderator.goto(board.links.moderator);
    await moderator.getByText("Deze link werkt niet (meer).").waitFor();
    await moderator.goto("/");
    await moderator.goto(fresh);
    await moderator.locator(".stream").waitFor();
  },

  async "the organiser's own link is renewed without losing the page"(world) {
    const { board, organiser, page } = await opened(world);
    world.forgiven = /status of 40[13]/;
    const row = page.locator("[data-role=organiser]");
    await row.getByRole("button", { name: /^Vernieuw: Link 1/ }).click();
    await row.getByText("Je eigen link is vernieuwd.").waitFor();
    const fresh = await row.locator(".once input").inputValue();
    same(fresh === board.links.organiser, false, "another link");
    await eventually("the focus is there", () => page.evaluate(() => document.activeElement.matches(".once .btn-main")));
    await eventually("kept", async () => (await organiser.kept())[0]?.url === fresh);
    const other = await world.page(await world.person(LAPTOP));
    await other.goto(board.links.organiser);
    await other.getByText("Deze link werkt niet (meer).").waitFor();
    await other.goto("/");
    await other.goto(fresh);
    await other.locator("#details").waitFor();
  },

  async "the code is renewed after a question, and can be locked and opened"(world) {
    const { board, page } = await opened(world);
    await page.getByRole("button", { name: "Vernieuw de code" }).click();
    await page.getByRole("button", { name: "Ja, maak een nieuwe code" }).click();
    await eventually("another code", async () => (await board.view()).now.code !== board.code);
    const { code } = (await board.view()).now;
    await page.getByRole("img", { name: `code ${code}` }).waitFor();
    await page.getByRole("button", { name: "Laat niemand meer binnen" }).click();
    await eventually("locked", async () => (await board.view()).now.locked === true);
    await page.getByRole("button", { name: "Laat weer mensen binnen" }).click();
    await eventually("open", async () => !(await board.view()).now.locked);
  },

  async "a rehearsal is another board, and says so"(world) {
    const { page } = await opened(world);
    await page.getByRole("button", { name: "Maak een oefenbord" }).click();
    const links = page.locator(".made-links");
    await links.waitFor();
    const [first] = await links.locator("a").evaluateAll((all) => all.map((a) => a.href));
    const shadow = await world.page(await world.person(LAPTOP));
    await shadow.goto(first);
    await shadow.getByText("Dit is een oefenbord. Alles wat erop staat is verzonnen.").waitFor();
    same(await shadow.getByRole("button", { name: "Maak een oefenbord" }).isDisabled(), true, "a rehearsal of a rehearsal");
  },

  async "the day of erasing follows date and days; erasing asks for the name and gives a certificate"(world) {
    const { board, organiser, page } = await opened(world, PHONE);
    world.forgiven = /status of 40[134]|WebSocket/;
    const made = Date.parse(iso((await organiser.facts()).created));
    await organiser.fill("Dagen dat het bord bewaard blijft", "10");
    const wanted = new Intl.DateTimeFormat("nl-NL", { dateStyle: "long", timeZone: "UTC" }).format(made + 10 * DAY);
    await page.getByText(`Dit bord wordt op ${wanted} vanzelf gewist.`).waitFor();
    await page.getByRole("button", { name: "Wis nu" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("Iets anders");
    await dialog.getByRole("button", { name: "Ja, wis alles" }).click();
    await dialog.getByText("Dit is niet de naam van het bord.").waitFor();
    same(await dialog.getByRole("textbox").inputValue(), "Iets anders", "what was typed");
    await dialog.getByRole("textbox").fill("Kick-off jeugd");
    await dialog.getByRole("button", { name: "Ja, wis alles" }).click();
    await page.getByRole("heading", { name: "Het bord is gewist." }).waitFor();
    await page.getByText("Weg: 2 reflecties van 1 mens.").waitFor();
    same(await organiser.kept(), [], "what the start page lists");
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Haal het bewijs op" }).click();
    const proof = JSON.parse(await readFile(await (await coming).path(), "utf8"));
    same([proof.board, proof.counts.reflections], [board.id, 2], "the certificate");
    await page.getByRole("link", { name: "Open de bewijspagina" }).click();
    await page.getByText(board.id).first().waitFor();
  },

  async "what colleagues write down is there when the page is looked at again"(world) {
    const { board, page } = await opened(world);
    const agreement = randomUUID();
    await board.command({ report: { agreement: { agreement, what: "Door een begeleider" } } });
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await page.locator(".arow").getByText("Door een begeleider").waitFor();
  },

  async "what a colleague writes comes by itself, and never over what is being typed"(world) {
    const { board, organiser, page } = await opened(world);
    const field = page.getByLabel("Samenvatting").and(page.locator("#summary"));
    await board.command({ report: { summary: { text: "Van een begeleider" } } });
    await eventually("their words", async () => (await field.inputValue()) === "Van een begeleider");
    await field.focus();
    await page.keyboard.press("End");
    await page.keyboard.type(", en van mij");
    await board.command({ report: { summary: { text: "Nog eens anders" } } });
    await page.getByText("Iemand anders heeft dit ook gewijzigd.").waitFor();
    same(await field.inputValue(), "Van een begeleider, en van mij", "what is being typed");
    await field.blur();
    const summary = async () => (await organiser.facts()).outcome.summary;
    await eventually("stored", async () => (await summary()) === "Van een begeleider, en van mij");
    await page.getByRole("button", { name: "Ongedaan maken" }).click();
    await eventually("the colleague's again", async () => (await summary()) === "Nog eens anders");
    await eventually("in the field", async () => (await field.inputValue()) === "Nog eens anders");
    await organiser.fill("Plaats", "Raadzaal");
    same(await field.inputValue(), "Nog eens anders", "the summary after another field");
  },

  async "a step whose day lies ahead is planned, and looks and reads so"(world) {
    const { board, page, themes } = await opened(world);
    const theme = themes[0];
    const reached = (step, on, note) =>
      board.command({ report: { follow_up: { theme, step, reached: { on, note, url: "" } } } });
    await reached("shared", iso(Date.now() - DAY), "");
    await reached("read", iso(Date.now() + 30 * DAY), "");
    await reached("agenda", null, "raadscommissie, januari");
    const row = page.locator(".fu-r").first();
    await row.getByRole("button", { name: /^op de agenda Wachttijden: gepland/ }).waitFor();
    await row.getByRole("button", { name: /^gelezen.* Wachttijden: .+ gepland/ }).waitFor();
    const signs = await row.locator(".st use").evaluateAll((all) => all.map((use) => use.getAttribute("href").split("#")[1]));
    same(signs, ["i-check", "i-timer", "i-timer"], "the signs of the steps");
    same(await row.locator(".st.planned").count(), 2, "planned steps");
  },

  async "a number out of bounds is said and stays in its field, and nothing is saved"(world) {
    const { board, page } = await opened(world);
    const settings = async () => (await board.view()).now.settings;
    const before = await settings();
    const wrongs = [["set-retention", "9999"], ["set-retention", ""], ["set-votes", "0"], ["set-votes", "999"]];
    for (const [id, wrong] of wrongs) {
      await page.locator(`#${id}`).fill(wrong);
      await page.locator(`#${id}`).blur();
      const most = await page.locator(`#${id}`).getAttribute("max");
      await page.locator(`#${id}-fault`).getByText(`Kies een getal van 1 tot en met ${most}.`).waitFor();
      same(await page.locator(`#${id}`).inputValue(), wrong, "what was typed");
    }
    same(await settings(), before, "the settings");
    await page.locator("#set-votes").fill("4");
    await page.locator("#set-votes").blur();
    await eventually("saved", async () => (await settings()).votes_per_person === 4);
    same(await page.locator("#set-votes-fault").textContent(), "", "the fault");
  },

  async "what is not on the board is told beside the report, and a page without a word is published on purpose alone"(world) {
    const board = await Board.make(world.base);
    await board.phase("write");
    await board.fill(3);
    const organiser = await Organiser.open(world, board);
    const { page } = organiser;
    await page.getByText("Nog 3 reflecties staan niet op het bord. Ze staan dus niet in het verslag.").waitFor();
    await page.getByText("Nog 3 reflecties staan niet op het bord. Ze staan dus niet op de resultatenpagina.").waitFor();
    const isPublished = async () => (await organiser.facts()).outcome.is_published;
    await page.getByRole("button", { name: "Publiceer", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Er staat geen enkele reflectie op het bord.").waitFor();
    await dialog.getByRole("button", { name: "Annuleer" }).click();
    same(await isPublished(), false, "published after all");
    await page.getByRole("button", { name: "Publiceer", exact: true }).click();
    await dialog.getByRole("button", { name: "Ja, publiceer toch" }).click();
    await eventually("published", isPublished);
    await board.phase("read");
    await eventually("all on the board", async () => (await page.getByText("staan niet op het bord").count()) === 0);
  },
};
