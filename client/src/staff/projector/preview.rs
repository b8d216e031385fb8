//! The hall's picture, small: the same parts on the same data, so that it cannot differ. Nobody reads it with a
//! keyboard or a screen reader: the words beside it say which mode is on.

use leptos::prelude::*;

use super::switches::stored_light;
use super::{Eyes, Picture};
use crate::live::Live;

/// `width` in pixels; the height follows, as 16 to 9.
#[component]
pub(in crate::staff) fn Preview(live: Live, left: Memo<Option<u32>>, width: f64) -> impl IntoView {
    let scale = width / 1_920.0;
    view! {
        <span
            class="pv"
            aria-hidden="true"
            inert
            data-theme=stored_light()
            style:width=format!("{width}px")
            style:height=format!("{}px", width * 0.5625)
        >
            <span class="pv-in" style:transform=format!("scale({scale})")>
                <Picture live left eyes=Eyes::Preview/>
            </span>
        </span>
    }
}
