//! One WebSocket, with its handlers for as long as it lives.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BinaryType, CloseEvent, Event, MessageEvent, WebSocket};

/// What a socket tells.
pub(super) enum Heard {
    Open,
    Text(String),
    Binary(Vec<u8>),
    /// With the close code.
    Closed(u16),
}

/// Dropping it closes the connection and says nothing more.
pub(super) struct Socket {
    raw: WebSocket,
    _open: Closure<dyn FnMut(Event)>,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _close: Closure<dyn FnMut(CloseEvent)>,
}

impl Socket {
    pub(super) fn open(path: &str, heard: impl Fn(Heard) + Clone + 'static) -> Option<Self> {
        let location = window().location();
        let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
        let raw = WebSocket::new(&format!("{scheme}://{}{path}", location.host().ok()?)).ok()?;
        raw.set_binary_type(BinaryType::Arraybuffer);

        let tell = heard.clone();
        let open = Closure::<dyn FnMut(Event)>::new(move |_| tell(Heard::Open));
        raw.set_onopen(Some(open.as_ref().unchecked_ref()));

        let tell = heard.clone();
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            if let Some(text) = data.as_string() {
                tell(Heard::Text(text));
            } else if data.is_instance_of::<js_sys::ArrayBuffer>() {
                tell(Heard::Binary(js_sys::Uint8Array::new(&data).to_vec()));
            }
        });
        raw.set_onmessage(Some(message.as_ref().unchecked_ref()));

        let close = Closure::<dyn FnMut(CloseEvent)>::new(move |event: CloseEvent| {
            heard(Heard::Closed(event.code()));
        });
        raw.set_onclose(Some(close.as_ref().unchecked_ref()));
        Some(Self { raw, _open: open, _message: message, _close: close })
    }

    /// A socket that is closing loses what is written; the outbox has it still.
    pub(super) fn send(&self, text: &str) {
        let _ = self.raw.send_with_str(text);
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.raw.set_onopen(None);
        self.raw.set_onmessage(None);
        self.raw.set_onclose(None);
        let _ = self.raw.close();
    }
}
