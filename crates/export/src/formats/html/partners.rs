//! The table of partners.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::finding::in_a_row;
use chancery_core::messages::Messages;
use chancery_core::model::Id;
use chancery_core::network::{
    ActorIndex, DirectionIndex, InstrumentIndex, Network, PartnershipIndex, TierIndex,
};
use chancery_core::select::{Partner, Selected};
use minijinja::{Value, context};

use super::anchors::Anchors;
use super::belonging::{Organisations, organisations, short_names};
use super::head::no_partnership_on_the_day;
use crate::views::{
    ExportContext, actor_words, alphabetical_key, count_of_actors, counted, reader_date,
    reader_dates,
};

/// What the table shows.
pub(super) struct PartnerList {
    pub(super) heading: String,
    pub(super) lede: String,
    pub(super) columns: Vec<&'static str>,
    pub(super) rows: Vec<Value>,
    /// The directions by which its rows can be filtered.
    pub(super) directions: Vec<Value>,
    /// The tiers by which its rows can be filtered.
    pub(super) tiers: Vec<Value>,
}

/// The partners of the day, or without a state whose partners are meant every state that has one,
/// by name.
pub(super) fn lines(views: &ExportContext<'_>) -> Vec<PartnerLine> {
    let mut lines: Vec<PartnerLine> = match views.selection.ego {
        Some(_) => views
            .partners()
            .iter()
            .map(|partner| line(views, partner))
            .collect(),
        None => every_actor(views),
    };
    lines.sort_by_cached_key(|line| (alphabetical_key(&line.name), line.id.clone()));
    lines
}

pub(super) fn table(
    views: &ExportContext<'_>,
    anchors: &Anchors,
    lines: &[PartnerLine],
) -> PartnerList {
    let network = views.network;
    let ego = views
        .selection
        .ego
        .map(|of| actor_words(Messages::in_digits(), network, of));
    let heading = match ego {
        Some(ego) => format!("The partners of {ego}"),
        None if has_organisation(lines) => {
            "The states and organisations, and their partners".to_owned()
        }
        None => "The states and their partners".to_owned(),
    };
    let directions: BTreeSet<DirectionIndex> = lines
        .iter()
        .flat_map(|it| &it.directions)
        .copied()
        .collect();
    let tiers: BTreeSet<TierIndex> = lines
        .iter()
        .flat_map(|it| it.tiers.iter().chain(&it.possible_tiers))
        .copied()
        .collect();
    let mut columns = COLUMNS.to_vec();
    if has_organisation(lines) {
        columns[0] = "Name";
    }
    columns.retain(|column| match *column {
        DIRECTION => !directions.is_empty(),
        BELONGS_TO => lines.iter().any(|line| !line.organisations.is_empty()),
        _ => true,
    });
    let choice = |id: &Id, name: &str| context! { id => id.as_str(), name => name };
    let direction = |it: DirectionIndex| {
        let direction = network.direction(it);
        choice(&direction.id, &direction.name)
    };
    let tier = |it: TierIndex| choice(&network.tier(it).id, &network.tier(it).name);
    PartnerList {
        heading,
        lede: format!(
            "{}{}{}",
            lede(views, lines),
            undated_words(views),
            short_names(views, lines)
        ),
        columns: columns.to_vec(),
        rows: lines
            .iter()
            .map(|line| line.row(network, anchors, &columns))
            .collect(),
        directions: directions.into_iter().map(direction).collect(),
        tiers: tiers.into_iter().map(tier).collect(),
    }
}

/// The columns of which a registry may know nothing; they are left out if it does.
const DIRECTION: &str = "Direction";
const SINCE: &str = "Since";
pub(super) const BELONGS_TO: &str = "Belongs to";

const COLUMNS: [&str; 6] = ["State", "Tier", DIRECTION, SINCE, BELONGS_TO, "Instruments"];

/// The rules of the style by which on a phone a cell says what it is, once for each column.
pub(super) fn labels(table: &PartnerList) -> String {
    let columns = table.columns.iter().enumerate().skip(1);
    let rules = columns.map(|(place, label)| {
        let cell = format!("#partner-table td:nth-of-type({place})");
        let days = match *label {
            SINCE => format!("@media (min-width:40rem){{{cell}{{white-space:nowrap}}}}\n"),
            _ => String::new(),
        };
        format!("@media (max-width:40rem){{{cell}::before{{content:\"{label}\"}}}}\n{days}")
    });
    rules.collect()
}

/// A row of the table.
pub(super) struct PartnerLine {
    actor: ActorIndex,
    id: String,
    name: String,
    /// Whether it is a state; otherwise it is an organisation.
    is_state: bool,
    /// Whether it certainly is a partner.
    pub(super) is_certain: bool,
    /// The tiers of its partnerships that are as certain as any, the highest first.
    tiers: Vec<TierIndex>,
    /// Further tiers, which are only possible.
    possible_tiers: Vec<TierIndex>,
    /// The highest tier of what is most certain: the one that pictures show.
    pub(super) tier: Option<TierIndex>,
    directions: Vec<DirectionIndex>,
    since: String,
    since_in_words: String,
    since_sort: String,
    /// The words for all organisations to which it belongs.
    organisations: String,
    /// The organisations to which it certainly belongs, as a member or a participant, by id.
    pub(super) belongs: Vec<String>,
    /// Those of which that is not decided, by id.
    pub(super) possibly: Vec<String>,
    /// Those that the words name, by id.
    pub(super) named: BTreeSet<String>,
    instruments: usize,
    /// Of each of its partnerships whether it certainly holds.
    partnerships: Vec<bool>,
}

impl PartnerLine {
    /// Whether it is of an actor.
    pub(super) fn is_of(&self, actor: ActorIndex) -> bool {
        self.actor == actor
    }

    /// Whether one of its tiers that are only possible is higher than the highest certain one.
    pub(super) fn may_be_higher(&self, views: &ExportContext<'_>) -> bool {
        let order = |tier: Option<TierIndex>| views.network.tier_order(tier);
        let mut possible = self.possible_tiers.iter();
        possible.any(|tier| order(Some(*tier)) > order(self.tier))
    }

    /// What its partnerships are, in a sentence.
    pub(super) fn sentence(&self, views: &ExportContext<'_>) -> String {
        let network = views.network;
        let possibly = if self.is_certain { "" } else { ", possibly" };
        let named = |tiers: &[TierIndex]| joined(tiers, " and ", |it| &network.tier(it).name);
        let further = match self.possible_tiers.is_empty() {
            true => String::new(),
            false => format!(", possibly {}", named(&self.possible_tiers)),
        };
        let count = match views.selection.ego {
            Some(_) => String::new(),
            None => counted(self.partnerships.iter().copied(), "partnership") + ": ",
        };
        let since = self.since_words();
        format!("{count}{}{possibly}{further}{since}.", named(&self.tiers))
    }

    /// Since when there is a partnership; of several the first began then.
    fn since_words(&self) -> String {
        match (self.since.is_empty(), self.partnerships.len()) {
            (true, _) => ", since an unknown day".to_owned(),
            (false, 1) => format!(", since {}", self.since_in_words),
            (false, _) => format!("; the first of them since {}", self.since_in_words),
        }
    }

    fn row(&self, network: &Network<'_>, anchors: &Anchors, columns: &[&str]) -> Value {
        let tiers = joined(&self.tiers, ", ", |it| &network.tier(it).name);
        let possible = joined(&self.possible_tiers, ", ", |it| &network.tier(it).name);
        let possible = match possible.is_empty() {
            true => possible,
            false => format!("; possibly {possible}"),
        };
        let directions = joined(&self.directions, ", ", |it| &network.direction(it).name);
        let holds = if self.is_certain { "" } else { " (possibly)" };
        // What is not there sorts as nothing, whatever word stands for it.
        let cell = |label: &'static str, text: String, unknown: &'static str| {
            let sort = match label {
                SINCE => Some(self.since_sort.as_str()),
                _ => text.is_empty().then_some(""),
            };
            let value = context! { label => label, text => text, unknown => unknown, sort => sort };
            (label, value)
        };
        let cells = [
            cell("Tier", format!("{tiers}{holds}{possible}"), ""),
            cell(DIRECTION, directions, "none"),
            cell(SINCE, self.since.clone(), "not known"),
            cell(BELONGS_TO, self.organisations.clone(), "none recorded"),
            cell("Instruments", self.instruments.to_string(), ""),
        ];
        let cells = cells
            .into_iter()
            .filter(|(label, _)| columns.contains(label));
        let all = [&*self.tiers, &*self.possible_tiers].concat();
        context! {
            href => anchors.actor(self.actor),
            name => self.name.as_str(),
            directions => joined(&self.directions, " ", |it| &network.direction(it).id),
            tiers => joined(&all, " ", |it| &network.tier(it).id),
            cells => cells.map(|(_, value)| value).collect::<Vec<Value>>(),
        }
    }
}

fn line(views: &ExportContext<'_>, partner: &Partner) -> PartnerLine {
    let network = views.network;
    let rank = |it: &&Selected<PartnershipIndex>| {
        (it.holds, network.tier_order(network.ties[it.position].tier))
    };
    let shown = partner.partnerships.iter().max_by_key(rank);
    let ties = || {
        partner
            .partnerships
            .iter()
            .map(|it| &network.ties[it.position])
    };
    let (tiers, possible_tiers) = partner.tiers(network);
    let ties_hold = partner.partnerships.iter();
    let ties_hold = ties_hold.map(|it| it.holds.is_certain());
    let directions = distinct(ties().filter_map(|tie| tie.direction));
    let since = views.earliest_start(&partner.partnerships);
    let earliest = since.and_then(|date| date.earliest().or(date.latest()));
    let ego = views.selection.ego;
    let actor = &network.actors[partner.actor];
    let is_shared = |position: &&InstrumentIndex| {
        ego.is_none_or(|ego| network.acts[**position].parties.contains(&ego))
    };
    let Organisations {
        belongs,
        possibly,
        named,
        words,
    } = organisations(views, partner.actor);
    PartnerLine {
        actor: partner.actor,
        id: actor.id.to_owned(),
        name: actor.name.to_owned(),
        is_state: actor.is_state(),
        is_certain: partner.holds.is_certain(),
        tier: shown.and_then(|it| network.ties[it.position].tier),
        directions,
        // A start that may be on any day is not known.
        since: earliest
            .and(since)
            .map(|date| date.words())
            .unwrap_or_default(),
        since_in_words: since.map(|date| reader_date(&date)).unwrap_or_default(),
        since_sort: earliest.map(|day| day.to_string()).unwrap_or_default(),
        organisations: words,
        belongs,
        possibly,
        named,
        instruments: actor.instruments.iter().filter(is_shared).count(),
        tiers,
        possible_tiers,
        partnerships: ties_hold.collect(),
    }
}

/// Positions, each once, in order.
fn distinct<I: Ord>(positions: impl Iterator<Item = I>) -> Vec<I> {
    positions.collect::<BTreeSet<_>>().into_iter().collect()
}

fn joined<'w, I: Copy>(positions: &[I], by: &str, word: impl Fn(I) -> &'w str) -> String {
    let words: Vec<&str> = positions.iter().map(|position| word(*position)).collect();
    words.join(by)
}

/// Without an actor whose partners are meant, every actor that has a partner.
fn every_actor(views: &ExportContext<'_>) -> Vec<PartnerLine> {
    let partnerships = views.partnerships();
    let mut of: BTreeMap<ActorIndex, Partner> = BTreeMap::new();
    for selected in partnerships {
        for party in &views.network.ties[selected.position].parties {
            let holds = views.selection.holds_of(selected, &[*party]);
            if !holds.is_possible() {
                continue;
            }
            let entry = of.entry(*party).or_insert_with(|| Partner {
                actor: *party,
                holds,
                partnerships: Vec::new(),
            });
            entry.holds = entry.holds | holds;
            entry.partnerships.push(Selected { holds, ..selected });
        }
    }
    of.values().map(|partner| line(views, partner)).collect()
}

/// Which partners are only possible because none of their pages has a date, and what would settle
/// it; empty if there are none.
fn undated_words(views: &ExportContext<'_>) -> String {
    let undated = views.selection.undated_partners();
    let states = undated.positions.iter();
    let mut names: Vec<&str> = states
        .map(|state| views.network.actors[*state].name)
        .collect();
    names.sort_by_key(|name| alphabetical_key(name));
    let (are, theirs) = match names.len() {
        0 => return String::new(),
        1 => ("is", "it"),
        _ => ("are", "them"),
    };
    let mut publishers: Vec<&str> = undated.sources.iter().map(|it| &*it.publisher).collect();
    publishers.sort_unstable();
    publishers.dedup();
    format!(
        " {} {are} only possible, because no page that attests {theirs} has a date by {}. The day \
         on which the page of {} was published or read would decide it.",
        in_a_row(&names, "and"),
        reader_dates(&views.selection.day.to_string()),
        in_a_row(&publishers, "and")
    )
}

fn lede(views: &ExportContext<'_>, lines: &[PartnerLine]) -> String {
    if lines.is_empty() {
        return no_partnership_on_the_day(views);
    }
    let selection = selection_words(views);
    let undated = lines.iter().filter(|line| line.since.is_empty()).count();
    let undated = match undated {
        0 => String::new(),
        1 => " The start of one is unknown.".to_owned(),
        many => format!(" The start of {many} is unknown."),
    };
    let possible = lines.iter().filter(|line| !line.is_certain).count();
    let doubt = match possible {
        0 => String::new(),
        1 => " One of them is only possible.".to_owned(),
        many => format!(" {many} of them are only possible."),
    };
    format!(
        "{selection}{}, by name.{doubt}{undated}",
        actor_count(lines)
    )
}

/// What narrows the page, before a count: 'Selection (member of: European Union): '. Empty on the
/// page of a whole registry.
pub(super) fn selection_words(views: &ExportContext<'_>) -> String {
    match views.is_part() {
        true => format!(
            "Selection ({}): ",
            reader_dates(&views.named_filters().join("; "))
        ),
        false => String::new(),
    }
}

/// How many states and organisations there are: '12 states and 1 organisation'.
pub(super) fn actor_count<'l>(lines: impl IntoIterator<Item = &'l PartnerLine>) -> String {
    // How many of them are only possible is said beside it.
    count_of_actors(lines.into_iter().map(|line| (line.is_state, true)))
}

/// Whether one of them is an organisation.
pub(super) fn has_organisation(lines: &[PartnerLine]) -> bool {
    lines.iter().any(|line| !line.is_state)
}
