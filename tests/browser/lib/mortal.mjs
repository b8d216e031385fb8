// A server that is killed and comes back at the same address with the same data, and a browser that is killed and
// comes back with the same profile.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { ROOT } from "./server.mjs";
import { FLAGS, PHONE } from "./world.mjs";

const BINARY = process.env.WEERKLANK_BIN ?? join(ROOT, "target/release/weerklank");

const gone = (child) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once("exit", resolve));

/** A line of a stream that matches; an end before it is an error. */
function line(child, stream, pattern) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`it ended with ${code} before it said ${pattern}`)));
    createInterface({ input: stream }).on("line", (text) => {
      const found = text.match(pattern);
      if (found) resolve(found[0]);
    });
  });
}

/** A port that nobody has; the server needs to find the same one again. */
async function freePort() {
  const listener = createServer();
  await new Promise((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const { port } = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  return port;
}

export class MortalServer {
  static async start() {
    const server = new MortalServer();
    server.folder = await mkdtemp(join(tmpdir(), "weerklank-mortal-"));
    server.address = `127.0.0.1:${await freePort()}`;
    server.base = `http://${server.address}`;
    await server.restart();
    return server;
  }

  async restart() {
    const child = spawn(BINARY, ["serve", "--listen", this.address, "--data", this.folder], {
      stdio: ["ignore", "pipe", process.env.VERBOSE ? "inherit" : "ignore"],
    });
    await line(child, child.stdout, /http:\/\/127\.0\.0\.1:\d+/);
    this.child = child;
  }

  async kill() {
    this.child.kill("SIGKILL");
    await gone(this.child);
  }

  async stop() {
    this.child.kill("SIGTERM");
    await gone(this.child);
    await rm(this.folder, { recursive: true, force: true });
  }
}

export class MortalBrowser {
  static async start(binary = process.env.CHROMIUM ?? "/usr/bin/chromium") {
    const browser = new MortalBrowser();
    browser.binary = binary;
    browser.profile = await mkdtemp(join(tmpdir(), "weerklank-profile-"));
    await browser.restart();
    return browser;
  }

  async restart() {
    const flags = [...FLAGS, "--remote-debugging-port=0", `--user-data-dir=${this.profile}`, "--lang=nl-NL"];
    const size = `--window-size=${PHONE.width},${PHONE.height}`;
    // A group of its own: its helpers end with it.
    const child = spawn(this.binary, [...flags, size, "about:blank"], {
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
    });
    this.child = child;
    const url = (await line(child, child.stderr, /ws:\/\/127\.0\.0\.1:\S+/));
    this.browser = await chromium.connectOverCDP(url);
    this.context = this.browser.contexts()[0];
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
  }

  /** As when a phone runs out of memory or of power: nothing is said to anybody. */
  async kill() {
    process.kill(-this.child.pid, "SIGKILL");
    await gone(this.child);
    await this.browser.close().catch(() => {});
  }

  async stop() {
    await this.kill();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
