//! Files made from a registry: tables, graphs and the registry itself.
//!
//! [`views`] says what there is to show, [`formats`] how it is written. User text reaches a format
//! only through [`escape`]. An export is a pure function of its views: it reads no clock, and the
//! same registry gives the same bytes, however its records are spread over files.

pub mod escape;
pub mod formats;
pub mod map;
pub mod output;
pub mod pictures;
pub mod refusal;
pub mod style;
pub mod views;
