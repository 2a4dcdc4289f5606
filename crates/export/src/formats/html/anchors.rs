//! Where records are on the page. An anchor carries the id of its record and never its number, so
//! that a link to it leads to the same record when others are added.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::audit::GapRecord;
use chancery_core::network::{
    ActorIndex, ActorNode, InstrumentIndex, MembershipIndex, Network, PartnershipIndex,
};
use chancery_core::select::Selected;

use crate::views::ExportContext;

/// The anchors of the records that the page shows. Whatever is not among them gets no link.
pub(super) struct Anchors {
    sources: BTreeSet<String>,
    actors: BTreeMap<ActorIndex, String>,
    instruments: BTreeMap<InstrumentIndex, String>,
    partnerships: BTreeMap<PartnershipIndex, String>,
}

impl Anchors {
    pub(super) fn new(views: &ExportContext<'_>) -> Self {
        let network = views.network;
        let sources = views.sources().into_iter();
        let partnerships = partnerships(views);
        let instruments: BTreeMap<InstrumentIndex, String> = views
            .instrument_positions()
            .into_iter()
            .map(|it| (it, format!("record-{}", network.instrument(it).id)))
            .collect();
        let members = members(views);
        // An actor has a section of its own if it has a partnership or an instrument here, and is
        // not the one whose partners are meant; where there is no such one, also for its memberships.
        let actors = network.actors.iter_enumerated().filter(|(actor, node)| {
            let has_one = node
                .partnerships
                .iter()
                .any(|it| partnerships.contains_key(it))
                || node
                    .instruments
                    .iter()
                    .any(|it| instruments.contains_key(it))
                || views.selection.ego.is_none() && node.is_state() && members.contains(actor);
            has_one && Some(*actor) != views.selection.ego
        });
        Anchors {
            sources: sources.map(|it| it.id.to_string()).collect(),
            actors: actors.map(|(actor, node)| (actor, anchor(node))).collect(),
            instruments,
            partnerships,
        }
    }

    /// The anchor of a source, by its id.
    pub(super) fn source(&self, id: &str) -> Option<String> {
        self.sources.contains(id).then(|| format!("source-{id}"))
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
            GapRecord::Source(_) => return self.source(&record.id(network)),
            GapRecord::Registry | GapRecord::Membership(_) | GapRecord::Claim(_) => None,
        };
        anchor.map(str::to_owned)
    }
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
