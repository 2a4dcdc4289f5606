//! For each noun its keys, as data: name, kind of value, need, layout, one sentence, and how to
//! read and write it.
//!
//! The reader, the writer, the check of references, the generated description of the format and
//! the export of whole records all walk these tables. A new key is one line in its noun's file.

mod access;
mod claim;
mod evidence;
mod instrument;
mod manifest;
mod organisation;
mod partnership;
mod principle;
mod scalar;
mod selector;
mod source;
mod state;
mod table;
mod waiver;

pub use access::{
    Field, FieldSlot, FieldValue, Fields, ManyFields, OneField, OptionalRecord, RecordList,
};
pub use claim::CLAIM;
pub use evidence::EVIDENCE;
pub use instrument::{INSTRUMENT, RATIFICATION, SIGNATORY};
pub use manifest::{DIRECTION, MANIFEST, TIER};
pub use organisation::{MEMBER, ORGANISATION};
pub use partnership::PARTNERSHIP;
pub use principle::PRINCIPLE;
pub use scalar::{Scalar, ScalarFault};
pub use selector::SELECTOR;
pub use source::SOURCE;
pub use state::STATE;
pub use table::{
    Key, Kind, Layout, Need, Noun, nouns, section_list, section_list_mut, section_noun,
};
pub use waiver::WAIVER;
