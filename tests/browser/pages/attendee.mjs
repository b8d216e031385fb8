// The attendee's page, as someone with a phone uses it.

export class Attendee {
  constructor(page) {
    this.page = page;
    this.field = page.locator("#text");
    this.mine = page.locator("#mine .refl");
    this.others = page.locator("#others .refl");
  }

  /** By the code field of the first page. */
  static async join(page, code) {
    await page.goto("/");
    await page.getByLabel("Code").fill(code);
    await page.getByRole("button", { name: "Doe mee" }).click();
    const attendee = new Attendee(page);
    await attendee.field.waitFor({ state: "attached" });
    return attendee;
  }

  static async open(page, board) {
    await page.goto(`/${board.code}`);
    const attendee = new Attendee(page);
    await attendee.field.waitFor({ state: "attached" });
    return attendee;
  }

  async write(text) {
    if (!(await this.field.isVisible())) await this.page.locator("#compose > summary").click();
    await this.field.fill(text);
  }

  async post(text) {
    await this.write(text);
    await this.page.getByRole("button", { name: "Plaats", exact: true }).click();
    await this.own(text).waitFor();
  }

  own(text) {
    return this.mine.filter({ hasText: text });
  }

  /** From the reading round on, one's own steps back behind a row. */
  async showOwn() {
    const row = this.page.getByRole("button", { name: /^Mijn reflecties/ });
    await row.waitFor();
    if ((await row.getAttribute("aria-expanded")) === "false") await row.click();
  }

  /** How far it has come: the word of its trail. */
  async state(text, word) {
    await this.own(text).filter({ hasText: word }).waitFor();
  }

  other(text) {
    return this.others.filter({ hasText: text });
  }
}
