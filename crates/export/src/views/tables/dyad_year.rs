//! The panel of pairs of states by year.

use std::iter::Peekable;

use chancery_core::date::Truth;
use chancery_core::network::{ActorIndex, ActorNode, OrganisationIndex, PartnershipIndex};
use chancery_core::select::SelectorNoun;

use super::panel_memberships::FullMemberships;
use super::panel_years::{CountryPanel, PanelTies, count};
use crate::views::declare::{ANSWERS, answer, columns, list};
use crate::views::{ColumnSet, ExportContext, ForeignKey, Row, Rows, Table};

pub(super) static DYAD_YEAR: Table = Table {
    name: "dyad_year",
    sentence: "One row for each pair of states or organisations and year in which they have a partnership, certainly \
               or possibly, on 31 December, or on the registry's day in its last year; from the \
               first year of which anything is known in the registry. With `--panel complete` it has \
               rows of pairs that exist and have none as well, and with `any-day` a row counts any day of its year.",
    noun: SelectorNoun::Partnerships,
    columns: COLUMNS,
    key: &["party_1", "party_2", "year"],
    references: &[
        ForeignKey::new(&["party_1"], "actors"),
        ForeignKey::new(&["party_2"], "actors"),
        ForeignKey::new(&["tier"], "tiers"),
        ForeignKey::new(&["tiers_certain"], "tiers"),
        ForeignKey::new(&["tiers_possible"], "tiers"),
        ForeignKey::new(&["joint_member_of"], "organisations"),
    ],
    listed: &["party_1", "party_2", "year", "partnership", "tier", "holds"],
    rows,
};

struct DyadYearRow<'l, 'v> {
    views: &'l ExportContext<'v>,
    nodes: [&'v ActorNode<'v>; 2],
    year: i64,
    day: Option<chancery_core::date::Day>,
    exist: Truth,
    ties: PanelTies,
    joint: Vec<(OrganisationIndex, Truth)>,
    holds: Truth,
}

columns! {
    line: DyadYearRow<'_, 'v>;
    Id "party_1", "The first of the two states or organisations by id; each pair occurs in \
                   one order only, and in both with `--panel directed`."
        => line.nodes[0].id;
    Text "party_1_name", "The name of this party." => line.nodes[0].name;
    Id "party_2", "The other one." => line.nodes[1].id;
    Text "party_2_name", "The name of this party." => line.nodes[1].name;
    Integer "year", "The year." => line.year;
    Day "day", "The day on which the row was counted: 31 December, or the registry's day if that \
                is earlier; empty with `--panel any-day`."
        => line.day;
    Word [ANSWERS] "both_exist", "Whether both existed at the same time, by the dates that are recorded: \
                                  yes or unknown; one of which neither the registry nor the \
                                  built-in list of first years says when it began has always \
                                  existed."
        => answer(line.exist);
    Word [ANSWERS] "partnership", "Whether a partnership holds between them: yes or unknown; a \
                                   pair without a partnership in a year has no row for that year, \
                                   and `no` with `--panel complete`."
        => answer(line.ties.any());
    Integer "partnerships_certain", "How many partnerships certainly hold between them." => line.ties.count().0;
    Integer "partnerships_possible", "How many partnerships hold between them at most." => line.ties.count().1;
    Id "tier", "The highest tier of those that certainly hold; empty if none does."
        => line.ties.tiers(line.views, true).first().copied();
    Integer "tier_rank", "The place of that tier on the ladder, 1 the lowest; empty if there is none, \
                          and of a tier beside the ladder."
        => line.ties.rank(line.views);
    List "tiers_certain", "The tiers of those that certainly hold, the highest first."
        => line.ties.tier_cell(line.views, true);
    List "tiers_possible", "The tiers of all that may hold, the highest first."
        => line.ties.tier_cell(line.views, false);
    Integer "joint_memberships_certain", "The number of organisations of which both certainly are \
                                          members or participants."
        => count(line.joint.iter().map(|(_, both)| *both)).0;
    Integer "joint_memberships_possible", "The number of organisations of which both are members or \
                                           participants at most."
        => count(line.joint.iter().map(|(_, both)| *both)).1;
    List "joint_member_of", "The organisations of which both certainly are members or participants."
        => line.joint_member_of();
    Holds => line.holds;
}

impl<'v> DyadYearRow<'_, 'v> {
    fn joint_member_of(&self) -> crate::views::Cell<'v> {
        let certain = self.joint.iter().filter(|(_, both)| both.is_certain());
        let ids =
            certain.map(|(position, _)| self.views.network.organisation(*position).id.as_str());
        let mut ids: Vec<&str> = ids.collect();
        ids.sort_unstable();
        list(ids)
    }
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let views = *views;
    let panel = CountryPanel::new(views);
    let memberships = FullMemberships::new(&panel);
    let units = Units {
        all: all_pairs(views).peekable(),
        ties: tied_pairs(&views).into_iter().peekable(),
    };
    Box::new(units.flat_map(move |(pair, partnerships)| {
        rows_of(&panel, &memberships, (pair, &partnerships), wanted)
    }))
}

fn rows_of<'v>(
    panel: &CountryPanel<'v>,
    memberships: &FullMemberships,
    (pair, partnerships): ([ActorIndex; 2], &[PartnershipIndex]),
    wanted: ColumnSet,
) -> Vec<Row<'v>> {
    let mut rows = Vec::new();
    let nodes = pair.map(|state| &panel.views.network.actors[state]);
    for (index, year, views) in panel.years() {
        let ties = panel.ties(index, &pair, partnerships.iter().copied());
        let is_complete = views.panel.complete;
        if !is_complete && !ties.any().is_possible() {
            continue;
        }
        let exist = panel.exist(index, &pair);
        let (meant, holds) = answers(panel, index, pair, &ties);
        if !(holds | (meant & exist & is_complete.into())).is_possible() {
            continue;
        }
        let line = DyadYearRow {
            views: &views,
            nodes,
            year: year.year,
            day: panel.day(index),
            exist,
            joint: memberships.joint(panel, index, pair),
            ties,
            holds,
        };
        rows.push(cells(&line, wanted));
    }
    rows
}

/// Whether the selector means one of a pair in a year, and whether one of its partnerships held
/// meanwhile.
fn answers(
    panel: &CountryPanel<'_>,
    index: usize,
    pair: [ActorIndex; 2],
    ties: &PanelTies,
) -> (Truth, Truth) {
    if panel.day(index).is_some() || !panel.is_narrowed() {
        let views = panel.on(panel.year(index).last);
        let meant = views.selection.means_a_party(&pair);
        return (meant, meant & ties.any());
    }
    let means = |views: &ExportContext<'_>| views.selection.means_a_party(&pair);
    let meant = panel.on_any_day(index, means);
    let holds = panel.on_any_day(index, |views| {
        let day = views.selection.day;
        let ties = ties.positions();
        means(views) & Truth::any(ties.map(|position| panel.tie_on(position, &pair, day)))
    });
    (meant, holds)
}

/// A pair of actors by position, which takes little memory: a treaty of many states makes many pairs.
type Pair = [u32; 2];

/// No list of records in memory is as long as that.
fn short(position: impl Into<usize>) -> u32 {
    u32::try_from(position.into()).unwrap_or(u32::MAX)
}

/// The pairs of a panel, sorted, each with its partnerships.
struct Units<A: Iterator<Item = Pair>, T: Iterator<Item = (Pair, u32)>> {
    /// Pairs that are there with or without partnerships, sorted.
    all: Peekable<A>,
    /// Each pair with each of its partnerships, sorted.
    ties: Peekable<T>,
}

impl<A: Iterator<Item = Pair>, T: Iterator<Item = (Pair, u32)>> Iterator for Units<A, T> {
    type Item = ([ActorIndex; 2], Vec<PartnershipIndex>);

    fn next(&mut self) -> Option<Self::Item> {
        let tied = self.ties.peek().map(|(pair, _)| *pair);
        let pair = [self.all.peek().copied(), tied]
            .into_iter()
            .flatten()
            .min()?;
        self.all.next_if_eq(&pair);
        let mut partnerships = Vec::new();
        while let Some((_, position)) = self.ties.next_if(|(next, _)| *next == pair) {
            partnerships.push(PartnershipIndex::from(position as usize));
        }
        Some((
            pair.map(|actor| ActorIndex::from(actor as usize)),
            partnerships,
        ))
    }
}

/// Each pair of states, sorted, where the panel has all of them.
fn all_pairs(views: ExportContext<'_>) -> impl Iterator<Item = Pair> + use<> {
    let states: Vec<u32> = match views.panel.complete {
        true => views.network.states().map(short).collect(),
        false => Vec::new(),
    };
    let (count, directed) = (states.len(), views.panel.directed);
    let places = (0..count).flat_map(move |one| {
        let first = if directed { 0 } else { one + 1 };
        (first..count)
            .filter(move |other| *other != one)
            .map(move |other| [one, other])
    });
    places.map(move |places| places.map(|place| states[place]))
}

/// Each pair with each of its partnerships, sorted. The actors of a network are sorted by id, and so
/// the first of a pair by position is the first by id.
fn tied_pairs(views: &ExportContext<'_>) -> Vec<(Pair, u32)> {
    let mut pairs = Vec::new();
    for (position, tie) in views.network.ties.iter_enumerated() {
        for (index, one) in tie.parties.iter().enumerate() {
            for other in &tie.parties[index + 1..] {
                let [one, other] = [short(*one.min(other)), short(*one.max(other))];
                pairs.push(([one, other], short(position)));
                if views.panel.directed {
                    pairs.push(([other, one], short(position)));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs
}
