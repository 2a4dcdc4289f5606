//! The nouns of a registry, as a curator writes them.
//!
//! Ids are text here, and nothing is resolved or checked. A required text or id that could not be
//! read is empty, and another required value is `None`; the reader has said so. The model does no
//! input or output, and knows neither YAML nor positions in files nor any output format.

mod choices;
mod claim;
mod evidence;
mod file_head;
mod instrument;
mod known_states;
mod languages;
mod manifest;
mod nouns;
mod organisation;
mod partnership;
mod principle;
mod registry;
mod selector;
mod source;
mod state;
mod state_names;
mod stated;
mod style;
mod waiver;

pub use crate::fields::{Id, Keyword, StringMap, Text};
pub use choices::{
    ActorKind, Begins, Consent, Effect, InstrumentKind, Language, Level, Office, OrganisationKind,
    Role, Scope, Verdict,
};
pub use claim::{CLAIM, Claim, ClaimNoun, SpanNoun};
pub use evidence::{EVIDENCE, Evidence};
pub(crate) use file_head::CITED;
pub use file_head::{FILE_HEAD, FileHead};
pub use instrument::{INSTRUMENT, Instrument, PARTICIPANT, Participant, SIGNATORY, Signatory};
pub use known_states::{
    FirstYear, FormerState, KnownState, first_years, former_states, known_state, known_states,
    other_names,
};
pub use languages::languages;
pub use manifest::{DIRECTION, Direction, MANIFEST, Manifest, TIER, Tier};
pub use nouns::{nouns, section_list, section_list_mut, section_noun};
pub use organisation::{MEMBER, Member, ORGANISATION, Organisation};
pub use partnership::{PARTNERSHIP, Partnership};
pub use principle::{PRINCIPLE, Principle};
pub(crate) use registry::MOST_OF_ONE;
pub use registry::{Origin, RecordFile, Registry, Section, UnparsedText};
pub use selector::{MembershipTest, RoleTest, SELECTOR, Selector};
pub use source::{SOURCE, Source};
pub use state::{STATE, State};
pub use state_names::state_name;
pub use stated::{Limit, Share, Stated};
pub use style::{Colour, GRAPHIC_CONTRAST, LineWord, NO_DIRECTION, StyleWords, TEXT_CONTRAST};
pub use waiver::{WAIVER, Waiver};
