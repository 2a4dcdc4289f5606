//! YAML and the files of a registry: the only place that knows their syntax.
//!
//! A scanner of canonical form yields events, and a general parser those of any other text; the
//! reader builds records from them by the tables of [`crate::fields`], and collects every fault. Places are looked up on demand, and one writer
//! writes canonical form.

mod agreement;
mod alone;
#[expect(clippy::disallowed_methods, reason = "reads archived copies")]
mod archive;
mod breaks;
mod canonical;
mod comments;
mod elsewhere;
#[expect(clippy::disallowed_types, reason = "wraps the parser of YAML")]
mod events;
mod example;
mod file;
mod file_head;
mod file_text;
#[expect(clippy::disallowed_methods, reason = "reads the files of a registry")]
mod files;
mod format;
mod former;
mod ids;
mod indents;
mod listing;
mod marks;
mod mend;
mod numbers;
mod outline;
mod pairs;
#[expect(clippy::disallowed_methods, reason = "looks at what is not read")]
mod passed_over;
mod places;
mod quotes;
mod read;
mod record;
mod required_keys;
mod rules;
mod sanitize;
mod scalars;
mod scanner;
mod shares;
mod stored;
mod synonyms;
mod tape;
mod update;
mod value;
mod value_rules;
mod words;
mod write;

pub use agreement::{EventsDiffer, compare_events};
pub(crate) use alone::RecordSet;
pub use archive::{Archive, Unarchived};
pub use canonical::{file_text, registry_text};
pub use file_text::FileText;
pub use files::{Input, LARGEST_FILE, ListingError, MANIFEST_FILE, ReadFailure, load};
pub use format::Formatted;
pub(crate) use format::{format_file, with_record};
pub use outline::{Outline, OutlineForm, OutlineNode, OutlineRole};
pub use passed_over::{EXPORTED, Ignored};
pub use places::{Located, Locator, Position, SourceText};
pub(crate) use places::{file_of, is_at_head, locate_all};
pub use quotes::plain_or_quoted;
pub(crate) use read::stand_ins;
pub use read::{ParsedRegistry, read, read_folder};
pub use rules::READER_RULES;
pub use stored::{Stored, StoredKind, may_be_records, stored_inputs};
pub use update::FileChange;
pub use write::record_text;
