//! Where records are on the page. An anchor carries the id of its record and never its number, so
//! that a link to it leads to the same record when others are added.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::audit::GapRecord;
use chancery_core::network::{
    ActorIndex, ActorNode, InstrumentIndex, MembershipIndex, Network, PartnershipIndex,
};
use chancery_core::select::Selected;
use sha2::{Digest, Sha256};

use super::subject;
use super::treaties::is_of_many;
use crate::views::ExportContext;

/// The anchors of the records that the page shows. Whatever is not among them gets no link.
pub(super) struct Anchors {
    /// The short anchors of the sources, by id.
    sources: BTreeMap<String, String>,
    actors: BTreeMap<ActorIndex, String>,
    /// The actors that have a card of their own.
    cards: BTreeSet<ActorIndex>,
    instruments: BTreeMap<InstrumentIndex, String>,
    partnerships: BTreeMap<PartnershipIndex, String>,
}

/// The anchor of the one whose partners are meant.
pub(super) const SUBJECT: &str = "subject";

impl Anchors {
    pub(super) fn new(views: &ExportContext<'_>) -> Self {
        let network = views.network;
        let sources = views.sources().into_iter().map(|it| it.id.as_str());
        let partnerships = partnerships(views);
        let instruments: BTreeMap<InstrumentIndex, String> = views
            .instrument_positions()
            .into_iter()
            .map(|it| (it, format!("record-{}", network.instrument(it).id)))
            .collect();
        let members = members(views);
        let is_here = |it: &&InstrumentIndex| instruments.contains_key(it);
        // An actor has a card if it has a partnership here, or an instrument of a few, or takes part
        // in several of many; where nobody's partners are meant and not all memberships are in one
        // table, also for its memberships.
        let cards: BTreeSet<ActorIndex> = network
            .actors
            .iter_enumerated()
            .filter(|(actor, node)| {
                let has_one = node
                    .partnerships
                    .iter()
                    .any(|it| partnerships.contains_key(it));
                let joined = || node.instruments.iter().chain(&node.participations);
                let joined_here: BTreeSet<&InstrumentIndex> = joined().filter(is_here).collect();
                let is_of_few = |it: &&InstrumentIndex| !is_of_many(network, **it);
                let has_card = has_one
                    || joined_here.len() > 1
                    || joined_here.iter().any(is_of_few)
                    || views.selection.ego.is_none()
                        && !partnerships.is_empty()
                        && node.is_state()
                        && members.contains(actor);
                has_card && Some(*actor) != views.selection.ego
            })
            .map(|(actor, _)| actor)
            .collect();
        let mut actors: BTreeMap<ActorIndex, String> = cards
            .iter()
            .map(|actor| (*actor, anchor(&network.actors[*actor])))
            .collect();
        if partnerships.is_empty() {
            // Who has no card stands in the table of memberships.
            for actor in &members {
                let own = anchor(&network.actors[*actor]);
                actors.entry(*actor).or_insert(own);
            }
        }
        let has_section = |ego: &ActorIndex| subject::has_section(views, *ego);
        let ego = views.selection.ego.filter(has_section);
        actors.extend(ego.map(|ego| (ego, SUBJECT.to_owned())));
        Anchors {
            sources: short_anchors(sources),
            actors,
            cards,
            instruments,
            partnerships,
        }
    }

    /// Whether an actor has a card of its own.
    pub(super) fn has_card(&self, actor: ActorIndex) -> bool {
        self.cards.contains(&actor)
    }

    /// The anchor of a source by which this page links to it, by its id.
    pub(super) fn source(&self, id: &str) -> Option<&str> {
        self.sources.get(id).map(String::as_str)
    }

    /// The anchor of an actor's section.
    pub(super) fn actor(&self, actor: ActorIndex) -> Option<&str> {
        self.actors.get(&actor).map(String::as_str)
    }

    /// The anchor of an instrument.
    pub(super) fn instrument(&self, position: InstrumentIndex) -> Option<&str> {
        self.instruments.get(&position).map(String::as_str)
    }

    /// The anchor of a partnership.
    pub(super) fn partnership(&self, position: PartnershipIndex) -> Option<&str> {
        self.partnerships.get(&position).map(String::as_str)
    }

    /// The anchor of a record that a claim depends on.
    pub(super) fn gap_record(&self, network: &Network<'_>, record: GapRecord) -> Option<String> {
        let anchor = match record {
            GapRecord::Actor(position) => self.actor(position),
            GapRecord::Partnership(position) => self.partnership(position),
            GapRecord::Instrument(position) | GapRecord::Participant(position, _) => {
                self.instrument(position)
            }
            GapRecord::Source(_) => self.source(&record.id(network)),
            GapRecord::Registry | GapRecord::Membership(_) | GapRecord::Claim(_) => None,
        };
        anchor.map(str::to_owned)
    }
}

/// The anchor by which others link to a source.
pub(super) fn long_anchor(source: &str) -> String {
    format!("source-{source}")
}

/// Sources are linked from hundreds of citations, so each also has a short anchor. It is made of the
/// id alone, so that it stays the same when others are added; those that would share one have only
/// their long ones, so that no link ever leads to another source.
fn short_anchors<'s>(sources: impl Iterator<Item = &'s str>) -> BTreeMap<String, String> {
    const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    const LENGTH: usize = 5;
    let short = |id: &str| {
        let bytes = Sha256::digest(id.as_bytes());
        let digits = bytes.iter().take(LENGTH);
        let digits = digits.map(|byte| char::from(DIGITS[usize::from(byte % 32)]));
        format!("s-{}", digits.collect::<String>())
    };
    let sources: BTreeSet<&str> = sources.collect();
    let mut sharing: BTreeMap<String, usize> = BTreeMap::new();
    for id in &sources {
        *sharing.entry(short(id)).or_default() += 1;
    }
    let anchor = |id: &str| match short(id) {
        short if sharing.get(&short) == Some(&1) => short,
        _ => long_anchor(id),
    };
    let sources = sources.into_iter();
    sources.map(|id| (id.to_owned(), anchor(id))).collect()
}

/// Who has a membership here.
fn members(views: &ExportContext<'_>) -> BTreeSet<ActorIndex> {
    let memberships = views.memberships().into_iter();
    let member = |it: Selected<MembershipIndex>| views.network.memberships[it.position].member;
    memberships.filter_map(member).collect()
}

/// What an organisation is stands elsewhere on the page, under an anchor of its own.
fn anchor(actor: &ActorNode<'_>) -> String {
    let kind = if actor.is_state() { "state" } else { "actor" };
    format!("{kind}-{}", actor.id)
}

/// Several periods of one tie are called the same: each after the first also carries its start,
/// behind a full stop, which no id contains.
fn partnerships(views: &ExportContext<'_>) -> BTreeMap<PartnershipIndex, String> {
    let mut taken = BTreeSet::new();
    let mut anchors = BTreeMap::new();
    for recorded in views.recorded_partnerships() {
        let position = recorded.selected.position;
        let mut anchor = format!("record-{}", recorded.called);
        if recorded.period > 1 {
            anchor.push('.');
            anchor.push_str(&start_words(views.network, position));
        }
        while !taken.insert(anchor.clone()) {
            anchor.push_str(".again");
        }
        anchors.insert(position, anchor);
    }
    anchors
}

fn start_words(network: &Network<'_>, position: PartnershipIndex) -> String {
    let start = network.start_date(position);
    let day = start.and_then(|date| date.earliest().or(date.latest()));
    day.map_or("undated".to_owned(), |day| day.to_string())
}
