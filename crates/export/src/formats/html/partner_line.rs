//! A row of the table of partners, and the sentence of a card.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::date::{Date, Truth};
use chancery_core::messages::Messages;
use chancery_core::network::{
    ActorIndex, DirectionIndex, InstrumentIndex, Network, PartnershipIndex, TierIndex,
};
use chancery_core::select::{Partner, Selected};
use chancery_core::{message, say};
use minijinja::{Value, context};

use super::anchors::Anchors;
use super::belonging::{Organisations, organisations};
use super::columns::Column;
use crate::views::{ExportContext, counted_in, range_words};

/// A row of the table.
pub(super) struct PartnerLine {
    actor: ActorIndex,
    pub(super) id: String,
    pub(super) name: String,
    /// Whether it is a state; otherwise it is an organisation.
    is_state: bool,
    /// Whether it certainly is a partner.
    pub(super) is_certain: bool,
    /// The tiers of its partnerships that are as certain as any, the highest first.
    pub(super) tiers: Vec<TierIndex>,
    /// Further tiers, which are only possible.
    pub(super) possible_tiers: Vec<TierIndex>,
    /// The highest tier of what is most certain: the one that pictures show.
    pub(super) tier: Option<TierIndex>,
    pub(super) directions: Vec<DirectionIndex>,
    /// When the first of its partnerships began, unless that may be on any day.
    since: Option<Date>,
    /// The same at each of its tiers, and then at each further one.
    since_at_tiers: Vec<Option<Date>>,
    since_sort: String,
    /// The words for all organisations to which it belongs.
    pub(super) organisations: String,
    /// The organisations to which it certainly belongs, as a member or a participant, by id.
    pub(super) belongs: Vec<String>,
    /// Those of which that is not decided, by id.
    pub(super) possibly: Vec<String>,
    /// Those that the words name, by id.
    pub(super) named: BTreeSet<String>,
    instruments: usize,
    /// Of each of its partnerships whether it certainly holds.
    partnerships: Vec<bool>,
    /// Of each of those with whom it has them whether it certainly is a partner.
    partners: Vec<bool>,
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

    /// Whether it has a tier, certainly or possibly, and counts at another one.
    pub(super) fn is_beside(&self, tier: TierIndex) -> bool {
        let mut tiers = self.tiers.iter().chain(&self.possible_tiers);
        self.tier != Some(tier) && tiers.any(|it| *it == tier)
    }

    /// Whether that it has a tier is certain.
    pub(super) fn is_certainly_at(&self, tier: TierIndex) -> bool {
        self.is_certain && self.tiers.contains(&tier)
    }

    /// What its partnerships are, in a sentence.
    pub(super) fn sentence(&self, views: &ExportContext<'_>) -> String {
        let messages = views.messages;
        let has_starts = views.selection.ego.is_some() && self.since_at_tiers.len() > 1;
        let named = |tiers: &[TierIndex], starts: &[Option<Date>]| {
            let names = tier_names(views.network, tiers).into_iter();
            let words = names.zip(starts).map(|(name, start)| match start {
                _ if !has_starts => name.to_owned(),
                Some(day) => say!(messages, "records-card-tier-since", tier = name, day = *day),
                None => say!(messages, "records-card-tier-undated", tier = name),
            });
            messages.and(&words.collect::<Vec<String>>())
        };
        let (starts, further_starts) = self.since_at_tiers.split_at(self.tiers.len());
        let mut tiers = named(&self.tiers, starts);
        if !self.is_certain {
            tiers = say!(messages, "records-card-possibly", tiers = tiers);
        }
        if !self.possible_tiers.is_empty() {
            let further = named(&self.possible_tiers, further_starts);
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
        if has_starts {
            return say!(messages, "sentence", words = tiers);
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

    pub(super) fn row(
        &self,
        views: &ExportContext<'_>,
        anchors: &Anchors,
        columns: &[Column],
    ) -> Value {
        let (messages, network) = (views.messages, views.network);
        let cells = columns.iter().skip(1).map(|column| {
            let text = self.cell(views, *column);
            // What is not there sorts as nothing, whatever word stands for it.
            let sort = match column {
                // What sorts as it reads needs no key.
                Column::Since => Some(self.since_sort.clone()).filter(|it| *it != text),
                Column::Partners => Some(self.partners.len().to_string()).filter(|it| *it != text),
                _ => text.is_empty().then(String::new),
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
            Column::Partners => range_words(messages, self.partners.iter().copied()),
            Column::Tier => self.tier_cell(messages, network),
            Column::Direction => joined(&self.directions, ", ", |it| &network.direction(it).name),
            Column::Since => self.since_cell(messages),
            Column::BelongsTo => self.organisations.clone(),
            Column::Instruments => messages.number(self.instruments),
        }
    }

    /// When it became a partner at each of the tiers beside, a line for each; if none of that is
    /// known, nothing.
    fn since_cell(&self, messages: &'static Messages) -> String {
        let words = |day: Date| say!(messages, "records-day", day = day);
        let starts = &self.since_at_tiers;
        if starts.len() < 2 || starts.iter().all(Option::is_none) {
            return self.since.map(words).unwrap_or_default();
        }
        let unknown = || say!(messages, "records-not-known");
        let lines = starts.iter().map(|it| it.map_or_else(unknown, words));
        lines.collect::<Vec<String>>().join(",\n")
    }

    /// Its tiers, a line for each, as in the cell of when each began.
    fn tier_cell(&self, messages: &'static Messages, network: &Network<'_>) -> String {
        let mut tiers = tier_names(network, &self.tiers).join(",\n");
        if !self.is_certain {
            tiers = say!(messages, "records-tiers-possibly", tiers = tiers);
        }
        let possible = tier_names(network, &self.possible_tiers).join(",\n");
        match possible.is_empty() {
            true => tiers,
            false => {
                let possible = say!(messages, "records-tiers-further", tiers = possible);
                format!("{tiers};\n{possible}")
            }
        }
    }
}

fn tier_names<'n>(network: &'n Network<'_>, tiers: &[TierIndex]) -> Vec<&'n str> {
    let names = tiers.iter().map(|it| network.tier(*it).name.as_str());
    names.collect()
}

pub(super) fn line(views: &ExportContext<'_>, partner: &Partner) -> PartnerLine {
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
    let since_at_tiers = starts(views, partner, tiers.iter().chain(&possible_tiers));
    let ties_hold = partner.partnerships.iter();
    let ties_hold = ties_hold.map(|it| it.holds.is_certain());
    let directions = distinct(ties().filter_map(|tie| tie.direction));
    let since = views.earliest_start(&partner.partnerships);
    // As in pictures, the start at the highest tier comes first.
    let first = since_at_tiers.first().copied().unwrap_or(since);
    let earliest = first.and_then(|date| date.earliest().or(date.latest()));
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
        since: since.and_then(known),
        since_at_tiers,
        since_sort: earliest.map(|day| day.to_string()).unwrap_or_default(),
        organisations: words,
        belongs,
        possibly,
        named,
        instruments: actor.instruments.iter().filter(is_shared).count(),
        tiers,
        possible_tiers,
        partnerships: ties_hold.collect(),
        partners: partners_of(views, partner),
    }
}

/// A date, unless it may be any day.
fn known(date: Date) -> Option<Date> {
    date.earliest().or(date.latest()).map(|_| date)
}

/// When a partner became one at each of some tiers.
fn starts<'t>(
    views: &ExportContext<'_>,
    partner: &Partner,
    tiers: impl Iterator<Item = &'t TierIndex>,
) -> Vec<Option<Date>> {
    let starts = tiers.map(|tier| {
        let ties = partner.partnerships.iter().copied();
        let at_tier = ties.filter(|it| views.network.ties[it.position].tier == Some(*tier));
        let start = views.earliest_start(&at_tier.collect::<Vec<_>>());
        start.and_then(known)
    });
    starts.collect()
}

/// Of each of those with whom it has partnerships whether it certainly has one with them.
fn partners_of(views: &ExportContext<'_>, partner: &Partner) -> Vec<bool> {
    let mut partners: BTreeMap<ActorIndex, Truth> = BTreeMap::new();
    for selected in &partner.partnerships {
        let parties = views.network.ties[selected.position].parties.iter();
        for party in parties.filter(|it| **it != partner.actor) {
            // Who exists no more has partners no more, whatever else its partnership binds.
            let holds = views.selection.holds_of(*selected, &[*party]);
            let known = partners.entry(*party).or_insert(Truth::No);
            *known = *known | holds;
        }
    }
    let partners = partners.values().filter(|it| it.is_possible());
    partners.map(|it| it.is_certain()).collect()
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
pub(super) fn every_actor(views: &ExportContext<'_>) -> Vec<PartnerLine> {
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
