// The attendee's page before, beside and without WebAssembly: keeps on the phone what is typed, starts the live layer,
// and has the browser remember the page. Each may fail on its own, and leaves a plain form that works.

const REST = 150;
const SLOWEST = 30_000;
const SETTLED = 3_000;
const ASKING = 2_000;
const DOUBLE = 400;
const FINGER = 24;

const byId = (id) => document.getElementById(id);
const form = byId("post");
const field = byId("text");
const id = form.elements.reflection;
const board = byId("board").dataset.board;
const name = `${board}:draft`;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// This script runs as soon as the form is there, and the page may be far from complete.
const parsed = new Promise((resolve) => {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", resolve);
  else resolve();
});

// ---- the keeper: the only writer of the draft ----

// Ids of what was typed here, or is known to be posted: no other draft than ours is ever replaced.
const own = new Set([id.value]);
let store;
let others = [];
// How often something was typed, and how much of that is on the phone.
let changes = 0;
let safe = 0;
let timer;
let written = -REST;
let composing = false;
// The text that the plain form was sent with.
let sent;
// A draft that found the field taken.
let waiting;

// Gives nothing where the browser refuses or never answers: then nothing is kept, and nothing breaks.
function open() {
  store ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("weerklank", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("kept");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      const over = () => {
        database.close();
        store = undefined;
      };
      database.onclose = over;
      database.onversionchange = over;
      resolve(database);
    };
  });
  return store;
}

function read(json) {
  try {
    return JSON.parse(json) ?? undefined;
  } catch {
    return undefined;
  }
}

// The newest first.
function drafts(json) {
  const kept = read(json);
  return kept ? [kept, ...(kept.older ?? [])] : [];
}

function draft() {
  const prompt = form.querySelector("[name=prompt]:checked")?.value;
  const { perspective, name } = form.elements;
  return { text: field.value, prompt, perspective: perspective.value, name: name.value, reflection: id.value, sent };
}

function soon() {
  changes += 1;
  timer ??= setTimeout(write, Math.max(0, written + REST - performance.now()));
}

// The newest of ours in front; what another tab or an earlier visit left stands behind it.
async function write() {
  const { mine, version } = snapshot();
  try {
    const { kept, done } = await begin(version);
    kept.get(name).onsuccess = ({ target }) => {
      others = drafts(target.result).filter(({ text, reflection }) => text && !own.has(reflection));
      for (const one of others) delete one.older;
      kept.put(JSON.stringify({ ...mine, older: others }), name);
      done();
    };
  } catch {}
}

// A page that goes waits for no answer. It says nothing when all is kept: another tab may have the last word.
async function leave() {
  if (safe === changes) return;
  const { mine, version } = snapshot();
  try {
    const { kept, done } = await begin(version);
    kept.put(JSON.stringify({ ...mine, older: others }), name);
    done();
  } catch {}
}

function snapshot() {
  clearTimeout(timer);
  timer = undefined;
  written = performance.now();
  own.add(id.value);
  return { mine: draft(), version: changes };
}

async function begin(version) {
  const change = (await open()).transaction("kept", "readwrite");
  change.oncomplete = () => (safe = Math.max(safe, version));
  return { kept: change.objectStore("kept"), done: () => change.commit?.() };
}

const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

// The server takes out what nobody sees.
const seen = (text) => text.normalize("NFC").replace(/[\s\p{C}]/gu, "");

async function restore() {
  const [database] = await Promise.all([open(), parsed]);
  const kept = database.transaction("kept").objectStore("kept");
  const outbox = IDBKeyRange.bound(`${board}:attendee:`, `${board}:attendee;`);
  const [json, commands] = await Promise.all([answer(kept.get(name)), answer(kept.getAll(outbox))]);
  const posted = new Map((read(byId("state").dataset.me)?.reflections ?? []).map((mine) => [mine.id, mine.text]));
  for (const { command } of commands.map(read).filter(Boolean)) {
    if (command?.post) posted.set(command.post.reflection, command.post.text);
  }
  const all = drafts(former(json));
  const isPosted = ({ reflection, text }) => posted.has(reflection) && seen(posted.get(reflection)) === seen(text);
  for (const one of all.filter(({ text }) => text)) {
    if (!posted.has(one.reflection)) continue;
    own.add(one.reflection);
    // The id of one text is not good for another: that would be lost below it.
    if (!isPosted(one)) one.reflection = fresh();
  }
  if (posted.has(id.value)) id.value = fresh();
  choose(all[0]);
  const back = all.find((one) => one.text && !isPosted(one));
  if (!back) return all.length > 0 && write();
  if (!field.value && !composing) put(back);
  // The server put it back, or the browser.
  else if (field.value === back.text) adopt(back);
  else if (!own.has(back.reflection)) waiting = back;
  write();
}

// A UUID of version 4; `randomUUID` is there over https alone.
function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// Where an earlier version kept it. It goes from there on the next visit, when it stands here for sure.
function former(json) {
  const place = `weerklank:${name}`;
  try {
    if (json === undefined) return localStorage.getItem(place);
    localStorage.removeItem(place);
  } catch {}
  return json;
}

// Who speaks for someone does so all evening.
function choose(kept) {
  const { perspective, name } = form.elements;
  if (kept?.perspective && !perspective.value) {
    const known = [...perspective.options].find(({ value }) => value === kept.perspective);
    if (known) known.selected = true;
  }
  if (kept?.name && !name.value) name.value = kept.name;
}

function adopt(back) {
  if (back.reflection) id.value = back.reflection;
  own.add(back.reflection);
  sent = back.sent;
}

function put(back) {
  waiting = undefined;
  field.value = back.text;
  adopt(back);
  const chips = [...form.querySelectorAll(".chip:not([hidden]) input")];
  const chip = chips.find(({ value }) => value === back.prompt);
  if (chip) chip.checked = true;
  byId("compose").open = true;
  byId("board").toggleAttribute("data-kept", true);
  if (document.activeElement === field) field.setSelectionRange(back.text.length, back.text.length);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const { back: said, again } = byId("state").dataset;
  if (sent === back.text) ask(again);
  else byId("status").textContent = said;
}

// Beside the field, for it is the person's turn.
function ask(sentence) {
  const line = document.createElement("p");
  line.className = "field-ask";
  line.textContent = sentence;
  byId("text-error").replaceChildren(line);
}

form.addEventListener("input", (event) => {
  soon();
  // The live layer has posted, and the field is free.
  if (waiting && !event.isTrusted && !field.value) setTimeout(() => waiting && !field.value && !composing && put(waiting));
});
field.addEventListener("compositionstart", () => (composing = true));
field.addEventListener("compositionend", () => (composing = false));
addEventListener("submit", (event) => {
  if (event.target !== form || event.defaultPrevented) return;
  sent = field.value;
  changes += 1;
  leave();
});
document.addEventListener("visibilitychange", () => document.hidden && leave());
addEventListener("pagehide", leave);

if (field.value) write();
restore().catch(() => {});

// ---- who one is ----

// A browser that is killed soon after its first visit has lost the cookie. What the server signed into that page stands
// in the store, and leads back to the same person.
async function remain() {
  await parsed;
  const [key, signed] = [`${board}:form`, form.elements.form];
  const database = await open();
  const kept = await answer(database.transaction("kept").objectStore("kept").get(key));
  if (kept && "fresh" in byId("state").dataset) {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ board, form: kept });
    const back = await fetch("/api/session", { method: "POST", headers, body });
    if (back.ok) {
      signed.value = kept;
      return;
    }
  }
  database.transaction("kept", "readwrite").objectStore("kept").put(signed.value, key);
}

// ---- the live layer ----

// A link that saves data or creeps is for what people write.
function spares() {
  const link = navigator.connection;
  return typeof WebAssembly !== "object" || link?.saveData || /2g$/.test(link?.effectiveType ?? "");
}

async function live() {
  await parsed;
  if (spares()) return still(true);
  await Promise.race([remain().catch(() => {}), pause(ASKING)]);
  for (let wait = 1_000, times = 0; ; wait = Math.min(2 * wait, SLOWEST), times += 1) {
    try {
      // A module that failed once is never fetched again under the same address.
      const { default: start } = await import("__GLUE__" + (times ? `?${times}` : ""));
      await start({ module_or_path: "__WASM__" });
      // Its own sentence stands beside the field, in the language of the page.
      form.noValidate = true;
      return still(false);
    } catch (error) {
      // Anything else than a broken fetch would fail again.
      if (!(error instanceof TypeError)) return still(true);
      if (times > 0) still(true);
      await pause(wait);
    }
  }
}

// Without the live layer nothing comes by itself, and that is said.
function still(is) {
  byId("still").hidden = !is;
}

// ---- a new round ----

const TURN = 60;
const LONGEST_TURN = 500;
const LATE_FINGER = 300;
const LONGEST_PRESS = 2_000;
const { body } = document;
let turns = 0;

// Who writes, or changes what they wrote, stays where they are.
const typing = () => document.activeElement?.closest("#text, #name, .field textarea");

// What was there goes out and what is there now comes in, in one go: nothing slides along under the eyes. A finger that
// was on its way to what stood there a moment ago hits nothing.
async function turn() {
  const mine = (turns += 1);
  body.dataset.turn = "out";
  const end = performance.now() + LONGEST_TURN;
  do await pause(TURN);
  while (document.querySelector("#others .wait") && performance.now() < end);
  typing()?.scrollIntoView({ block: "nearest" });
  body.dataset.turn = "in";
  offer();
  await pause(LATE_FINGER);
  if (mine === turns) delete body.dataset.turn;
}

// An attribute of this element that takes another value.
function onChange(element, attribute, then) {
  const heard = ([{ oldValue }]) => oldValue !== null && oldValue !== element.getAttribute(attribute) && then();
  const attributeFilter = [attribute];
  new MutationObserver(heard).observe(element, { attributeFilter, attributeOldValue: true });
}

onChange(byId("board"), "data-phase", () => {
  hush();
  if (!typing()) scrollTo(0, 0);
  turn();
});

// What comes in above the rest, while the round goes on. Further down the browser keeps what one reads where it is.
function onPart(place, is) {
  let was = is();
  const heard = () => was !== (was = is()) && scrollY === 0 && turn();
  new MutationObserver(heard).observe(place, { childList: true, subtree: true });
}

onPart(byId("spot"), () => byId("spot").textContent);
onPart(byId("vote"), () => document.querySelector("#vote h2, #vote .empty") !== null);

// The offline bar waits for a finger that is down, but not for one that the browser lost sight of.
const release = () => body.removeAttribute("data-held");
addEventListener("pointerdown", () => {
  body.toggleAttribute("data-held", !document.querySelector(".bar-slot.on"));
  setTimeout(release, LONGEST_PRESS);
});
for (const up of ["pointerup", "pointercancel"]) addEventListener(up, release);

// What will be asked, when the organiser changes it while the hall waits: as the form has it.
function foretell() {
  const questions = document.querySelectorAll("#heading .q");
  const lines = [...form.querySelectorAll(".chip")].map((chip, at) => {
    const [line, sign, question] = ["li", "span", "p"].map((name) => document.createElement(name));
    line.className = "refl";
    line.dataset.cat = chip.dataset.cat;
    sign.className = "cat";
    sign.append(...chip.lastElementChild.cloneNode(true).childNodes);
    const asked = questions[at].textContent;
    if (asked !== sign.textContent) question.textContent = asked;
    sign.dir = question.dir = "auto";
    line.append(sign, question);
    return line;
  });
  byId("soon").replaceChildren(...lines);
}

onChange(byId("prompts"), "data-told", foretell);

// After the last round there may still be time to add something: until when, as this phone writes a day.
function tellLate() {
  const until = byId("board").dataset.late;
  const days = { weekday: "long", day: "numeric", month: "long" };
  const day = until && new Date(until - 1).toLocaleDateString(document.documentElement.lang, days);
  byId("late").textContent = until && byId("state").dataset.late.replace("{day}", day);
}

const heardLate = ([{ oldValue }]) => oldValue !== byId("board").dataset.late && tellLate();
new MutationObserver(heardLate).observe(byId("board"), { attributeFilter: ["data-late"], attributeOldValue: true });

// ---- the focus among one's own reflections ----

// A button that does its work and goes takes the focus along: it stays in its card, or goes to the next one.
const shelf = () => byId("mine");
const CARD = "[data-reflection]";
let at;

function hold({ target }) {
  const card = target.closest?.(`#mine ${CARD}`);
  const place = [...shelf().querySelectorAll(CARD)].indexOf(card);
  at = card && { target, card, place, typed: target.closest(".field") };
}

function inCard({ card, typed }) {
  const first = card.querySelector(".acts button");
  const next = (!typed && card.querySelector("textarea")) || first || card.querySelector("[aria-expanded]");
  const asks = next && next === first && card.querySelector(".acts p");
  if (asks) {
    asks.id = `ask-${card.dataset.reflection}`;
    next.setAttribute("aria-describedby", asks.id);
  }
  return next;
}

function nextCard({ place }) {
  const cards = shelf().querySelectorAll(`${CARD} [aria-expanded]`);
  const next = cards[Math.min(place, cards.length - 1)] ?? shelf().querySelector("button, h2") ?? byId("heading");
  if (next.matches("h1, h2")) next.tabIndex = -1;
  return next;
}

function regain() {
  if (!at || at.target.isConnected || document.activeElement !== body) return;
  (at.card.isConnected ? inCard(at) : nextCard(at))?.focus();
}

// Who taps beside it has left it.
function leaveCard() {
  setTimeout(() => at?.target.isConnected && document.activeElement === body && (at = undefined));
}

// What was typed stays on the phone, for the next time.
function close(event) {
  const dots = event.target.closest(CARD)?.querySelector(".refl-meta [aria-expanded=true]");
  if (event.key !== "Escape" || event.isComposing || !dots) return;
  dots.focus();
  dots.click();
}

parsed.then(() => {
  new MutationObserver(regain).observe(shelf(), { childList: true, subtree: true });
  document.addEventListener("focusin", hold);
  shelf().addEventListener("focusout", leaveCard);
  shelf().addEventListener("keydown", close);
});

// ---- read aloud ----

// By a voice that lives on this device, for the others send what they read to somebody's computers.
const speech = window.speechSynthesis;
const aloud = byId("aloud");
let spoken = [];

function voice(lang) {
  const speaks = (voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === lang;
  return speech.getVoices().find(speaks);
}

// The question and what to do with it, each in its own language; what no voice here can say is left out.
function sentences() {
  const parts = [...document.querySelectorAll("#say, #heading .q, #lead")].filter((part) => part.offsetWidth > 0);
  const said = parts.map((part) => [part.textContent, voice(part.closest("[lang]").lang)]);
  return said.filter(([text, voice]) => text && voice);
}

function offer() {
  aloud.hidden = !speech || sentences().length === 0;
}

function hush() {
  if (!speech) return;
  speech.cancel();
  quiet();
}

function quiet() {
  spoken = [];
  aloud.setAttribute("aria-pressed", "false");
}

function readOut() {
  speech.cancel();
  // Kept, for some browsers forget an utterance in the middle of its sentence.
  spoken = sentences().map(([text, voice]) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    return utterance;
  });
  const mine = spoken;
  for (const utterance of mine) {
    utterance.onend = () => mine === spoken && utterance === mine.at(-1) && quiet();
    utterance.onerror = () => mine === spoken && quiet();
    speech.speak(utterance);
  }
  aloud.setAttribute("aria-pressed", "true");
}

if (speech) {
  aloud.addEventListener("click", () => (spoken.length > 0 ? hush() : readOut()));
  form.addEventListener("change", ({ target }) => target.name === "prompt" && hush());
  addEventListener("pagehide", hush);
  speech.addEventListener?.("voiceschanged", offer);
  parsed.then(offer);
}

// ---- what comes in, told ----

// A screen reader hears how many wait, at most one sentence in five seconds, and not into another sentence.
const SELDOM = 5_000;
const HEARD = 2_000;
const status = () => byId("status");
let [toldAt, heardAt, news, telling] = [-SELDOM, -HEARD, 0, undefined];

const howManyWait = () => Number(document.querySelector("#others .newer")?.textContent.replace(/\D/g, "") ?? 0);

function hear() {
  const now = howManyWait();
  if (now > news) telling ??= setTimeout(tell, Math.max(0, toldAt + SELDOM - performance.now()));
  else news = now;
}

function tell() {
  const rest = heardAt + HEARD - performance.now();
  if (rest > 0) return (telling = setTimeout(tell, rest));
  telling = undefined;
  const now = howManyWait();
  if (now > news) {
    toldAt = performance.now();
    const { one, news: more } = byId("state").dataset;
    const [all] = document.querySelector("#others .newer + .muted")?.textContent.match(/\d[\d.,]*/) ?? [now];
    const many = now.toLocaleString(document.documentElement.lang);
    status().textContent = (now === 1 ? one : more).replace("{n}", many).replace("{all}", all);
  }
  news = now;
}

parsed.then(() => {
  const watched = { childList: true, characterData: true, subtree: true };
  new MutationObserver(() => (heardAt = performance.now())).observe(status(), watched);
  new MutationObserver(hear).observe(byId("others"), watched);
});

// Who asked for the new ones by keyboard goes on in the first of them: the button is gone.
byId("others").addEventListener("click", ({ target }) => {
  if (!target.closest(".newer")) return;
  setTimeout(() => {
    const first = document.querySelector("#others .list .refl");
    if (!first) return;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
  });
});

// What goes when it is pressed moves up what stood below it: the second tap of a double one is not meant for that.
let tapped;
function meant(event) {
  const { target, clientX: x, clientY: y, timeStamp: at, detail } = event;
  const isGone = tapped && !tapped.button.isConnected;
  if (detail && isGone && at - tapped.at < DOUBLE && Math.hypot(x - tapped.x, y - tapped.y) < FINGER) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const button = target.closest?.("button, a");
  tapped = button && { button, x, y, at };
}
addEventListener("click", meant, true);

// ---- the page without a network ----

// Last of all: in a full hall it waits until everything else is there, and until the live layer has said hello, for
// the worker asks for the page once more.
async function remember() {
  await pause(SETTLED);
  const workers = navigator.serviceWorker;
  const isFirst = !workers?.controller;
  await workers?.register("/sw.js");
  if (isFirst) (await workers?.ready)?.active.postMessage("keep");
}

const posted = new URL(location);
if (posted.searchParams.has("posted")) {
  // Loaded again, the page should not say once more that something was sent.
  posted.searchParams.delete("posted");
  history.replaceState(history.state, "", posted);
}

live().then(remember).catch(() => {});
