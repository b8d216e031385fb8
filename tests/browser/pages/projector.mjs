// The big screen of the hall.

export class Projector {
  constructor(page) {
    this.page = page;
  }

  static async open(page, link) {
    await page.goto(link);
    await page.locator(".pj").waitFor();
    return new Projector(page);
  }

  note(text) {
    return this.page.locator(".wall [data-reflection]").filter({ hasText: text });
  }

  theme(title) {
    return this.page.locator(".themes [data-theme-id]").filter({ hasText: title });
  }

  spotlit(text) {
    return this.page.locator(".spot").filter({ hasText: text });
  }
}
