//! The tests of the exports, linked once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test that cannot go on fails"
)]

mod atlas;
mod bands;
mod blocs;
mod counts;
mod dark;
mod dot;
mod equals;
mod formats;
mod headline;
mod hostile;
mod integrity;
mod language;
mod links;
mod map;
mod map_names;
mod map_phone;
mod map_regions;
mod markup;
mod memberships;
mod narrowed;
mod page;
mod panel_forms;
mod panels;
mod pictures;
mod references;
mod schemas;
mod share;
mod support;
mod syntax;
mod tables;
mod timeline;
mod timeline_words;
mod updates;
mod xlsx;
