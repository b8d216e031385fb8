// The shaping proxy in front of a server: one phone's link, for pages that must live with bad wifi.

import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "./server.mjs";

/** A program of ours for tests: `WEERKLANK_TOOLS`, or the one that was built last. */
export function tool(name) {
  const folders = [process.env.WEERKLANK_TOOLS, join(ROOT, "target/release"), join(ROOT, "target/debug")];
  const built = folders.filter(Boolean).map((folder) => join(folder, name));
  const age = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newest = process.env.WEERKLANK_TOOLS ? built[0] : built.toSorted((a, b) => age(b) - age(a))[0];
  if (age(newest) === 0) throw new Error(`${name} is not built: cargo build --package tests --bins`);
  return newest;
}

/** A link of this profile; everything its weather does follows from the seed. */
export async function link(base, profile = "hall", seed = 1) {
  const child = spawn(tool("shape"), ["--to", base, "--profile", profile, "--seed", String(seed)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("the link ended");
    return value;
  };
  const address = (await next()).split(" ")[1];
  let turn = Promise.resolve();
  const say = (line) => {
    const answer = turn.then(() => {
      child.stdin.write(`${line}\n`);
      return next();
    });
    turn = answer.catch(() => {});
    return answer;
  };
  const order = async (line) => {
    const answer = await say(line);
    if (answer !== "ok") throw new Error(`${line}: ${answer}`);
  };
  return {
    base: `http://${address}`,
    profile: (name) => order(`profile ${name}`),
    /** No network for so many seconds; some connections do not outlive it. */
    blackout: (seconds) => order(`blackout ${seconds}`),
    silence: (seconds) => order(`silence ${seconds}`),
    heard: () => order("heard"),
    forget: () => order("forget"),
    reset: () => order("reset"),
    accept: () => order("accept"),
    to: (target) => order(`to ${target}`),
    async bytes() {
      const [, up, down, connections] = (await say("bytes")).match(/^bytes (\d+) up (\d+) down (\d+) /).map(Number);
      return { up, down, connections };
    },
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}
