//! Colleagues at the table: what each holds or stands on is marked with their shape and name, and what this page holds
//! is told to them. Presence only: nobody is refused anything, but nobody does the same work twice.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use shared::api::{Colleague, Whereabouts};
use shared::event::Standing;
use shared::ids::ReflectionId;
use shared::limits;
use shared::text::table;

use super::desk::Desk;
use super::selection::Place;
use crate::components::icon::shape;
use crate::components::said::{count, fill, say};
use crate::live::Live;

/// Said again within the time that a hold counts.
const AGAIN: Duration = Duration::from_secs(7);
/// Steps that follow each other faster are told as one.
const REST: Duration = Duration::from_millis(120);
/// What "take 10" takes.
const BATCH: usize = 10;

/// A person at the table as colleagues see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) number: u32,
    pub(super) name: String,
    pub(super) category: &'static str,
    pub(super) is_me: bool,
}

/// Why a card carries a colleague's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hold {
    pub(super) person: Person,
    /// Held, and not only looked at: others pass it over.
    is_held: bool,
}

type Signals = HashMap<ReflectionId, ArcRwSignal<Option<Hold>>>;

#[derive(Clone, Copy)]
pub(super) struct Holds {
    now: StoredValue<HashMap<ReflectionId, Hold>>,
    signals: StoredValue<Signals>,
    /// What this page took to read.
    mine: RwSignal<Arc<Vec<ReflectionId>>>,
    is_owed: StoredValue<bool>,
}

impl Holds {
    pub(super) fn new() -> Self {
        Self {
            now: StoredValue::default(),
            signals: StoredValue::default(),
            mine: RwSignal::default(),
            is_owed: StoredValue::new(false),
        }
    }

    /// Who else is at this one.
    pub(super) fn of(self, id: ReflectionId) -> ArcReadSignal<Option<Hold>> {
        let now = self.now.with_value(|now| now.get(&id).cloned());
        let signal = self.signals.try_update_value(|signals| {
            signals.entry(id).or_insert_with(|| ArcRwSignal::new(now)).read_only()
        });
        signal.unwrap_or_else(|| ArcRwSignal::new(None).read_only())
    }

    fn set(self, next: HashMap<ReflectionId, Hold>) {
        let before =
            self.now.try_update_value(|now| std::mem::replace(now, next.clone())).unwrap_or_default();
        let changed = before.keys().chain(next.keys()).filter(|id| before.get(id) != next.get(id));
        for id in changed {
            if let Some(signal) = self.signals.with_value(|signals| signals.get(id).cloned()) {
                signal.set(next.get(id).cloned());
            }
        }
    }
}

/// Everybody at the table, oneself first. Reactive.
pub(super) fn people(live: Live) -> Vec<Person> {
    let Some(presence) = live.presence() else { return Vec::new() };
    let mut people: Vec<Person> = presence.colleagues.iter().map(|c| person(c, presence.you)).collect();
    people.sort_by_key(|person| (!person.is_me, person.number));
    people
}

fn person(colleague: &Colleague, me: u32) -> Person {
    let is_me = colleague.number == me;
    let number = colleague.number;
    let name = colleague.name.clone().unwrap_or_else(|| {
        if is_me {
            say(table::ME_UNNAMED).to_owned()
        } else {
            fill(table::COLLEAGUE, &[("n", &number.to_string())])
        }
    });
    // Inkt and koffie are the colours that prompts leave free; oneself is always koffie.
    let others = ["inkt", "pruim", "zee", "klei"];
    let place = usize::try_from(number - u32::from(me != 0 && number > me)).unwrap_or(1);
    let category = if is_me { "koffie" } else { others[place.saturating_sub(1) % others.len()] };
    Person { number, name, category, is_me }
}

/// Marks what colleagues are at, and tells them where this page is.
pub(super) fn listen(desk: Desk) {
    let holds = desk.holds;
    Effect::new(move |_| {
        let Some(presence) = desk.live.presence() else { return };
        let mut next = HashMap::new();
        for colleague in presence.colleagues.iter().filter(|c| c.number != presence.you) {
            let person = person(colleague, presence.you);
            if let Some(id) = colleague.place {
                next.insert(id, Hold { person: person.clone(), is_held: false });
            }
            for id in &colleague.holds {
                next.insert(*id, Hold { person: person.clone(), is_held: true });
            }
        }
        holds.set(next);
    });
    Effect::new(move |_| {
        desk.selection.cursor.track();
        desk.selection.many.track();
        holds.mine.track();
        desk.live.connection();
        // One telling for all that happens in a moment.
        if holds.is_owed.try_update_value(|owed| std::mem::replace(owed, true)) == Some(false) {
            set_timeout(move || tell(desk), REST);
        }
    });
    if let Ok(again) = set_interval_with_handle(move || tell(desk), AGAIN) {
        on_cleanup(move || again.clear());
    }
}

fn tell(desk: Desk) {
    desk.holds.is_owed.set_value(false);
    if document().hidden() {
        // Whoever looks at something else holds nothing.
        return;
    }
    let waits = |id: &ReflectionId| desk.peek(*id).is_some_and(|r| r.standing == Standing::Waiting);
    let mine = desk.holds.mine.get_untracked();
    let left: Vec<_> = mine.iter().copied().filter(waits).collect();
    if left.len() != mine.len() {
        desk.holds.mine.set(Arc::new(left.clone()));
    }
    let many = desk.selection.many.get_untracked();
    let mut hold: Vec<_> = left.into_iter().chain(many.iter().copied()).collect();
    hold.truncate(limits::HOLDS);
    let place = desk.selection.cursor.get_untracked();
    desk.live.say_presence(Whereabouts { place, hold });
}

impl Desk {
    /// Does a colleague hold it? Then it is theirs to do.
    pub(super) fn is_taken(self, id: ReflectionId) -> bool {
        self.holds.now.with_value(|now| now.get(&id).is_some_and(|hold| hold.is_held))
    }

    /// The first ten of the queue that nobody else holds.
    pub(super) fn take_batch(self) {
        let listed = self.ids_in(Place::Stream);
        let free: Vec<_> = listed.iter().copied().filter(|id| !self.is_taken(*id)).take(BATCH).collect();
        let Some(first) = free.first().copied() else {
            return self.note.set(say(table::NONE_FREE).to_owned());
        };
        self.note.set(count(table::TAKEN_TEN, free.len()));
        self.holds.mine.set(Arc::new(free));
        self.go_to(first);
    }
}

/// The tab with a colleague's shape and name.
#[component]
pub(super) fn HeldTag(id: ReflectionId) -> impl IntoView {
    let hold = expect_context::<Desk>().holds.of(id);
    move || {
        hold.get().map(|Hold { person, .. }| {
            view! {
                <span class="held-tag" data-cat=person.category>{shape(person.category)} {person.name}</span>
            }
        })
    }
}

/// Everybody at the table, in the status line.
#[component]
pub(super) fn People() -> impl IntoView {
    let live = expect_context::<Desk>().live;
    let people = Memo::new(move |_| people(live));
    let one = |person: Person| {
        let is_named = person.name != say(table::ME_UNNAMED);
        let name =
            if person.is_me && is_named { fill(table::ME, &[("name", &person.name)]) } else { person.name };
        view! { <li class="mod" data-cat=person.category>{shape(person.category)} {name}</li> }
    };
    view! {
        <ul role="list" class="at-table push" aria-label=say(table::AT_THE_TABLE)>
            {move || people.get().into_iter().map(one).collect::<Vec<_>>()}
        </ul>
    }
}
