//! What moderators do when they worry about someone. Agreed before the meeting, so an example is offered.

use leptos::prelude::*;
use shared::command::Action;
use shared::limits;
use shared::text::hall as text;

use super::saving::Saving;
use crate::components::said::{fill, say};
use crate::live::Live;

#[component]
pub(super) fn Protocol(live: Live) -> impl IntoView {
    let saving = expect_context::<Saving>();
    let words = Memo::new(move |_| live.board.protocol());
    let is_closed = Memo::new(move |_| live.board.is_final());
    let write = move |words: String| {
        saving.save_said(Action::SetProtocol { text: words }, text::PROTOCOL);
    };
    let change = move |event: leptos::ev::Event| write(event_target_value(&event));
    view! {
        <section class="sec" aria-labelledby="protocol">
            <header><h2 id="protocol">{say(text::PROTOCOL)}</h2><p>{say(text::PROTOCOL_HINT)}</p></header>
            <div class="card end">
                <label class="label" for="protocol-text">{say(text::PROTOCOL_LABEL)}</label>
                <textarea
                    id="protocol-text"
                    class="input"
                    rows="8"
                    maxlength=limits::PROTOCOL.to_string()
                    disabled=is_closed
                    aria-describedby="protocol-hint"
                    prop:value=words
                    on:change=change
                ></textarea>
                <p class="muted" id="protocol-hint">{fill(text::LETTERS, &[("n", &limits::PROTOCOL.to_string())])}</p>
                {move || words.with(|words| words.trim().is_empty()).then(|| view! {
                    <p>{say(text::NO_PROTOCOL)}</p>
                    <button type="button" class="btn" disabled=is_closed on:click=move |_| write(say(text::EXAMPLE_PROTOCOL).to_owned())>
                        {say(text::USE_EXAMPLE)}
                    </button>
                })}
            </div>
        </section>
    }
}
