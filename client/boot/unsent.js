// On the start page and on pages that say what is wrong: what this phone still keeps for its person. A board whose
// code is dead has no page of its own any more, and nothing typed is ever thrown away but by its author.

const place = document.getElementById("kept");
const say = place?.dataset;

// Links back to the boards that one was at last; more is a history.
const RECENT = 3;

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text) made.textContent = text;
  return made;
}

function button(text, act) {
  const made = element("button", "btn", text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("weerklank", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("kept");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });
}

function read(json) {
  try {
    return JSON.parse(json) ?? {};
  } catch {
    return {};
  }
}

// [key, value] of everything, by board.
function boards(entries) {
  const all = new Map();
  for (const [key, json] of entries) {
    const [id, kind] = key.split(":");
    if (!all.has(id)) all.set(id, { texts: [] });
    const board = all.get(id);
    const kept = kind === "edit" ? { text: json } : read(json);
    if (kind === "last") {
      Object.assign(board, { last: key, now: kept.now });
    } else if (kind === "draft") {
      for (const { text } of [kept, ...(kept.older ?? [])]) if (text) board.texts.push({ key, text });
    } else {
      const text = kept.text ?? kept.command?.post?.text ?? kept.command?.edit?.text;
      if (text) board.texts.push({ key, text });
    }
  }
  return [...all.values()].sort((a, b) => (b.now?.server_now ?? 0) - (a.now?.server_now ?? 0));
}

// A draft holds several texts in one entry.
function without(json, text) {
  const kept = read(json);
  const left = [kept, ...(kept.older ?? [])].filter((one) => one.text && one.text !== text);
  if (left.length === 0) return undefined;
  const [first, ...older] = left;
  return JSON.stringify({ ...first, older });
}

function drop(database, { key, text }) {
  const kept = database.transaction("kept", "readwrite").objectStore("kept");
  kept.get(key).onsuccess = ({ target }) => {
    const left = key.endsWith(":draft") ? without(target.result, text) : undefined;
    if (left) kept.put(left, key);
    else kept.delete(key);
  };
}

function card(database, one) {
  const item = element("li", "");
  const paper = element("article", "refl");
  const line = element("div", "acts");
  const copied = element("span", "muted");
  copied.setAttribute("role", "status");
  const copy = button(say.copy, async () => {
    try {
      await navigator.clipboard.writeText(one.text);
      copied.textContent = say.copied;
    } catch {
      getSelection().selectAllChildren(paper.firstChild);
    }
  });
  const away = button(say.drop, () => {
    drop(database, one);
    item.remove();
    if (place.querySelector("article")) return;
    place.querySelector(".lead").hidden = true;
    place.hidden = !place.querySelector("a");
  });
  line.append(copy, away, copied);
  paper.append(element("p", "refl-text", one.text), line);
  item.append(paper);
  return item;
}

function link(board) {
  const made = element("a", "more", say.back.replace("{title}", board.now.title));
  made.href = `/${board.now.code}`;
  made.append(place.querySelector("template").content.cloneNode(true));
  return made;
}

function everything(database) {
  return new Promise((resolve, reject) => {
    const found = [];
    const walk = database.transaction("kept").objectStore("kept").openCursor();
    walk.onerror = () => reject(walk.error);
    walk.onsuccess = ({ target: { result } }) => {
      if (!result) return resolve(found);
      found.push([result.key, result.value]);
      result.continue();
    };
  });
}

// The server does not know this page's board any more: what could still be read of it here goes, unsent words stay.
function forget(database, all) {
  if (document.getElementById("board").dataset.status !== "404") return;
  const here = location.pathname.replace(/%20|[/-]/g, "").toUpperCase();
  for (const board of all.filter(({ now }) => now?.code === here)) {
    database.transaction("kept", "readwrite").objectStore("kept").delete(board.last);
    board.now = undefined;
  }
}

async function show() {
  const database = await open();
  const all = boards(await everything(database));
  forget(database, all);
  const shown = all.filter(({ now, texts }, at) => texts.length > 0 || (now && at < RECENT));
  for (const board of shown) {
    if (board.now) place.append(link(board));
    if (board.texts.length === 0) continue;
    const list = element("ul", "list");
    list.setAttribute("role", "list");
    list.append(...board.texts.map((one) => card(database, one)));
    place.append(list);
  }
  place.querySelector(".lead").hidden = shown.every(({ texts }) => texts.length === 0);
  place.hidden = shown.length === 0;
}

// Boards that were made or organised here. Their links open them, and are kept in this browser alone; the organiser's
// page reads and writes the same list.
const BOARDS = "weerklank-boards";
const MOST = 50;
const own = document.getElementById("own-boards");
const made = document.getElementById("made-board");

// A link of our own to a board, and nothing that somebody else put there.
function isOwn(board) {
  return typeof board?.title === "string" && String(board.url).startsWith(`${location.origin}/b/`);
}

function ownBoards() {
  try {
    const all = JSON.parse(localStorage.getItem(BOARDS));
    return Array.isArray(all) ? all.filter(isOwn) : [];
  } catch {
    return [];
  }
}

function keepBoards(all) {
  try {
    localStorage.setItem(BOARDS, JSON.stringify(all.slice(0, MOST)));
    return true;
  } catch {
    return false;
  }
}

function forgetBoard(id) {
  keepBoards(ownBoards().filter((board) => board.id !== id));
}

function day(seen) {
  const at = new Date(`${seen}T12:00`);
  return Number.isNaN(at.getTime()) ? undefined : at.toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
}

function ownBoard({ id, title, url, seen }) {
  const item = element("li", "");
  const open = element("a", "more");
  const words = element("span", "");
  const when = day(seen);
  words.append(element("b", "", title));
  words.firstChild.dir = "auto";
  if (when) words.append(element("small", "", own.dataset.seen.replace("{day}", when)));
  open.href = url;
  open.append(words, own.querySelector("template").content.cloneNode(true));
  const away = button(own.dataset.forget, () => {
    const next = (item.nextElementSibling ?? item.previousElementSibling)?.querySelector("a");
    forgetBoard(id);
    item.remove();
    own.hidden = !next;
    (next ?? document.getElementById("code")).focus();
  });
  away.classList.add("btn-bare");
  away.setAttribute("aria-label", own.dataset.forgetTitle.replace("{title}", title));
  item.append(open, away);
  return item;
}

if (own) {
  const all = ownBoards();
  own.querySelector("ul").append(...all.map(ownBoard));
  own.hidden = all.length === 0;
}

if (made) {
  const { id, title, url } = made.dataset;
  const now = new Date();
  const seen = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  const isKept = isOwn({ title, url }) && keepBoards([{ id, title, url, seen }, ...ownBoards().filter((board) => board.id !== id)]);
  made.hidden = !isKept;
  made.querySelector("button").addEventListener("click", () => {
    forgetBoard(id);
    made.querySelector("[role=status]").textContent = made.dataset.forgot;
    made.querySelector("button").remove();
  });
}

// The links of a board that was just made: without a script they are copied by hand.
for (const copy of document.querySelectorAll("[data-copies]")) {
  const copied = copy.nextElementSibling;
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(copy.dataset.copies);
      copied.textContent = copy.dataset.copied;
    } catch {
      getSelection().selectAllChildren(copy.parentElement.querySelector(".url"));
    }
  });
}

// A report in JSON becomes a board again, and its organiser goes there.
const takeIn = document.getElementById("take-in");
// The server takes no more, and hangs up on a file that is larger before it can say so.
const LARGEST = 32 * 1024 * 1024;

// What went wrong, by the `type` of the server's problem; of what this page has no words for, that it failed.
function troubled(kind) {
  const said = document.getElementById("file-error");
  const file = document.getElementById("file");
  const name = kind.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  said.lastElementChild.textContent = takeIn.dataset[name] ?? takeIn.dataset.failed;
  said.hidden = false;
  const wrong = (kind === "key-needed" && document.getElementById("key")) || file;
  wrong.setAttribute("aria-invalid", "true");
  wrong.focus();
}

async function imported(file) {
  if (file.size > LARGEST) return { type: "too-large" };
  const headers = { "content-type": "application/json" };
  const key = document.getElementById("key")?.value.trim();
  if (key) headers.authorization = `Bearer ${key}`;
  const answer = await fetch("/api/boards/import", { method: "POST", headers, body: file });
  return answer.json();
}

if (takeIn) {
  const form = takeIn.querySelector("form");
  const status = form.querySelector("[role=status]");
  takeIn.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const send = form.querySelector("button");
    if (send.getAttribute("aria-disabled")) return;
    document.getElementById("file-error").hidden = true;
    for (const field of document.querySelectorAll("#file, #key")) field.removeAttribute("aria-invalid");
    send.setAttribute("aria-disabled", "true");
    status.textContent = takeIn.dataset.busy;
    const { links, type } = await imported(document.getElementById("file").files[0]).catch(() => ({}));
    status.textContent = "";
    send.removeAttribute("aria-disabled");
    if (links) location.assign(links.organiser);
    else troubled(type ?? "failed");
  });
}

if (place) show().catch(() => {});
