//! The panel of pairs of states by year.

use chancery_core::date::Truth;
use chancery_core::network::{ActorIndex, ActorNode, PartnershipIndex};
use chancery_core::select::SelectorNoun;

use super::panel::{CountryPanel, PanelTies};
use crate::views::declare::{ANSWERS, answer, columns};
use crate::views::{ExportContext, ForeignKey, Rows, Table};

pub(super) static DYAD_YEAR: Table = Table {
    name: "dyad_year",
    sentence: "One row for each pair of states or organisations and year in which they have a partnership, certainly \
               or possibly, on 31 December, or on the registry's day in its last year; from the \
               first year of which anything is known in the registry.",
    noun: SelectorNoun::Partnerships,
    columns: COLUMNS,
    key: &["party_1", "party_2", "year"],
    references: &[
        ForeignKey::new(&["party_1"], "actors"),
        ForeignKey::new(&["party_2"], "actors"),
        ForeignKey::new(&["tier"], "tiers"),
        ForeignKey::new(&["tiers_certain"], "tiers"),
        ForeignKey::new(&["tiers_possible"], "tiers"),
    ],
    listed: &["party_1", "party_2", "year", "partnership", "tier", "holds"],
    rows,
};

struct DyadYearRow<'l, 'v> {
    views: &'l ExportContext<'v>,
    nodes: [&'v ActorNode<'v>; 2],
    year: i64,
    is_meant: Truth,
    ties: PanelTies,
}

columns! {
    line: DyadYearRow<'_, 'v>;
    Id "party_1", "The first of the two states or organisations by id; each pair occurs in \
                   one order only."
        => line.nodes[0].id;
    Text "party_1_name", "The name of this party." => line.nodes[0].name;
    Id "party_2", "The other one." => line.nodes[1].id;
    Text "party_2_name", "The name of this party." => line.nodes[1].name;
    Integer "year", "The year." => line.year;
    Day "day", "The day on which the row was counted: 31 December, or the registry's day if that \
                is earlier."
        => line.views.selection.day;
    Word [ANSWERS] "partnership", "Whether a partnership holds between them: yes or unknown; a \
                                   pair without a partnership in a year has no row for that year."
        => answer(line.ties.any());
    Integer "partnerships_certain", "How many partnerships certainly hold between them." => line.ties.count().0;
    Integer "partnerships_possible", "How many partnerships hold between them at most." => line.ties.count().1;
    Id "tier", "The highest tier of those that certainly hold; empty if none does."
        => line.ties.tiers(line.views, true).first().copied();
    List "tiers_certain", "The tiers of those that certainly hold, the highest first."
        => line.ties.tier_cell(line.views, true);
    List "tiers_possible", "The tiers of all that may hold, the highest first."
        => line.ties.tier_cell(line.views, false);
    Holds => line.is_meant & line.ties.any();
}

fn rows<'v>(views: &ExportContext<'v>) -> Rows<'v> {
    let views = *views;
    let panel = CountryPanel::new(views);
    let mut pairs = pairs(&views).into_iter().peekable();
    let units = std::iter::from_fn(move || {
        let (pair, position) = pairs.next()?;
        let mut partnerships = vec![PartnershipIndex::from(position as usize)];
        while let Some((_, more)) = pairs.next_if(|(next, _)| *next == pair) {
            partnerships.push(PartnershipIndex::from(more as usize));
        }
        Some((
            pair.map(|actor| ActorIndex::from(actor as usize)),
            partnerships,
        ))
    });
    Box::new(units.flat_map(move |(pair, partnerships)| {
        let mut rows = Vec::new();
        for (index, year, views) in panel.years() {
            let line = DyadYearRow {
                views: &views,
                nodes: pair.map(|state| &views.network.actors[state]),
                year,
                is_meant: views.selection.means_a_party(&pair),
                ties: panel.ties(index, &pair, partnerships.iter().copied()),
            };
            if (line.is_meant & line.ties.any()).is_possible() {
                rows.push(cells(&line));
            }
        }
        rows
    }))
}

/// Each pair of states with each of its partnerships, sorted, in little memory: a treaty of many
/// states makes many pairs. The actors of a network are sorted by id, and so the first of a pair
/// by position is the first by id.
fn pairs(views: &ExportContext<'_>) -> Vec<([u32; 2], u32)> {
    // No list of records in memory is as long as that.
    fn short(position: impl Into<usize>) -> u32 {
        u32::try_from(position.into()).unwrap_or(u32::MAX)
    }
    let mut pairs = Vec::new();
    for (position, tie) in views.network.ties.iter_enumerated() {
        for (index, one) in tie.parties.iter().enumerate() {
            for other in &tie.parties[index + 1..] {
                let pair = [short(*one.min(other)), short(*one.max(other))];
                pairs.push((pair, short(position)));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}
