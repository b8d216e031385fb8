//! To come.

use leptos::prelude::*;

#[component]
pub(super) fn Votes() -> impl IntoView {}
