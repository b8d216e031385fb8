//! To come.

use leptos::prelude::*;

#[component]
pub(super) fn People() -> impl IntoView {}
