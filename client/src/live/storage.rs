//! What must outlive the page: the browser's database, with a copy in memory so that reading is at once and writing
//! happens behind it. Where the browser refuses it, there is the memory alone, and every writer is told.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use idb::{
    Database, DatabaseEvent, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query, Request, Transaction,
    TransactionMode,
};
use js_sys::Array;
use leptos::prelude::window;
use shared::ids::BoardId;
use wasm_bindgen::JsValue;
use web_sys::Event;

use super::timer::after;

const DATABASE: &str = "weerklank";
const VERSION: u32 = 1;
const KEPT: &str = "kept";
/// The draft is the keeper's, which came before this layer: one writes it, and nobody else touches it.
const DRAFT: &str = "draft";
/// A browser that has not answered by then has refused: some hang instead of saying no.
const LIMIT_MS: i32 = 2_000;

/// Told, once, whether it stands on the device.
pub type Told = Box<dyn FnOnce(bool)>;

/// For who does not wait for the answer.
pub fn unheard() -> Told {
    Box::new(|_| ())
}

/// The entries of one board. Keys are told without the board that they begin with.
#[derive(Clone)]
pub struct Store(Rc<Shelf>);

struct Shelf {
    prefix: String,
    database: RefCell<Option<Database>>,
    is_opening: Cell<bool>,
    entries: RefCell<Vec<(String, String)>>,
    /// Removed by this page. A reading that began before, or another connection, may still tell of them.
    gone: RefCell<Vec<String>>,
}

impl Store {
    /// Reads all there is, and takes over what the older version of our pages kept elsewhere.
    pub fn open(board: BoardId, then: impl FnOnce(Self) + 'static) {
        let shelf = Rc::new(Shelf {
            prefix: format!("{board}:"),
            database: RefCell::default(),
            is_opening: Cell::new(false),
            entries: RefCell::default(),
            gone: RefCell::default(),
        });
        let old = shelf.adopt();
        let store = Self(Rc::clone(&shelf));
        let ready = in_time(Box::new(move |is_kept| {
            if let (true, Some(storage)) = (is_kept, local()) {
                for name in old {
                    let _ = storage.remove_item(&name);
                }
            }
            then(store);
        }));
        shelf.open(ready);
    }

    pub(super) fn is_kept(&self) -> bool {
        self.0.database.borrow().is_some()
    }

    pub(crate) fn get(&self, key: &str) -> Option<String> {
        let entries = self.0.entries.borrow();
        entries.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone())
    }

    /// The entries whose keys begin like this.
    pub(super) fn each(&self, prefix: &str, mut see: impl FnMut(&str, &str)) {
        for (key, value) in self.0.entries.borrow().iter() {
            if let Some(key) = key.strip_prefix(prefix) {
                see(key, value);
            }
        }
    }

    pub(crate) fn put(&self, key: &str, value: String, then: Told) {
        self.0.gone.borrow_mut().retain(|gone| gone != key);
        let json = JsValue::from(&value);
        self.0.remember(key, value);
        self.0.write(key, Some(&json), then);
    }

    pub(crate) fn remove(&self, key: &str) {
        self.0.entries.borrow_mut().retain(|(known, _)| known != key);
        self.0.gone.borrow_mut().push(key.to_owned());
        self.0.write(key, None, unheard());
    }

    /// Learns what other tabs have left.
    pub(super) fn refresh(&self, then: Told) {
        let then = in_time(then);
        match self.0.begin() {
            Some((transaction, kept)) => self.0.load(transaction, &kept, then),
            None => self.0.open(then),
        }
    }
}

impl Shelf {
    /// The names of what the older version kept.
    fn adopt(&self) -> Vec<String> {
        let Some(storage) = local() else { return Vec::new() };
        let count = storage.length().unwrap_or(0);
        let mut adopted = Vec::new();
        for name in (0..count).filter_map(|at| storage.key(at).ok().flatten()) {
            let key = name.strip_prefix("weerklank:").and_then(|name| name.strip_prefix(&*self.prefix));
            if let Some(key) = key.filter(|key| *key != DRAFT)
                && let Ok(Some(value)) = storage.get_item(&name)
            {
                self.remember(key, value);
                adopted.push(name);
            }
        }
        adopted
    }

    fn open(self: &Rc<Self>, tell: Tell) {
        // Never told at once: who asks is still busy with it.
        let refuse = |tell: Tell| {
            after(0, Box::new(move || tell(false)));
        };
        if self.is_opening.replace(true) {
            return refuse(tell);
        }
        let request = Factory::new().and_then(|factory| factory.open(DATABASE, Some(VERSION)));
        let Ok(mut request) = request else {
            self.is_opening.set(false);
            return refuse(tell);
        };
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                let _ = database.create_object_store(KEPT, ObjectStoreParams::new());
            }
        });
        let (shelf, told) = (Rc::clone(self), Rc::clone(&tell));
        request.on_success(move |event| {
            shelf.is_opening.set(false);
            match event.database() {
                Ok(database) => shelf.opened(database, told),
                Err(_) => told(false),
            }
        });
        let shelf = Rc::clone(self);
        request.on_error(move |_| {
            shelf.is_opening.set(false);
            tell(false);
        });
        request.forget_callbacks();
    }

    /// The connection may be a new one: what was written meanwhile is written now.
    fn opened(self: &Rc<Self>, mut database: Database, tell: Tell) {
        // A later version of our pages wants to change the database, and must not wait for this one.
        let shelf = Rc::clone(self);
        database.on_version_change(move |_| {
            if let Some(database) = shelf.database.take() {
                database.close();
            }
        });
        *self.database.borrow_mut() = Some(database);
        let Some((transaction, kept)) = self.begin() else { return tell(false) };
        for (key, value) in self.entries.borrow().iter() {
            let _ = kept.put(&value.into(), Some(&self.name(key)));
        }
        for key in self.gone.borrow().iter() {
            let _ = kept.delete(Query::Key(self.name(key)));
        }
        self.load(transaction, &kept, tell);
    }

    /// A connection that the browser has lost is as good as none.
    fn begin(&self) -> Option<(Transaction, ObjectStore)> {
        let database = self.database.borrow();
        let transaction = database.as_ref()?.transaction(&[KEPT], TransactionMode::ReadWrite).ok()?;
        let kept = transaction.object_store(KEPT).ok()?;
        Some((transaction, kept))
    }

    fn write(self: &Rc<Self>, key: &str, value: Option<&JsValue>, then: Told) {
        let tell = in_time(then);
        let Some((transaction, kept)) = self.begin() else { return self.open(tell) };
        let asked = match value {
            Some(value) => kept.put(value, Some(&self.name(key))).is_ok(),
            None => kept.delete(Query::Key(self.name(key))).is_ok(),
        };
        end(transaction, Box::new(move |is_kept| tell(is_kept && asked)));
    }

    fn load(self: &Rc<Self>, transaction: Transaction, kept: &ObjectStore, tell: Tell) {
        // `;` comes right behind `:`, with which every key of this board goes on.
        let last = self.prefix.replace(':', ";");
        let range = || KeyRange::bound(&self.prefix.as_str().into(), &last.as_str().into(), None, None).ok();
        let keys = kept.get_all_keys(range().map(Query::KeyRange), None);
        let values = kept.get_all(range().map(Query::KeyRange), None);
        let shelf = Rc::clone(self);
        end(
            transaction,
            Box::new(move |is_read| {
                if let (true, Ok(keys), Ok(values)) = (is_read, keys, values)
                    && let (Ok(keys), Ok(values)) = (keys.result(), values.result())
                {
                    shelf.learn(&Array::from(&keys), &Array::from(&values));
                }
                tell(is_read);
            }),
        );
    }

    fn learn(&self, keys: &Array, values: &Array) {
        for at in 0..keys.length() {
            let (Some(key), Some(value)) = (keys.get(at).as_string(), values.get(at).as_string()) else {
                continue;
            };
            let Some(key) = key.strip_prefix(&*self.prefix).filter(|key| *key != DRAFT) else { continue };
            let knows = self.entries.borrow().iter().any(|(known, _)| known == key);
            if !knows && !self.gone.borrow().iter().any(|gone| gone == key) {
                self.remember(key, value);
            }
        }
    }

    fn remember(&self, key: &str, value: String) {
        let mut entries = self.entries.borrow_mut();
        match entries.iter_mut().find(|(known, _)| known == key) {
            Some(entry) => entry.1 = value,
            None => entries.push((key.to_owned(), value)),
        }
    }

    fn name(&self, key: &str) -> JsValue {
        (self.prefix.clone() + key).into()
    }
}

type Tell = Rc<dyn Fn(bool)>;

/// The first answer counts, and silence is one.
fn in_time(then: Told) -> Tell {
    let then = Cell::new(Some(then));
    let tell: Tell = Rc::new(move |is_kept| {
        if let Some(then) = then.take() {
            then(is_kept);
        }
    });
    let late = Rc::clone(&tell);
    after(LIMIT_MS, Box::new(move || late(false)));
    tell
}

/// What a transaction did counts when it is complete, not when a request in it says so.
fn end(mut transaction: Transaction, then: Told) {
    let then = Rc::new(Cell::new(Some(then)));
    let done = |is_kept: bool| -> Box<dyn FnOnce(Event)> {
        let then = Rc::clone(&then);
        Box::new(move |_| {
            if let Some(then) = then.take() {
                then(is_kept);
            }
        })
    };
    transaction.on_complete(done(true));
    transaction.on_abort(done(false));
    transaction.forget_callbacks();
}

fn local() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
