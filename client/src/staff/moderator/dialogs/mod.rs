//! The dialogs of the page; which one is open stands in the desk.

mod choice;
mod confirm;
mod facts;
mod help;
mod import;
mod new_theme;
mod paper;
mod people;
mod picker;
mod reasons;
mod remove_person;
mod stack_on;
mod steps;
mod theme_history;
mod votes;

use leptos::prelude::*;

use super::desk::{Desk, Dialog};
use confirm::RemoveTheme;
use facts::Facts;
use help::Help;
use import::Import;
use new_theme::NewTheme;
use paper::PaperEntry;
use people::People;
use picker::{Merge, Move};
use reasons::SetAside;
use remove_person::RemovePerson;
use stack_on::StackOn;
use steps::Done;
use theme_history::ThemeHistory;
use votes::Votes;

#[component]
pub(super) fn Dialogs() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let open = Memo::new(move |_| desk.dialog.get());
    move || match open.get()? {
        Dialog::Move(ids) => Some(view! { <Move ids/> }.into_any()),
        Dialog::SetAside(ids) => Some(view! { <SetAside ids/> }.into_any()),
        Dialog::NewTheme(ids) => Some(view! { <NewTheme ids/> }.into_any()),
        Dialog::Merge(theme) => Some(view! { <Merge theme/> }.into_any()),
        Dialog::Remove(theme) => Some(view! { <RemoveTheme theme/> }.into_any()),
        Dialog::StackOn(id) => Some(view! { <StackOn id/> }.into_any()),
        Dialog::ThemeHistory(theme) => Some(view! { <ThemeHistory theme/> }.into_any()),
        Dialog::Steps => Some(view! { <Done/> }.into_any()),
        Dialog::Keys => Some(view! { <Help/> }.into_any()),
        Dialog::People => Some(view! { <People/> }.into_any()),
        Dialog::RemovePerson(id) => Some(view! { <RemovePerson id/> }.into_any()),
        Dialog::Votes => Some(view! { <Votes/> }.into_any()),
        Dialog::Facts => Some(view! { <Facts/> }.into_any()),
        Dialog::Paper => Some(view! { <PaperEntry/> }.into_any()),
        Dialog::Import => Some(view! { <Import/> }.into_any()),
    }
}
