//! One file for each table, and the list of all of them.

mod actors;
mod attestations;
mod claims;
mod directions;
mod dyad_year;
mod evidence;
mod identifiers;
mod instrument_parties;
mod instrument_relations;
mod instruments;
mod memberships;
mod organisations;
mod panel;
mod participants;
mod partners;
mod partnership_instruments;
mod partnership_parties;
mod partnerships;
mod periods;
mod principles;
mod registry;
mod signatories;
mod sources;
mod state_year;
mod states;
mod tiers;
mod verdict_members;
mod verdicts;
mod waivers;

pub(crate) use claims::ASKS_NOTHING;
pub(super) use evidence::citations;
pub use panel::{MOST_PANEL_ROWS, MOST_PANEL_ROWS_IN_MEMORY, MOST_PANEL_YEARS};

use super::{ExportContext, Table};

/// Every table, in the order in which they are exported.
pub static TABLES: &[&Table] = &[
    &partners::PARTNERS,
    &partnerships::PARTNERSHIPS,
    &partnership_parties::PARTNERSHIP_PARTIES,
    &partnership_instruments::PARTNERSHIP_INSTRUMENTS,
    &instruments::INSTRUMENTS,
    &instrument_parties::INSTRUMENT_PARTIES,
    &instrument_relations::INSTRUMENT_RELATIONS,
    &signatories::SIGNATORIES,
    &participants::PARTICIPANTS,
    &actors::ACTORS,
    &states::STATES,
    &organisations::ORGANISATIONS,
    &memberships::MEMBERSHIPS,
    &sources::SOURCES,
    &evidence::EVIDENCE,
    &attestations::ATTESTATIONS,
    &periods::PERIODS,
    &identifiers::IDENTIFIERS,
    &claims::CLAIMS,
    &verdicts::VERDICTS,
    &verdict_members::VERDICT_MEMBERS,
    &principles::PRINCIPLES,
    &tiers::TIERS,
    &directions::DIRECTIONS,
    &waivers::WAIVERS,
    &registry::REGISTRY,
    &state_year::STATE_YEAR,
    &dyad_year::DYAD_YEAR,
];

/// The table with a name.
#[must_use]
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().copied().find(|table| table.name == name)
}

/// Why a table cannot be made with at most this many rows, which only panels can be too large for;
/// none if it can.
#[must_use]
pub fn too_large(table: &Table, views: &ExportContext<'_>, most: usize) -> Option<String> {
    panel::too_large(table, views, most)
}
