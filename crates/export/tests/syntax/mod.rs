//! Readers of languages for which no library is at hand. Tests ask them what a file declares, and
//! do not look for the text by which it is written.

pub(crate) mod dot;
mod dot_label;
pub(crate) mod mermaid;
mod refused;
