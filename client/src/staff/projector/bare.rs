//! What a hall sees when there is nothing to show yet: a sign, a sentence, and what happens next.

use leptos::prelude::*;

use crate::components::icon::icon;

#[component]
pub(super) fn Bare(
    sign: &'static str,
    #[prop(into)] said: String,
    #[prop(into)] hint: String,
) -> impl IntoView {
    let hint = (!hint.is_empty()).then(|| view! { <p>{hint}</p> });
    view! { <div class="bare" class:is-echo=sign == "echo">{icon(sign)} <p>{said}</p> {hint}</div> }
}
