//! Parts that several pages share.

pub mod category;
pub mod dom;
pub mod icon;
pub mod modal;
pub mod number;
pub mod remember;
pub mod said;
