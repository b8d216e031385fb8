// The moderator's page: three ways to put a reflection into a theme, all by hand.

export class Moderator {
  constructor(page) {
    this.page = page;
    this.stream = page.locator(".stream");
    this.dialog = page.getByRole("dialog");
  }

  static async open(page, link) {
    await page.goto(link);
    const moderator = new Moderator(page);
    await moderator.stream.waitFor();
    return moderator;
  }

  card(text) {
    return this.page.locator("[data-reflection]").filter({ hasText: text });
  }

  waiting(text) {
    return this.stream.locator("[data-reflection]").filter({ hasText: text });
  }

  column(title) {
    return this.page.locator("section[data-theme-id]").filter({ has: this.page.getByRole("heading", { name: title }) });
  }

  placed(title, text) {
    return this.column(title).locator("[data-reflection]").filter({ hasText: text });
  }

  /** The board as one list, theme below theme. */
  async asList() {
    await this.page.getByRole("button", { name: "Lijst", exact: true }).click();
  }

  /** One of the lists that the stream can show. */
  async filter(name) {
    await this.stream.getByRole("group").getByRole("button", { name: new RegExp(`^${name}`) }).click();
  }

  /** Lets what waits behind "n nieuwe" into the stream. */
  async take() {
    const newer = this.stream.locator("button.newer");
    if (await newer.isVisible()) await newer.click();
  }

  async round(name) {
    const rounds = this.page.getByRole("navigation", { name: "Ronde" });
    await rounds.getByRole("button", { name: new RegExp(`\\d:? ${name}$`) }).click();
    await this.page.locator('[aria-current="step"]').filter({ hasText: name }).waitFor();
  }

  async screen(name) {
    await this.page.locator("button.prev").click();
    await this.page.getByRole("group", { name: "Op het scherm" }).getByRole("button", { name, exact: true }).click();
    await this.page.keyboard.press("Escape");
  }

  async newTheme(title) {
    await this.page.getByRole("button", { name: "Nieuw thema" }).first().click();
    await this.dialog.getByLabel("Titel van het thema").fill(title);
    await this.dialog.getByRole("button", { name: "Maak", exact: true }).click();
    await this.column(title).waitFor();
  }

  async drag(text, title) {
    const from = await this.card(text).boundingBox();
    const to = await this.column(title).boundingBox();
    const { mouse } = this.page;
    await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await mouse.down();
    await mouse.move(from.x + from.width / 2 + 20, from.y + from.height / 2 + 10, { steps: 4 });
    await mouse.move(to.x + to.width / 2, to.y + to.height - 30, { steps: 12 });
    await mouse.up();
    await this.placed(title, text).waitFor();
  }

  async moveByMenu(text, title) {
    await this.card(text).click();
    await this.page.getByRole("button", { name: "Verplaats naar…" }).click();
    await this.dialog.getByText(title, { exact: true }).click();
    await this.dialog.getByRole("button", { name: "Verplaats", exact: true }).click();
    await this.placed(title, text).waitFor();
  }

  /** Tab to the list, J to the reflection, the digit of the theme. */
  async moveByKeyboard(text, title) {
    const number = await this.column(title).locator("header kbd").textContent();
    await this.waiting(text).focus();
    await this.page.keyboard.press(number.trim());
    await this.placed(title, text).waitFor();
  }

  /** How many are without a theme, as the heading says. */
  async left() {
    const words = await this.page.locator("#stream-title").textContent();
    // "1.000" in Dutch, "1,000" in English.
    return Number(words.match(/\d[\d.,]*/)?.[0].replace(/\D/g, "") ?? -1);
  }

  /** By keyboard from the top of the page to the first reflection of the stream. */
  async enterStream() {
    await this.page.locator("#stream-search").focus();
    for (let n = 0; n < 30 && !(await this.focused()); n += 1) await this.page.keyboard.press("Tab");
  }

  /** The reflection that has the focus. */
  async focused() {
    return this.page.evaluate(() => document.activeElement?.closest("[data-reflection]")?.dataset.reflection);
  }

  async saved() {
    await this.page.getByTestId("saved").filter({ hasText: /bewaard|opgeslagen/i }).waitFor();
  }
}
