// The phone through the rounds: the vote, recognising, grouping by everyone, the time, and what changes live.

import { enter, idOf, offline, open, stored } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { eventually, same } from "../lib/world.mjs";

/** Two themes with a reflection each, and the vote opens while the phone is looking. */
async function voting(world, settings) {
  const board = await Board.make(world.base, { settings });
  await board.phase("write");
  const rest = await board.theme("Rust", [await board.post("Stilte in de klas")]);
  const wait = await board.theme("Wachttijd", [await board.post("Acht maanden")]);
  await board.phase("read");
  const entered = await enter(world, board);
  await board.phase("vote");
  await entered.phone.choice("Wachttijd").waitFor();
  return { board, rest, wait, ...entered };
}

/** So many people more give their one vote to this theme. */
async function vote(board, target, people) {
  for (let n = 0; n < people; n += 1) await board.command({ vote: { target, count: 1 } }, await board.newcomer());
}

const votesSaid = (said) => said.filter((frame) => frame.startsWith("{")).map((frame) => JSON.parse(frame).vote).filter(Boolean);

/** Remembers the element that has the focus; later, says whether it is still there and still has it. */
const hold = (page) => page.evaluate(() => void (window.held = document.activeElement));
const held = (page) => page.evaluate(() => window.held?.isConnected && window.held === document.activeElement && window.held !== document.body);

export default {
  async "votes are taken from a purse and can be given back"(world) {
    const { board, rest, page, phone } = await voting(world, { votes_per_person: 3, votes_per_target: 2 });
    await phone.told("Waar gaan we het eerst over hebben?", "Verdeel 3 stemmen. Hooguit 2 op één thema.");
    await phone.purse("Je hebt nog 3 stemmen");
    same(await phone.less("Rust").getAttribute("aria-disabled"), "true", "nothing to take back");
    await phone.more("Rust").click();
    await phone.more("Rust").click();
    await phone.purse("Je hebt nog 1 stem");
    await phone.announced("2. Je hebt nog 1 stem.");
    same(await phone.more("Rust").getAttribute("aria-disabled"), "true", "beyond two for one theme");
    await phone.more("Rust").click({ force: true });
    await phone.more("Wachttijd").click();
    await phone.purse("Je hebt nog 0 stemmen");
    same(await phone.more("Wachttijd").getAttribute("aria-disabled"), "true", "with an empty purse");
    await phone.less("Wachttijd").click();
    await phone.purse("Je hebt nog 1 stem");
    await page.reload();
    await phone.purse("Je hebt nog 1 stem");
    same(await phone.choice("Rust").locator(".num").textContent(), "2", "own votes after a reload");
    same((await phone.choice("Wachttijd").textContent()).includes("stem"), false, "totals while the vote is open");
    // Four others make it five voters: then the staff may know, and this person counts as two.
    await vote(board, rest, 4);
    await eventually("all are counted", async () => (await board.view()).staff.tallies?.[rest] === 6);
  },

  async "votes given without a connection are sent once, as they last were"(world) {
    const { board, rest, wait, context, page, phone, said } = await voting(world);
    await offline(context, page);
    for (let n = 0; n < 3; n += 1) await phone.more("Rust").click();
    await phone.less("Rust").click();
    await phone.more("Wachttijd").click();
    await phone.less("Wachttijd").click();
    await phone.more("Wachttijd").click();
    await phone.purse("Je hebt nog 0 stemmen");
    same(votesSaid(said), [], "sent without a connection");
    await context.setOffline(false);
    await page.locator("#connection .bar").waitFor({ state: "detached" });
    await eventually("both are sent", async () => votesSaid(said).length >= 2);
    await vote(board, rest, 4);
    await eventually("they count", async () => {
      const { tallies } = (await board.view()).staff;
      return tallies?.[rest] === 6 && tallies?.[wait] === 1;
    });
    const sent = votesSaid(said).sort((a, b) => b.count - a.count);
    same(sent, [{ target: rest, count: 2 }, { target: wait, count: 1 }], "the votes that went out");
  },

  async "votes that the server does not take are said, and given back"(world) {
    const { board, context, page, phone } = await voting(world);
    await offline(context, page);
    for (let n = 0; n < 3; n += 1) await phone.more("Rust").click();
    await phone.purse("Je hebt nog 0 stemmen");
    await board.command({ set_settings: { votes_per_person: 2 } }, board.tokens.organiser);
    await context.setOffline(false);
    await page.locator("#connection .bar.err").getByText("Meer dan 2 kan niet.").waitFor();
    await phone.purse("Je hebt nog 2 stemmen");
    same(await phone.choice("Rust").locator(".num").textContent(), "0", "own votes");
    await phone.told("Waar gaan we het eerst over hebben?", "Verdeel 2 stemmen.");
  },

  async "the outcome comes when it is shown, and not below five voters"(world) {
    const { board, rest, wait, page, phone } = await voting(world);
    await phone.more("Rust").click();
    await vote(board, wait, 3);
    await board.phase("discuss");
    await phone.told("We praten erover", "Kijk op het scherm in de zaal.");
    same(await page.getByRole("heading", { name: "Uitkomst" }).count(), 0, "shown before the moderator does");
    await board.command({ reveal_results: { on: true } });
    await page.getByRole("heading", { name: "Uitkomst" }).waitFor();
    await page.getByText("Nog te weinig stemmen om te tonen.").waitFor();
    same(await page.locator("#vote .choice").count(), 0, "totals of four voters");
    await board.phase("vote");
    await vote(board, rest, 3);
    await board.phase("discuss");
    await board.command({ reveal_results: { on: true } });
    await phone.choice("Rust").getByText("4 stemmen").waitFor();
    await phone.choice("Wachttijd").getByText("3 stemmen").waitFor();
    same(await page.locator("#vote .choice b").allTextContents(), ["Rust", "Wachttijd"], "the most first");
    same(await page.getByText("Nog te weinig stemmen").count(), 0, "too few, with seven");
    await board.command({ reveal_results: { on: false } });
    await phone.choice("Rust").waitFor({ state: "detached" });
  },

  async "one recognises what others write, and takes it back; not one's own"(world) {
    const { board, page, phone } = await open(world);
    const id = await board.post("Steeds opnieuw je verhaal doen");
    await phone.post("Van mij");
    await phone.state("Van mij", "verstuurd");
    await board.phase("read");
    await phone.told("Wat schrijven anderen?", "Tik op ‘Herken ik’ als het ook over jou gaat.");
    await phone.showOthers();
    const echo = phone.echo("Steeds opnieuw");
    await echo.click();
    await phone.announced("Herkend.");
    same(await echo.getAttribute("aria-pressed"), "true", "pressed");
    const recognised = async () => (await board.view()).board.reflections[id].recognised;
    await eventually("counted", async () => (await recognised()) === 1);
    await page.reload();
    await phone.showOthers();
    await eventually("still pressed", async () => (await echo.getAttribute("aria-pressed")) === "true");
    same(await echo.locator(".n").textContent(), "1", "one tap counts once");
    await echo.click();
    await eventually("no longer counted", async () => !(await recognised()));
    same(await phone.other("Van mij").count(), 0, "one's own among those of others");
    await board.phase("closed");
    await phone.told("Het bord is dicht", "Bedankt voor het meedoen.");
    await phone.showOthers();
    await eventually("no more taps", async () => (await echo.getAttribute("aria-disabled", { timeout: 1_000 })) === "true");
  },

  async "a small room groups by itself, and takes back what it did last"(world) {
    const { board, phone } = await open(world, { group_by: "everyone" });
    const ids = {};
    for (const text of ["Acht maanden wachten", "Een jaar wachten", "Samen eten"]) ids[text] = await board.post(text);
    const theme = await board.theme("Wachttijd");
    await board.phase("group");
    const { phone: neighbour } = await enter(world, board);
    await phone.told("Wat hoort bij elkaar?", "Iedereen doet mee.");
    await phone.pile("Zonder thema").locator(".refl").nth(2).waitFor();
    const place = async (text) => (await board.view()).board.reflections[ids[text]];

    await phone.move("Acht maanden wachten", "Wachttijd");
    await phone.pile("Wachttijd").filter({ hasText: "Acht maanden wachten" }).waitFor();
    await phone.announced("Verplaatst naar Wachttijd.");
    await neighbour.pile("Wachttijd").filter({ hasText: "Acht maanden wachten" }).waitFor();
    same((await place("Acht maanden wachten")).theme, theme, "its theme");

    await phone.move("Samen eten", "Nieuw thema…", "Samen");
    await neighbour.pile(/^Samen/).filter({ hasText: "Samen eten" }).waitFor();
    const titles = async () => Object.values((await board.view()).board.themes).map((theme) => theme.title).sort();
    same(await titles(), ["Samen", "Wachttijd"], "the themes");
    await phone.undo();
    await phone.pile("Zonder thema").filter({ hasText: "Samen eten" }).waitFor();
    await eventually("its theme is gone too", async () => (await titles()).join() === "Wachttijd");
    await neighbour.pile("Zonder thema").filter({ hasText: "Samen eten" }).waitFor();

    const lift = phone.other("Een jaar wachten");
    await lift.getByRole("button", { name: "Leg op een andere…" }).click();
    await phone.page.getByText("Kies de reflectie waar hij op lijkt.").waitFor();
    await phone.other("Acht maanden wachten").getByRole("button", { name: "Hier bovenop" }).click();
    await phone.announced("Op de andere gelegd.");
    await neighbour.other("Acht maanden wachten").getByText("+ 1 die erop lijkt").waitFor();
    const stacked = await place("Een jaar wachten");
    same([stacked.under, stacked.theme], [ids["Acht maanden wachten"], theme], "it went along into the theme");
    await phone.undo();
    await phone.pile("Zonder thema").filter({ hasText: "Een jaar wachten" }).waitFor();
    await eventually("on its own again", async () => !(await place("Een jaar wachten")).under);
    same((await place("Acht maanden wachten")).theme, theme, "only the last was undone");
  },

  async "the last minute is said, and the end of the time ends nothing"(world) {
    const { board, page, phone } = await open(world);
    await board.command({ set_timer: { seconds: 63 } });
    await page.locator("#round .left").getByText("nog 2 min").waitFor();
    same(await page.locator("#round .last").count(), 0, "said too early");
    await page.locator("#round .last").getByText("Nog 1 minuut.", { exact: true }).waitFor();
    await phone.announced("Nog 1 minuut.");
    await page.locator("#round .left").getByText("nog 1 min").waitFor();
    await page.locator(".top > .timebar").waitFor();
    await board.command({ set_timer: { seconds: 1 } });
    await page.locator("#round .last").getByText("Tijd is om. Je kunt nog gewoon doorschrijven.", { exact: true }).waitFor();
    await phone.announced("Tijd is om.");
    await phone.post("Nog gewoon door");
    await phone.state("Nog gewoon door", "verstuurd");
    await board.command({ set_timer: { seconds: null } });
    await page.locator("#round .last").waitFor({ state: "detached" });
    await page.locator(".top > .timebar").waitFor({ state: "detached" });
  },

  async "other questions and perspectives leave text, caret and choice alone"(world) {
    const { board, page, phone } = await open(world, { perspectives: ["Ouder", "Leraar"] });
    await page.locator("#prompts .chip").filter({ hasText: "Puzzels" }).click();
    await page.getByLabel("Namens").selectOption({ label: "Leraar" });
    await phone.write("Ik ben halverwege");
    await phone.field.evaluate((field) => {
      window.field = field;
      field.setSelectionRange(3, 6);
    });
    const { prompts } = (await board.view()).now;
    const changed = prompts.map(({ id, title, question }) => ({ id, title: id === "puzzels" ? "Vragen" : title, question }));
    changed[1].question = "Wat is je grootste vraag?";
    const asked = [{ title: "Nieuw", question: "Iets nieuws?" }, ...changed];
    await board.command({ set_prompts: { prompts: asked } }, board.tokens.organiser);
    const chips = page.locator("#prompts .chip");
    await eventually("other chips", async () => (await chips.allTextContents()).join() === "Nieuw,Parels,Vragen,Handvatten,Reflectie");
    await page.getByText("Wat is je grootste vraag?").first().waitFor();
    await board.command({ set_settings: { perspectives: ["Jongere", "Leraar"] } }, board.tokens.organiser);
    const options = page.getByLabel("Namens").locator("option");
    await eventually("other perspectives", async () => (await options.allTextContents()).join() === "Zeg ik liever niet,Jongere,Leraar");
    const state = await page.evaluate(() => {
      const field = document.activeElement;
      return [field === window.field, field.value, field.selectionStart, field.selectionEnd];
    });
    same(state, [true, "Ik ben halverwege", 3, 6], "the field, its text and its caret");
    same(await page.locator("#prompts input:checked").getAttribute("value"), "puzzels", "the chosen question");
    same(await page.getByLabel("Namens").inputValue(), "leraar", "the chosen perspective");
    await phone.post("Ik ben halverwege");
    await phone.state("Ik ben halverwege", "verstuurd");
    const [[id, entry]] = await stored(board);
    same([entry.prompt, (await board.view()).staff.perspectives[id]], ["puzzels", "leraar"], "as it was stored");
    // What was chosen is no longer asked: the first question takes its place, and nothing that was typed goes.
    await phone.write("Nog een");
    await board.command({ set_prompt: { prompt: "parels" } });
    await eventually("the round's question", async () => (await page.locator("#prompts input:checked").getAttribute("value")) === "parels");
    same(await phone.field.inputValue(), "Nog een", "the text");
  },

  async "what comes and goes takes no button away from the focus"(world) {
    const { board, context, page, phone } = await open(world);
    const id = await board.post("Steeds opnieuw je verhaal doen");
    await phone.post("Van mij");
    const own = await idOf(board, "Van mij");
    await board.phase("read");
    await phone.showOthers();
    await phone.echo("Steeds opnieuw").press("Enter");
    await hold(page);
    await board.command({ recognise: { reflection: id, on: true } }, await board.newcomer());
    await phone.echo("Steeds opnieuw").locator(".n").getByText("2", { exact: true }).waitFor();
    same(await held(page), true, "one's own tap, and somebody else's");

    await board.command({ approve: { reflections: [await board.post("Laatkomer")] } });
    const newer = page.locator("#others .newer");
    await newer.getByText("1 nieuwe").waitFor();
    await newer.focus();
    await hold(page);
    await board.command({ approve: { reflections: [await board.post("Nog een laatkomer")] } });
    await newer.getByText("2 nieuwe").waitFor();
    same(await held(page), true, "something newer came");

    await phone.showOwn();
    await phone.own("Van mij").getByRole("button", { name: /kopieer deze reflectie/ }).click();
    await phone.own("Van mij").getByRole("button", { name: "Wijzig", exact: true }).focus();
    await hold(page);
    await board.theme("Samen", [own]);
    await phone.state("Van mij", "in thema Samen");
    same(await held(page), true, "one's own was put in a theme");

    await board.phase("vote");
    await phone.more("Samen").press("Enter");
    await hold(page);
    await offline(context, page);
    same(await held(page), true, "the connection went");
    await context.setOffline(false);
    await page.getByText("Weer verbonden.").first().waitFor();
    same(await held(page), true, "and came back");
    await page.keyboard.press("Enter");
    await phone.purse("Je hebt nog 1 stem");
  },
};
