//! To come.

use leptos::prelude::*;

#[component]
pub(super) fn RemovePerson(id: shared::ids::ReflectionId) -> impl IntoView {
    let _ = id;
}
