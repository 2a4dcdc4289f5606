//! The nouns of a registry, as a curator writes them.
//!
//! Ids are text here, and nothing is resolved or checked. A required text or id that could not be
//! read is empty; the reader has said so. The model does no input or output, and knows neither
//! YAML nor positions in files nor any output format.

mod choices;
mod claim;
mod evidence;
mod instrument;
mod known_states;
mod languages;
mod manifest;
mod organisation;
mod partnership;
mod principle;
mod registry;
mod selector;
mod source;
mod state;
mod style;
mod text;
mod waiver;

pub(crate) use choices::choice;
pub use choices::{
    Begins, Effect, InstrumentKind, Keyword, Level, Office, OrganisationKind, Role, Scope, Verdict,
};
pub use claim::{Claim, ClaimNoun, SpanNoun, Stated};
pub use evidence::Evidence;
pub use instrument::{Instrument, Ratification, Signatory};
pub use known_states::{
    FirstYear, FormerState, KnownState, first_years, former_states, known_state, known_states,
    other_names,
};
pub use languages::languages;
pub use manifest::{Direction, Manifest, Tier};
pub use organisation::{Member, Organisation};
pub use partnership::Partnership;
pub use principle::Principle;
pub use registry::{MOST_OF_ONE, Origin, RecordFile, Registry, Section, UnparsedText};
pub use selector::{MembershipTest, RoleTest, Selector};
pub use source::Source;
pub use state::State;
pub use style::{Colour, GRAPHIC_CONTRAST, LineWord, NO_DIRECTION, StyleWords, TEXT_CONTRAST};
pub use text::{Id, StringMap, Text};
pub use waiver::Waiver;
