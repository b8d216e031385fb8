// A board as its organiser gets it; and the API beside the pages, to hold what is seen against what is stored.

import { randomUUID } from "node:crypto";

const LINES = [
  "wachten op hulp duurt te lang, na acht maanden wisten we nog niets.",
  "één vast gezicht voor het hele gezin.",
  "steeds opnieuw je verhaal doen.",
  "samen eten op vrijdag. Kinderen koken, ouders wassen af.",
  "minder formulieren.",
  "rust in de klas.",
  "kijken wat er wél kan, en dat hardop zeggen.",
];

export class Board {
  constructor(base, made) {
    Object.assign(this, { base, ...made });
  }

  /** By the API, as a program makes one. */
  static async make(base, wanted = {}) {
    const answer = await call(base, "/api/boards", "POST", { title: "Kick-off jeugd", ...wanted });
    return new Board(base, answer);
  }

  /** By hand, on the first page: "Maak een bord". */
  static async makeByHand(page, title) {
    await page.goto("/");
    await page.getByText("Maak een bord", { exact: true }).click();
    await page.getByLabel("Naam van het bord").fill(title);
    await page.getByRole("button", { name: "Maak het bord" }).click();
    await page.getByRole("heading", { name: "Je bord staat klaar" }).waitFor();
    const links = await page.locator(".ways a.btn").evaluateAll((all) => all.map((a) => a.href));
    const [attendee, moderator, projector, organiser] = links;
    const code = new URL(attendee).pathname.slice(1);
    return new Board(new URL(attendee).origin, { code, links: { attendee, moderator, projector, organiser } });
  }

  get shown() {
    return `${this.code.slice(0, 4)} ${this.code.slice(4)}`;
  }

  /** What everybody may read, and what the staff may. */
  async view(role = "moderator") {
    return call(this.base, `/api/boards/${this.id}`, "GET", undefined, this.tokens[role]);
  }

  async command(action, token = this.tokens.moderator) {
    const answers = await call(this.base, `/api/boards/${this.id}/commands`, "POST", { id: randomUUID(), ...action }, token);
    if (!answers[0].ack) throw new Error(JSON.stringify(answers[0]));
  }

  async phase(phase) {
    const { now } = await this.view();
    if (now.phase !== phase) await this.command({ set_phase: { phase, expected: now.phase } });
  }

  /** Somebody more who joins. */
  async newcomer() {
    return (await call(this.base, "/api/join", "POST", { code: this.code })).token;
  }

  /** A post of somebody who is not in the room. */
  async post(text, prompt = "parels") {
    this.guest ??= await this.guestToken();
    const reflection = randomUUID();
    await this.command({ post: { reflection, prompt, text } }, this.guest);
    return reflection;
  }

  /** Somebody who is not in the room. */
  async guestToken() {
    return (await call(this.base, "/api/join", "POST", { code: this.code })).token;
  }

  /** A full hall: so many reflections, ten from each phone. */
  async fill(count, word = "Reflectie") {
    const prompts = ["parels", "puzzels", "handvatten", "reflectie"];
    const ids = [];
    while (ids.length < count) {
      const token = await this.guestToken();
      const posts = [];
      for (let n = 0; n < 10 && ids.length < count; n += 1) {
        const reflection = randomUUID();
        const text = `${word} ${ids.length + 1}: ${LINES[ids.length % LINES.length]}`;
        posts.push({ id: randomUUID(), post: { reflection, prompt: prompts[ids.length % 4], text } });
        ids.push(reflection);
      }
      const answers = await call(this.base, `/api/boards/${this.id}/commands`, "POST", posts, token);
      const refused = answers.find((answer) => answer.refused);
      if (refused) throw new Error(JSON.stringify(refused));
    }
    return ids;
  }

  /** Opens the result page to everybody; gives its address. */
  async publish() {
    await this.command({ report: { publish: { on: true } } }, this.tokens.organiser);
    const { result_url } = await call(this.base, `/api/boards/${this.id}/report`, "GET", undefined, this.tokens.organiser);
    return result_url;
  }

  /** Gone, as its organiser wishes. */
  async erase() {
    await call(this.base, `/api/boards/${this.id}`, "DELETE", undefined, this.tokens.organiser);
  }

  /** The address of a journey with this board and its copy as stops. */
  async series() {
    this.journey ??= this.#begin();
    return this.journey;
  }

  async #begin() {
    const ask = (path, body) => call(this.base, `/api/boards/${this.id}/${path}`, "POST", body, this.tokens.organiser);
    const { url } = await ask("series", { title: "Expeditie Noord" });
    const next = new Board(this.base, await ask("copy", { title: "Vervolg in Haarlem", with: "themes" }));
    await next.phase("write");
    const ids = await next.fill(12);
    await next.phase("group");
    const [first, second] = Object.keys((await next.view()).board.themes);
    await next.command({ place: { reflections: ids.slice(0, 7), theme: first } });
    await next.command({ place: { reflections: ids.slice(7, 10), theme: second } });
    return new URL(url).pathname;
  }

  async theme(title, reflections = []) {
    const theme = randomUUID();
    await this.command({ create_theme: { theme, title } });
    if (reflections.length > 0) await this.command({ place: { reflections, theme } });
    return theme;
  }
}

async function call(base, path, method, body, token) {
  const headers = { "content-type": "application/json" };
  if (token) headers.authorization = `Bearer ${token}`;
  const answer = await fetch(base + path, { method, headers, body: body && JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text && JSON.parse(text);
}
