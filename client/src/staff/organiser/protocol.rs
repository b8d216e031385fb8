//! What moderators do when they worry about someone. Agreed before the meeting, so an example is offered.

use leptos::prelude::*;
use shared::command::Action;
use shared::limits;
use shared::text::hall as text;

use super::field::Fault;
use super::saving::Saving;
use super::section::{Part, Section};
use crate::components::number::number;
use crate::components::said::{fill, say};
use crate::live::Live;

#[component]
pub(super) fn Protocol(live: Live) -> impl IntoView {
    let saving = expect_context::<Saving>();
    let words = Memo::new(move |_| live.board.protocol());
    let is_closed = Memo::new(move |_| live.board.is_final());
    let fault = Fault::of("protocol-text");
    let write = move |words: String| match shared::words::Protocol::parse(&words) {
        Ok(_) => {
            fault.clear();
            saving.save_said(Action::SetProtocol { text: words }, text::PROTOCOL);
        }
        Err(why) => fault.find(&words, why, text::NO_PROTOCOL),
    };
    let change = move |event: leptos::ev::Event| write(event_target_value(&event));
    view! {
        <Section part=Part::Protocol>
            <div class="card end">
                <label class="label" for="protocol-text">{say(text::PROTOCOL_LABEL)}</label>
                <textarea
                    id="protocol-text"
                    class="input"
                    rows="8"
                    dir="auto"
                    disabled=is_closed
                    aria-invalid=move || fault.is_there()
                    aria-describedby=format!("protocol-hint {}", fault.id())
                    prop:value=words
                    on:change=change
                ></textarea>
                {fault.shown()}
                <p class="muted" id="protocol-hint">{fill(text::LETTERS, &[("n", &number(limits::PROTOCOL))])}</p>
                {move || words.with(|words| words.trim().is_empty()).then(|| view! {
                    <p>{say(text::NO_PROTOCOL)}</p>
                    <button type="button" class="btn" disabled=is_closed on:click=move |_| write(say(text::EXAMPLE_PROTOCOL).to_owned())>
                        {say(text::USE_EXAMPLE)}
                    </button>
                })}
            </div>
        </Section>
    }
}
