//! To come.

use leptos::prelude::*;

#[component]
pub(super) fn Facts() -> impl IntoView {}
