//! The hall's picture, small: the same parts on the same data, so that it cannot differ. Nobody reads it with a
//! keyboard or a screen reader: the words beside it say which mode is on.

use leptos::html;
use leptos::prelude::*;

use super::{Eyes, Picture, light};
use crate::live::Live;

/// `width` in pixels; the height follows, as 16 to 9.
#[component]
pub(in crate::staff) fn Preview(live: Live, left: Memo<Option<u32>>, width: f64) -> impl IntoView {
    let inner = NodeRef::<html::Span>::new();
    // The picture is drawn in rem, and grows with the letters of who reads the page around it.
    let drawn = RwSignal::new(1_920.0);
    Effect::new(move |_| {
        if let Some(wide) = inner.get().map(|inner| inner.offset_width()).filter(|wide| *wide > 0) {
            drawn.set(f64::from(wide));
        }
    });
    view! {
        <span
            class="pv"
            aria-hidden="true"
            inert
            data-theme=light::stored()
            style:width=format!("{width}px")
            style:height=format!("{}px", width * 0.5625)
        >
            <span class="pv-in" node_ref=inner style:transform=move || format!("scale({})", width / drawn.get())>
                <Picture live left eyes=Eyes::Preview/>
            </span>
        </span>
    }
}
