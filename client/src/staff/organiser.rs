use crate::live::Live;
use leptos::prelude::*;
#[component]
pub(super) fn Organiser(live: Live) -> impl IntoView { let _ = live; }
