// One browser with many people in it: each has a context of their own, and every error on a console counts.

import { chromium } from "playwright-core";

export const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const PHONE = { width: 390, height: 844 };
export const LAPTOP = { width: 1280, height: 800 };
export const HALL = { width: 1920, height: 1080 };

/** How long a fact may take on a machine that builds meanwhile. */
export const PATIENCE = 15_000;

export async function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
  });
}

export class World {
  #contexts = [];
  #complaints = [];

  constructor(browser, base) {
    this.browser = browser;
    this.base = base;
  }

  /** A person with a device: a context of its own, in Dutch unless said otherwise. */
  async person(viewport, options = {}) {
    const context = await this.browser.newContext({ viewport, locale: "nl-NL", baseURL: this.base, ...options });
    context.setDefaultTimeout(PATIENCE);
    this.#contexts.push(context);
    return context;
  }

  /** A page of this person whose console is listened to. */
  async page(context) {
    const page = await context.newPage();
    page.on("pageerror", (error) => this.#complain(page, String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.#complain(page, message.text());
    });
    return page;
  }

  #complain(page, what) {
    // A phone that is offline cannot connect, and Chromium says so itself.
    const offline = /ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed/.test(what);
    const expected = this.forgiven?.test(what);
    if (!offline && !expected) this.#complaints.push(`${new URL(page.url()).pathname}: ${what}`);
  }

  /** Closes everybody's windows; what was complained about, foremost a breach of the content policy, is a failure. */
  async end() {
    for (const context of this.#contexts) await context.close();
    if (this.#complaints.length > 0) throw new Error(`on the console: ${this.#complaints.join("\n")}`);
  }
}

/** Asks until it is so; for facts that stand in no single element. */
export async function eventually(what, ask, patience = PATIENCE) {
  const end = Date.now() + patience;
  let last;
  for (;;) {
    try {
      last = await ask();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`${what}: not in time (last: ${last})`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function same(got, wanted, what) {
  const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what}: ${a}, not ${b}`);
}
