//! What a noun of the format is: its keys as data, and how its record is read and written by them.
//!
//! `noun!` declares a noun once: from its lines come the record, its documentation and the table
//! of its keys. The reader, the writer, the check of references, the generated description of the
//! format and the export of whole records all walk these tables.

mod access;
mod few;
mod keyword;
mod kind;
mod noun;
mod rare;
mod scalar;
mod text;

pub(crate) use access::KindOfType;
pub use access::{
    Field, FieldSlot, FieldValue, Fields, ManyFields, OneField, OptionalRecord, RecordList,
};
pub use few::Few;
pub use keyword::Keyword;
pub(crate) use keyword::choice;
pub use kind::{Kind, Reference};
pub use noun::{Key, Layout, Need, Noun};
pub(crate) use noun::{kind, noun};
pub use rare::{Rare, RareList};
pub(crate) use scalar::is_too_great;
pub use scalar::{Scalar, ScalarFault, ScalarValue};
pub use text::{Id, KeyText, StringMap, Text};
