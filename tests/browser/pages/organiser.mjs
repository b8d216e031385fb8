// The organiser's page, as an organiser uses it.

import { LAPTOP } from "../lib/world.mjs";

export class Organiser {
  constructor(page, board) {
    Object.assign(this, { page, board });
  }

  /** By their own link, on a laptop unless said otherwise. */
  static async open(world, board, viewport = LAPTOP, options = {}) {
    const page = await world.page(await world.person(viewport, options));
    await page.goto(board.links.organiser);
    await page.locator("#detail-title:enabled").waitFor();
    return new Organiser(page, board);
  }

  /** Typed into a field and left, as people do. */
  async fill(label, words) {
    const field = this.page.getByLabel(label).first();
    await field.fill(words);
    await field.blur();
  }

  /** What the server knows of the report. */
  async facts() {
    const headers = { authorization: `Bearer ${this.board.tokens.organiser}` };
    const answer = await fetch(`${this.board.base}/api/boards/${this.board.id}/report`, { headers });
    if (!answer.ok) throw new Error(`report: ${answer.status}`);
    return answer.json();
  }

  /** Which boards this browser keeps, as the start page reads them. */
  async kept() {
    return this.page.evaluate(() => JSON.parse(localStorage.getItem("weerklank-boards") ?? "[]"));
  }
}
