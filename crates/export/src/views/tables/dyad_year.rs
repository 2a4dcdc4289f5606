//! The panel of pairs of states by year.

use std::collections::BTreeMap;

use chancery_core::date::Truth;
use chancery_core::network::StateNode;
use chancery_core::select::SelectorNoun;

use super::panel::{self, Ties, first_year_of_partnership};
use crate::views::declare::{ANSWERS, answer, columns};
use crate::views::{Reference, Row, Rows, Table, Views};

pub(super) static DYAD_YEAR: Table = Table {
    name: "dyad_year",
    sentence: "One row for each pair of states and year in which they have a partnership, certainly \
               or possibly, on 31 December, or on the registry's day in its last year.",
    noun: SelectorNoun::Partnerships,
    columns: COLUMNS,
    key: &["state_1", "state_2", "year"],
    references: &[
        Reference::new(&["state_1"], "states"),
        Reference::new(&["state_2"], "states"),
        Reference::new(&["tier"], "tiers"),
        Reference::new(&["tiers_certain"], "tiers"),
        Reference::new(&["tiers_possible"], "tiers"),
    ],
    listed: &["state_1", "state_2", "year", "partnership", "tier", "holds"],
    rows,
};

struct Line<'l, 'v> {
    views: &'l Views<'v>,
    nodes: [&'v StateNode<'v>; 2],
    year: i64,
    is_meant: Truth,
    ties: Ties,
}

columns! {
    line: Line<'_, 'v>;
    Id "state_1", "The first of the two states by id; a pair stands in one order only."
        => line.nodes[0].id;
    Text "state_1_name", "Its name." => line.nodes[0].name;
    Id "state_2", "The other state." => line.nodes[1].id;
    Text "state_2_name", "Its name." => line.nodes[1].name;
    Integer "year", "The year." => line.year;
    Day "day", "The day on which the row was counted: 31 December, or the registry's day if that \
                is earlier."
        => line.views.selection.day;
    Word [ANSWERS] "partnership", "Whether a partnership holds between them; never no, since such a \
                                  pair and year has no row."
        => answer(line.ties.any());
    Integer "partnerships_certain", "How many certainly hold between them." => line.ties.count().0;
    Integer "partnerships_possible", "How many hold between them at most." => line.ties.count().1;
    Id "tier", "The highest tier of those that certainly hold; empty where none does."
        => line.ties.tiers(line.views, true).first().copied();
    List "tiers_certain", "The tiers of those that certainly hold, the highest first."
        => line.ties.tier_cell(line.views, true);
    List "tiers_possible", "The tiers of all that may hold, the highest first."
        => line.ties.tier_cell(line.views, false);
    Holds => line.is_meant & line.ties.any();
}

fn rows<'v>(views: &Views<'v>) -> Rows<'v> {
    let views = *views;
    let pairs = pairs(&views);
    Box::new(pairs.into_iter().flat_map(move |(pair, partnerships)| {
        let years = partnerships.iter();
        let years = years.filter_map(|position| first_year_of_partnership(&views, *position));
        panel::rows(views, years.min(), |views, year| {
            let line = Line {
                views,
                nodes: pair.map(|state| &views.network.states[state]),
                year,
                is_meant: views.means_a_party(&pair),
                ties: Ties::on_the_day(views, &partnerships),
            };
            let holds = line.is_meant & line.ties.any();
            holds.is_possible().then(|| -> Row<'v> { cells(&line) })
        })
    }))
}

/// The pairs that have a partnership which the selector means, whenever it held. The states of a
/// network are sorted by id, and so the first of a pair by position is the first by id.
fn pairs(views: &Views<'_>) -> BTreeMap<[usize; 2], Vec<usize>> {
    let mut pairs: BTreeMap<[usize; 2], Vec<usize>> = BTreeMap::new();
    for (position, tie) in views.network.ties.iter().enumerate() {
        let meant = views.selection.partnership_at_any_time(position);
        if !meant.is_possible() {
            continue;
        }
        for (index, one) in tie.parties.iter().enumerate() {
            for other in &tie.parties[index + 1..] {
                let pair = [*one.min(other), *one.max(other)];
                pairs.entry(pair).or_default().push(position);
            }
        }
    }
    pairs
}
