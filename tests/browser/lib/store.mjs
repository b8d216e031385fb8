// What a phone keeps of a board, as its pages left it.

/** Every entry by its name without the board (the page's own, unless said): `draft`, `last`, `form`, `attendee:…`, `edit:…`. */
export function entries(page, board) {
  return page.evaluate(async (id) => {
    const board = id ?? document.getElementById("board").dataset.board;
    const answer = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await answer(indexedDB.open("weerklank", 1));
    const kept = database.transaction("kept").objectStore("kept");
    const range = IDBKeyRange.bound(`${board}:`, `${board};`);
    const [keys, values] = await Promise.all([answer(kept.getAllKeys(range)), answer(kept.getAll(range))]);
    database.close();
    return Object.fromEntries(keys.map((key, at) => [key.slice(board.length + 1), values[at]]));
  }, board?.id);
}
