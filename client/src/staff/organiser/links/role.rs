//! One role's links: those that are there, a new one, and each renewed or revoked.

use leptos::prelude::*;
use shared::role::Role;
use shared::text::{Said, hall, organise, staff as text};

use super::super::own::OwnLink;
use super::super::qr::QrSwitch;
use super::super::{clip, date};
use super::ways::{Call, Link, Ways};
use crate::components::dom::{after_drawing, find, focus};
use crate::components::icon::small_icon;
use crate::components::number::number;
use crate::components::said::{fill, say};

#[component]
pub(super) fn RoleRow(ways: Ways, role: Role, title: Said, hint: Said, page: &'static str) -> impl IntoView {
    let own = move || {
        let links = ways.list.get().into_iter().filter(|link| link.role == role);
        links.enumerate().collect::<Vec<_>>()
    };
    // Without any, nobody could come in to make a new one.
    let is_last = Memo::new(move |_| role == Role::Organiser && own().len() < 2);
    let secret = move || ways.made.get().filter(|(made, _)| *made == role).map(|(_, link)| link);
    let adding = move || ways.pending.is_slow(&Call::Add(role));
    let is_adding = move || ways.pending.is(&Call::Add(role)).then_some("true");
    let open = (role != Role::Organiser).then(|| {
        view! {
            <a class="btn" href=format!("/b/{}/{page}", ways.board) target="_blank" rel="noopener">
                {small_icon("screen")} {say(text::OPEN)}
                <span class="vh">": "{say(title)}</span>
            </a>
        }
    });
    let mine = (role == Role::Organiser).then(|| view! { <OwnRow ways/> });
    view! {
        <div class="lrow" data-role=role.as_str()>
            <b>{say(title)}</b>
            <p>{say(hint)}</p>
            <div class="row">
                {open}
                <button
                    type="button"
                    class="btn"
                    disabled=move || ways.is_final()
                    aria-disabled=is_adding
                    on:click=move |_| ways.add(role)
                >
                    {small_icon("plus")} {move || say(if adding() { hall::BUSY } else { text::NEW_LINK })}
                    <span class="vh">": "{say(title)}</span>
                </button>
            </div>
            {mine}
            {move || secret().map(|link| view! { <Fresh ways link said=text::LINK_ONCE/> })}
            <ul class="made" role="list">
                <For each=own key=|(_, link)| link.id.clone() let:item>
                    <Line ways n=item.0 + 1 link=item.1 is_last/>
                </For>
            </ul>
        </div>
    }
}

/// The organiser's own link, as long as this browser knows it; at the head of all where it was renewed just now.
#[component]
fn OwnRow(ways: Ways) -> impl IntoView {
    let own = expect_context::<OwnLink>();
    if own.is_new {
        after_drawing(|| {
            if let Some(copy) = find("[data-role=organiser] .once .btn-main") {
                copy.scroll_into_view();
                focus(&copy);
            }
        });
    }
    move || {
        let link = own.url()?;
        Some(if own.is_new {
            view! { <Fresh ways link said=organise::OWN_RENEWED/> }.into_any()
        } else {
            view! {
                <div class="own row">
                    <button type="button" class="btn" on:click=move |_| clip::copy(ways.note, link.clone())>
                        {small_icon("copy")} {say(organise::COPY_OWN)}
                    </button>
                </div>
            }
            .into_any()
        })
    }
}

/// A link with its secret.
#[component]
fn Fresh(ways: Ways, link: String, said: Said) -> impl IntoView {
    let (shown, copied, drawn) = (link.clone(), link.clone(), link);
    view! {
        <div class="once" role="group" aria-label=say(organise::LINK_MADE)>
            <p>{say(said)}</p>
            <div class="row">
                <input class="input" readonly dir="ltr" aria-label=say(organise::LINK_MADE) prop:value=shown on:focus=clip::choose_all/>
                <button type="button" class="btn btn-main" on:click=move |_| clip::copy(ways.note, copied.clone())>
                    {small_icon("copy")} {say(text::COPY)}
                </button>
                <QrSwitch words=drawn/>
            </div>
        </div>
    }
}

#[component]
fn Line(ways: Ways, n: usize, link: Link, is_last: Memo<bool>) -> impl IntoView {
    let role = link.role;
    let said = fill(text::LINK_OF, &[("n", &number(n)), ("date", &date::long(link.created))]);
    let id = StoredValue::new(link.id);
    let label = |what: Said| format!("{}: {said}", say(what));
    let (renew_label, revoke_label) = (label(organise::RENEW), label(text::REVOKE));
    let state = move |call: Call| ways.pending.is(&call).then_some("true");
    let word = move |call: Call, word: Said| say(if ways.pending.is_slow(&call) { hall::BUSY } else { word });
    let (renewing, revoking) = (move || Call::Renew(id.get_value()), move || Call::Revoke(id.get_value()));
    let why = move || is_last.get().then(|| say(text::LAST_LINK));
    view! {
        <li>
            <span class="muted">{said}</span>
            <span class="row">
                <button
                    type="button"
                    class="btn"
                    aria-label=renew_label
                    disabled=move || ways.is_final()
                    aria-disabled=move || state(renewing())
                    on:click=move |_| ways.renew(role, id.get_value())
                >
                    {move || word(renewing(), organise::RENEW)}
                </button>
                <button
                    type="button"
                    class="btn"
                    aria-label=revoke_label
                    disabled=is_last
                    aria-disabled=move || state(revoking())
                    title=why
                    on:click=move |_| ways.revoke(role, id.get_value())
                >
                    {move || word(revoking(), text::REVOKE)}
                </button>
            </span>
        </li>
    }
}
