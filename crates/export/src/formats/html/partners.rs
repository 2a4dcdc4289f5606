//! The table of partners.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::date::Date;
use chancery_core::messages::Messages;
use chancery_core::model::Id;
use chancery_core::network::{
    ActorIndex, DirectionIndex, InstrumentIndex, Network, PartnershipIndex, TierIndex,
};
use chancery_core::select::{Partner, Selected};
use chancery_core::{message, say};
use minijinja::{Value, context};

use super::anchors::Anchors;
use super::belonging::{Organisations, organisations, short_names};
use super::columns::{COLUMNS, Column};
use super::partner_words::{has_organisation, lede, undated_words};
use crate::views::{ExportContext, actor_words, alphabetical_key, counted_in};

/// What the table shows.
pub(super) struct PartnerList {
    pub(super) heading: String,
    pub(super) lede: String,
    pub(super) columns: Vec<Column>,
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
    let (messages, network) = (views.messages, views.network);
    let ego = views.selection.ego;
    let ego = ego.map(|of| actor_words(messages, network, of));
    let heading = match ego {
        Some(name) => say!(messages, "records-partners-of", name = name),
        None if has_organisation(lines) => say!(messages, "records-parties-and-partners"),
        None => say!(messages, "records-states-and-partners"),
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
        columns[0] = Column::Name;
    }
    columns.retain(|column| match *column {
        Column::Direction => !directions.is_empty(),
        Column::BelongsTo => lines.iter().any(|line| !line.organisations.is_empty()),
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
        lede: [
            Some(lede(views, lines)),
            undated_words(views),
            short_names(views, lines),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<String>>()
        .join(" "),
        rows: lines
            .iter()
            .map(|line| line.row(views, anchors, &columns))
            .collect(),
        columns,
        directions: directions.into_iter().map(direction).collect(),
        tiers: tiers.into_iter().map(tier).collect(),
    }
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
    /// When the first of its partnerships began, unless that may be on any day.
    since: Option<Date>,
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

    /// Whether it is a state, and no organisation.
    pub(super) fn is_state(&self) -> bool {
        self.is_state
    }

    /// Whether it is known when the first of its partnerships began.
    pub(super) fn has_start(&self) -> bool {
        self.since.is_some()
    }

    /// Whether one of its tiers that are only possible is higher than the highest certain one.
    pub(super) fn may_be_higher(&self, views: &ExportContext<'_>) -> bool {
        let order = |tier: Option<TierIndex>| views.network.tier_order(tier);
        let mut possible = self.possible_tiers.iter();
        possible.any(|tier| order(Some(*tier)) > order(self.tier))
    }

    /// What its partnerships are, in a sentence.
    pub(super) fn sentence(&self, views: &ExportContext<'_>) -> String {
        let messages = views.messages;
        let named = |tiers: &[TierIndex]| messages.and(&tier_names(views.network, tiers));
        let mut tiers = named(&self.tiers);
        if !self.is_certain {
            tiers = say!(messages, "records-card-possibly", tiers = tiers);
        }
        if !self.possible_tiers.is_empty() {
            let further = named(&self.possible_tiers);
            tiers = say!(
                messages,
                "records-card-further",
                tiers = tiers,
                further = further
            );
        }
        if views.selection.ego.is_none() {
            let noun = message!("counted-partnerships");
            let count = counted_in(messages, self.partnerships.iter().copied(), noun);
            tiers = say!(
                messages,
                "records-card-counted",
                partnerships = count,
                tiers = tiers
            );
        }
        // Of several the first began then.
        match (self.since, self.partnerships.len()) {
            (None, _) => say!(messages, "records-card-since-unknown", tiers = tiers),
            (Some(day), 1) => say!(messages, "records-card-since", tiers = tiers, day = day),
            (Some(day), _) => say!(
                messages,
                "records-card-first-since",
                tiers = tiers,
                day = day
            ),
        }
    }

    fn row(&self, views: &ExportContext<'_>, anchors: &Anchors, columns: &[Column]) -> Value {
        let (messages, network) = (views.messages, views.network);
        let cells = columns.iter().skip(1).map(|column| {
            let text = self.cell(views, *column);
            // What is not there sorts as nothing, whatever word stands for it.
            let sort = match column {
                Column::Since => Some(self.since_sort.as_str()),
                _ => text.is_empty().then_some(""),
            };
            let unknown = column.unknown().map(|it| messages.fixed(it));
            context! { text => text, unknown => unknown, sort => sort }
        });
        let all = [&*self.tiers, &*self.possible_tiers].concat();
        context! {
            href => anchors.actor(self.actor),
            name => self.name.as_str(),
            directions => joined(&self.directions, " ", |it| &network.direction(it).id),
            tiers => joined(&all, " ", |it| &network.tier(it).id),
            cells => cells.collect::<Vec<Value>>(),
        }
    }

    /// What stands in a column; empty if it is not known.
    fn cell(&self, views: &ExportContext<'_>, column: Column) -> String {
        let (messages, network) = (views.messages, views.network);
        match column {
            Column::State | Column::Name => self.name.clone(),
            Column::Tier => self.tier_cell(messages, network),
            Column::Direction => joined(&self.directions, ", ", |it| &network.direction(it).name),
            Column::Since => {
                let since = self.since;
                let since = since.map(|day| say!(messages, "records-day", day = day));
                since.unwrap_or_default()
            }
            Column::BelongsTo => self.organisations.clone(),
            Column::Instruments => messages.number(self.instruments),
        }
    }

    fn tier_cell(&self, messages: &'static Messages, network: &Network<'_>) -> String {
        let mut tiers = tier_names(network, &self.tiers).join(", ");
        if !self.is_certain {
            tiers = say!(messages, "records-tiers-possibly", tiers = tiers);
        }
        let possible = tier_names(network, &self.possible_tiers).join(", ");
        match possible.is_empty() {
            true => tiers,
            false => say!(
                messages,
                "records-tiers-and-possibly",
                tiers = tiers,
                possible = possible
            ),
        }
    }
}

fn tier_names<'n>(network: &'n Network<'_>, tiers: &[TierIndex]) -> Vec<&'n str> {
    let names = tiers.iter().map(|it| network.tier(*it).name.as_str());
    names.collect()
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
        since: earliest.and(since),
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
