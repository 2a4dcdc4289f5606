//! Files made from a registry: tables, graphs and the registry itself.
//!
//! [`views`] says what there is to show, [`formats`] how it is written. User text reaches a format
//! only through [`escape`]. An export is a pure function of its views: it reads no clock, and the
//! same registry gives the same bytes, however its records are spread over files.
//!
//! This reads a registry, and writes its states as a table:
//!
//! ```
//! use chancery_core::Analysis;
//! use chancery_core::model::Selector;
//! use chancery_core::select::Selection;
//! use chancery_core::yaml::{Input, MANIFEST_FILE};
//! use chancery_export::formats::{Options, format};
//! use chancery_export::output::Memory;
//! use chancery_export::views::ExportContext;
//!
//! let text = "registry: example\ntitle: Nobody yet\nsubject: AZE\nas-of: 2025-01-01\n";
//! let file = Input { name: MANIFEST_FILE.to_owned(), bytes: Ok(text.into()) };
//! let analysis = Analysis::from_files(vec![file]);
//! for found in analysis.check(&analysis.policy(&[])) {
//!     println!("{}", found.finding.message);
//! }
//! let everything = Selector::default();
//! let selection = Selection::new(analysis.network(), &everything);
//! let mut files = Memory::default();
//! let csv = format("csv").expect("one of the formats");
//! let context = ExportContext::for_export(&analysis, selection);
//! (csv.write)(&context, &Options::default(), &mut files).expect("memory takes every file");
//! let states = String::from_utf8_lossy(&files.files["states.csv"]);
//! assert!(states.contains("Azerbaijan"), "{states}");
//! ```

pub mod error;
pub mod escape;
pub mod formats;
pub mod map;
pub mod output;
pub mod pictures;
pub mod refusal;
pub mod sheets;
pub mod style;
pub mod views;
