// Every page in every state that it has: where it is looked at, and the way there. `daily` ones are what `test` scans.

import { Attendee } from "../pages/attendee.mjs";
import { Board } from "../pages/board.mjs";
import { Moderator } from "../pages/moderator.mjs";
import { Projector } from "../pages/projector.mjs";
import { HALL, LAPTOP, PHONE } from "../lib/world.mjs";

const EVERY_DAY = { daily: true };

/** One page in one state. */
const place = (page, state, on, go, more = {}) => ({ name: `${page}, ${state}`, on, go, ...more });

const plain = (name, path) => place(name, "plain", PHONE, (page) => page.goto(path), EVERY_DAY);

// ---- the phone ----

const attendee = (board, phase, before) => async (page, hall) => {
  await hall[board].phase(phase);
  if (phase === "discuss") await hall[board].command({ reveal_results: { on: true } });
  const phone = await Attendee.open(page, hall[board]);
  await page.locator("html").evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => document.querySelector("#say")?.textContent.trim() !== "");
  await before?.(phone, page);
};

const ROUNDS = ["lobby", "write", "read", "group", "vote", "discuss"];

const typed = async (phone) => {
  await phone.post("Dit stuurde ik net.");
  await phone.field.fill("En dit schrijf ik nu");
};

const offlinePhone = async (phone, page) => {
  await page.context().setOffline(true);
  await page.locator("#connection .bar").waitFor();
};

const phones = [
  ...ROUNDS.map((round) => place(`attendee ${round}`, "empty", PHONE, attendee("empty", round))),
  ...ROUNDS.filter((round) => round !== "write" && round !== "group").map((round) => place(`attendee ${round}`, "full", PHONE, attendee("full", round), EVERY_DAY)),
  place("attendee write", "full", PHONE, attendee("full", "write", typed), EVERY_DAY),
  place("attendee group", "by everyone", PHONE, attendee("together", "group"), EVERY_DAY),
  place("attendee group", "choosing a theme", PHONE, attendee("together", "group", async (phone) => {
    await phone.others.first().getByRole("button", { name: "Verplaats naar…" }).click();
  })),
  ...["write", "read", "vote", "discuss"].map((round) => place(`attendee ${round}`, "offline", PHONE, attendee("full", round, offlinePhone))),
  place("attendee write", "waiting offline", PHONE, attendee("full", "write", async (phone, page) => {
    await offlinePhone(phone, page);
    await phone.post("Geschreven in de lift");
  })),
  place("attendee write", "error", PHONE, attendee("full", "write", async (phone, page) => {
    await phone.field.fill("Te lang. ".repeat(112));
    await phone.place.click();
    await page.locator("#text-error").filter({ hasText: /./ }).waitFor();
  }), EVERY_DAY),
  place("attendee write", "asked about a number", PHONE, attendee("full", "write", async (phone) => {
    await phone.field.fill("Bel mij gerust: 06-12345678");
    await phone.place.click();
    await phone.question.waitFor();
  })),
  place("attendee write", "back", PHONE, attendee("full", "write", async (phone, page) => {
    await offlinePhone(phone, page);
    await phone.post("Onderweg geschreven");
    await page.context().setOffline(false);
    await page.locator("#connection").getByText(/^Weer verbonden/).waitFor();
  })),
  place("attendee write", "set aside", PHONE, async (page, hall) => {
    const text = `Dit wordt opzij gezet ${Date.now()}`;
    await attendee("full", "write", (phone) => phone.post(text))(page, hall);
    const phone = new Attendee(page);
    await phone.state(text, "verstuurd");
    const { staff } = await hall.full.view();
    const [reflection] = Object.entries(staff.waiting ?? {}).find(([, entry]) => entry.text === text);
    await hall.full.command({ set_aside: { reflections: [reflection], reason: "off_topic" } });
    await phone.own(text).filter({ hasText: "Niet op het bord gezet" }).waitFor();
  }),
  place("attendee", "locked", PHONE, (page, hall) => page.goto(`/${hall.locked.code}`)),
  place("attendee", "closed", PHONE, async (page, hall) => {
    await hall.full.phase("discuss");
    const phone = await Attendee.open(page, hall.full);
    await hall.full.phase("closed");
    await page.waitForFunction(() => !document.querySelector("#text")?.checkVisibility());
    await phone.page.locator("#say").waitFor();
  }, EVERY_DAY),
  place("attendee", "closed before one came", PHONE, (page, hall) => page.goto(`/${hall.done.code}`)),
];

// ---- the table ----

const table = (board, phase, before) => async (page, hall) => {
  await hall[board].phase(phase);
  const moderator = await Moderator.open(page, hall[board].links.moderator);
  await page.getByTestId("saved").filter({ hasText: "Alles bewaard" }).waitFor();
  if (board === "full") await moderator.stream.locator("[data-reflection]").first().waitFor();
  await before?.(moderator, page);
};

const first = (moderator) => moderator.stream.locator("[data-reflection]").first();

/** A dialog that a key opens for the first reflection. */
const dialog = (key) => table("full", "group", async (moderator, page) => {
  await first(moderator).click();
  await page.keyboard.press(key);
  await moderator.dialog.waitFor();
});

const bring = async (moderator, page) => {
  await page.keyboard.press("o");
  await moderator.dialog.getByRole("button", { name: "Uit een bestand" }).click();
  await page.locator("#import-paste").waitFor();
};

const preview = async (moderator, page) => {
  await bring(moderator, page);
  const lines = ["Vraag;Tekst;Tafel", "Parels;Samen eten op vrijdag;3", ";Zonder vraag;", "Parels;BSN 999990019;"];
  await page.locator("#import-paste").fill(lines.join("\n"));
  await moderator.dialog.getByRole("button", { name: "Bekijk de regels" }).click();
  await page.locator(".lines").first().waitFor();
};

const themeMenu = async (moderator, page) => {
  await page.locator("section[data-theme-id] [data-menu]").first().click();
  await page.locator(".t .menu button").first().waitFor();
};

const fromMenu = (name) => table("full", "group", async (moderator, page) => {
  await themeMenu(moderator, page);
  await page.locator(".t .menu").getByRole("button", { name }).click();
  await moderator.dialog.waitFor();
});

const tables = [
  ...["lobby", "write", "group", "discuss"].map((round) => place(`table ${round}`, "empty", LAPTOP, table("empty", round))),
  ...["lobby", "write", "vote", "discuss"].map((round) => place(`table ${round}`, "full", LAPTOP, table("full", round))),
  place("table group", "full", LAPTOP, table("full", "group", (moderator) => first(moderator).click()), EVERY_DAY),
  place("table group", "on a phone", PHONE, table("full", "group"), EVERY_DAY),
  place("table group", "list", LAPTOP, table("full", "group", async (moderator) => {
    await moderator.asList();
  }), EVERY_DAY),
  place("table group", "offline", LAPTOP, table("full", "group", async (moderator, page) => {
    await page.context().setOffline(true);
    await page.getByTestId("saved").filter({ hasText: "Geen verbinding" }).waitFor();
  })),
  place("table group", "many chosen", LAPTOP, table("full", "group", async (moderator, page) => {
    await first(moderator).click();
    for (const at of [1, 2]) await moderator.stream.locator("[data-reflection]").nth(at).click({ modifiers: ["Control"] });
    await page.getByRole("toolbar").waitFor();
  })),
  place("table group", "set aside", LAPTOP, table("full", "group", async (moderator) => {
    await moderator.filter("Opzij");
  })),
  place("table group", "nothing found", LAPTOP, table("full", "group", async (moderator, page) => {
    await page.locator("#stream-search").fill("zeppelin");
    await moderator.stream.getByText("Niets gevonden").first().waitFor();
  })),
  place("table group", "renaming", LAPTOP, table("full", "group", async (moderator, page) => {
    await page.locator("section[data-theme-id] button.title").first().click();
  })),
  place("table group", "menu of a theme", LAPTOP, table("full", "group", themeMenu)),
  place("table group", "menu of the screen", LAPTOP, table("full", "group", async (moderator, page) => {
    await page.locator("button.prev").click();
    await page.getByRole("group", { name: "Op het scherm" }).waitFor();
  })),
  place("table group", "timer", LAPTOP, table("full", "group", async (moderator, page) => {
    await page.keyboard.press("t");
    await page.locator(".tm-menu:popover-open").waitFor();
  })),
  place("dialog move", "full", LAPTOP, dialog("v"), EVERY_DAY),
  place("dialog set aside", "full", LAPTOP, dialog("h"), EVERY_DAY),
  place("dialog new theme", "full", LAPTOP, dialog("n")),
  place("dialog stack", "full", LAPTOP, dialog("m")),
  place("dialog keys", "full", LAPTOP, dialog("?")),
  place("dialog people", "full", LAPTOP, dialog("p")),
  place("dialog people", "on a phone", PHONE, table("full", "group", async (moderator, page) => {
    await page.keyboard.press("p");
    await moderator.dialog.waitFor();
  })),
  place("dialog paper", "full", LAPTOP, dialog("o"), EVERY_DAY),
  place("dialog paper", "a line that is refused", PHONE, table("full", "group", async (moderator, page) => {
    await page.keyboard.press("o");
    for (const text of ["Van een kaartje", "BSN 999990019"]) {
      await page.locator("#paper-line").fill(text);
      await page.locator("#paper-line").press("Enter");
    }
    await page.locator("#paper-wrong").filter({ hasText: /./ }).waitFor();
  })),
  place("dialog import", "bring", PHONE, table("full", "group", bring), EVERY_DAY),
  place("dialog import", "preview", LAPTOP, table("full", "group", preview), EVERY_DAY),
  place("dialog import", "preview on a phone", PHONE, table("full", "group", preview)),
  place("dialog what I did", "full", LAPTOP, table("full", "group", async (moderator, page) => {
    await page.getByRole("button", { name: "Wat je deed" }).click();
    await moderator.dialog.waitFor();
  })),
  place("dialog remove the writer", "full", LAPTOP, table("full", "group", async (moderator, page) => {
    await first(moderator).click();
    await page.getByRole("button", { name: "Schrijver weghalen" }).click();
    await moderator.dialog.waitFor();
  })),
  place("dialog merge", "full", LAPTOP, fromMenu(/^Voeg samen/)),
  place("dialog history", "full", LAPTOP, fromMenu("Wat eraan vooraf ging")),
  place("dialog remove theme", "full", LAPTOP, fromMenu("Haal dit thema weg")),
  place("dialog settings", "full", LAPTOP, table("full", "group", async (moderator, page) => {
    await page.getByRole("button", { name: "Instellingen" }).first().click();
    await moderator.dialog.waitFor();
  })),
  place("dialog votes", "full", LAPTOP, table("full", "vote", async (moderator, page) => {
    await page.locator("button.prev").click();
    await page.getByRole("button", { name: "Bekijk de stand" }).click();
    await moderator.dialog.waitFor();
  })),
  place("table", "link that fails", LAPTOP, async (page, hall) => {
    await page.goto(hall.full.links.moderator.replace(/#.*/, `#${"A".repeat(43)}`));
    await page.getByText("Deze link werkt niet (meer).").waitFor();
  }),
  place("table", "loading", LAPTOP, async (page, hall) => {
    await page.route("**/*.wasm", () => {});
    await page.goto(hall.full.links.moderator, { waitUntil: "commit" });
    await page.locator(".loading").waitFor();
  }),
  place("table", "no link", LAPTOP, async (page, hall) => {
    await page.goto(`/b/${hall.full.id}/moderate`);
    await page.locator(".loading h1").waitFor();
  }),
];

// ---- the hall ----

const MODES = ["welcome", "wall", "themes", "results", "black"];

const screen = (board, phase, action, before) => async (page, hall) => {
  await hall[board].phase(phase);
  await hall[board].command(action(hall[board]));
  const projector = await Projector.open(page, hall[board].links.projector);
  // A card comes a moment after the page.
  await page.waitForTimeout(500);
  await before?.(projector, page);
};

const showing = (mode) => (board) => {
  return mode === "spotlight" ? { spotlight: { reflection: board.ids[0] } } : { screen: { mode } };
};

const halls = [
  ...MODES.map((mode) => place(`screen ${mode}`, "empty", HALL, screen("empty", mode === "results" ? "discuss" : "write", showing(mode)))),
  ...[...MODES, "spotlight"].map((mode) => place(`screen ${mode}`, "full", HALL, screen("full", mode === "results" ? "discuss" : "group", showing(mode)), EVERY_DAY)),
  place("screen wall", "switches", HALL, screen("full", "group", showing("wall"), async (projector, page) => {
    await page.mouse.move(700, 500);
    await page.locator(".switches.is-seen").waitFor();
  })),
  place("screen wall", "on a phone", PHONE, screen("full", "group", showing("wall"))),
  place("screen themes", "offline", HALL, screen("full", "group", showing("themes"), async (projector, page) => {
    await page.context().setOffline(true);
    await page.waitForTimeout(1_500);
  })),
  place("screen", "link that fails", HALL, async (page, hall) => {
    await page.goto(hall.full.links.projector.replace(/#.*/, `#${"A".repeat(43)}`));
    await page.getByText("Deze link werkt niet (meer).").waitFor();
  }),
];

// ---- the organiser, and pages without a board ----

const organiser = (board, before) => async (page, hall) => {
  await page.goto(hall[board].links.organiser);
  await page.getByRole("heading", { level: 2 }).first().waitFor();
  await before?.(page);
};

const organisers = [
  place("organiser", "empty", LAPTOP, organiser("empty")),
  place("organiser", "full", LAPTOP, organiser("full"), EVERY_DAY),
  place("organiser", "on a phone", PHONE, organiser("full")),
  place("organiser", "asked twice", LAPTOP, organiser("full", async (page) => {
    await page.getByRole("button", { name: "Wis nu" }).click();
    await page.getByRole("button", { name: "Ja, wis alles" }).waitFor();
  })),
  place("organiser", "offline", LAPTOP, organiser("full", async (page) => {
    await page.context().setOffline(true);
    await page.getByText("Geen verbinding").first().waitFor();
  })),
  place("organiser", "link that fails", LAPTOP, async (page, hall) => {
    await page.goto(hall.full.links.organiser.replace(/#.*/, `#${"A".repeat(43)}`));
    await page.getByText("Deze link werkt niet (meer).").waitFor();
  }),
];

const others = [
  plain("start", "/"),
  place("start", "on a laptop", LAPTOP, (page) => page.goto("/")),
  place("start", "making a board", PHONE, async (page) => {
    await page.goto("/");
    await page.getByText("Maak een bord", { exact: true }).click();
  }, EVERY_DAY),
  place("start", "error", PHONE, async (page) => {
    await page.goto("/");
    await page.getByLabel("Code").fill("AAAABBBB");
    await page.getByRole("button", { name: "Doe mee" }).click();
    await page.getByText("Deze code klopt niet").first().waitFor();
  }, EVERY_DAY),
  plain("wrong code by its address", "/AAAABBBB"),
  plain("not found", "/x/y/z"),
  plain("help", "/help"),
  plain("privacy", "/privacy"),
  plain("contact", "/contact"),
  plain("accessibility", "/accessibility"),
  place("result", "full", PHONE, async (page, hall) => void (await page.goto(await hall.full.publish())), EVERY_DAY),
  place("result", "on a laptop", LAPTOP, async (page, hall) => void (await page.goto(await hall.full.publish()))),
  place("result", "empty", PHONE, async (page, hall) => void (await page.goto(await hall.empty.publish()))),
  place("series", "two stops", PHONE, async (page, hall) => void (await page.goto(await hall.full.series())), EVERY_DAY),
  place("series", "on a laptop", LAPTOP, async (page, hall) => void (await page.goto(await hall.full.series())), EVERY_DAY),
  place("start", "own boards", PHONE, async (page) => {
    await Board.makeByHand(page, "Toegankelijk");
    await page.goto("/");
    await page.locator("#own-boards a").waitFor();
  }, EVERY_DAY),
  place("board privacy", "plain", PHONE, (page, hall) => page.goto(`/b/${hall.full.id}/privacy`), EVERY_DAY),
  place("made", "plain", LAPTOP, async (page) => void (await Board.makeByHand(page, "Toegankelijk")), EVERY_DAY),
  place("made", "on a phone", PHONE, async (page) => void (await Board.makeByHand(page, "Toegankelijk"))),
  // Only a server of a debug build has it.
  ...["", "/plain", "/table", "/hall"].map((sheet) => place(`kit${sheet}`, "every part", LAPTOP, (page) => page.goto(`/_kit${sheet}`), { debug: true })),
];

export const PLACES = [...others, ...phones, ...tables, ...halls, ...organisers];
