//! The parties of partnerships, in long form.

use chancery_core::date::Truth;
use chancery_core::select::SelectorNoun;

use super::actors::ACTOR_KINDS;
use super::partnerships::{PartnershipRow, lines};
use crate::views::declare::columns;
use crate::views::{ColumnSet, ExportContext, ForeignKey, Row, Rows, Table};

pub(super) static PARTNERSHIP_PARTIES: Table = Table {
    name: "partnership_parties",
    sentence: "One row for each party of each partnership.",
    noun: SelectorNoun::Partnerships,
    columns: COLUMNS,
    key: &["partnership", "period", "party"],
    references: &[
        ForeignKey::new(&["partnership", "period"], "partnerships"),
        ForeignKey::new(&["party"], "actors"),
        ForeignKey::new(&["tier"], "tiers"),
    ],
    listed: &[
        "partnership",
        "party",
        "party_name",
        "tier_name",
        "since",
        "until",
        "holds",
    ],
    rows,
};

struct PartnershipPartyRow<'l, 'v> {
    partnership: &'l PartnershipRow<'v>,
    party: &'v str,
    /// Whether the partnership holds and the party exists on the day.
    holds: Truth,
}

columns! {
    line: PartnershipPartyRow<'_, 'v>;
    Id "partnership", "The id of the partnership, or the name made of its parties and tier."
        => line.partnership.called.as_str().to_owned();
    Integer "period", "The position of the partnership among the records of that name, in order of \
                       time, from 1."
        => line.partnership.period;
    Id "party", "The party: a state or an organisation." => line.party;
    Text "party_name", "The name of the party."
        => line.partnership.views.network.actor_name(line.party);
    Word [ACTOR_KINDS] "party_kind", "Whether it is a state or an organisation."
        => line.partnership.views.actor_kind(line.party);
    Id "tier", "The tier of the partnership." => &line.partnership.record.tier;
    Text "tier_name", "The name of the tier." => line.partnership.tier_name();
    Dates "since", "The first day of the partnership, in EDTF."
        => line.partnership.views.network.start_date(line.partnership.selected.position);
    Dates "until", "The last day of the partnership, in EDTF; empty where no end is known."
        => line.partnership.views.network.end_date(line.partnership.selected.position);
    Holds => line.holds;
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    Box::new(lines(views).flat_map(move |partnership| -> Vec<Row<'v>> {
        let mut parties = partnership.parties.clone();
        parties.sort_unstable();
        parties.dedup();
        let views = partnership.views;
        let rows = parties.into_iter().map(|party| {
            let actor = views.network.actor_position(party);
            let selected = partnership.selected;
            PartnershipPartyRow {
                partnership: &partnership,
                party,
                holds: views.selection.holds_of(selected, actor.as_slice()),
            }
        });
        let rows = rows.filter(|row| views.include_ended || row.holds.is_possible());
        rows.map(|row| cells(&row, wanted)).collect()
    }))
}
