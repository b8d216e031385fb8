use crate::live::Live;
use leptos::prelude::*;
#[component]
pub(super) fn Projector(live: Live) -> impl IntoView { let _ = live; }
