//! Where records are on the page. An anchor carries the id of its record and never its number, so
//! that a link to it leads to the same record when others are added.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::audit::GapRecord;
use chancery_core::network::{MemberNode, Network};

use crate::views::ExportContext;

/// The anchors of the records that the page shows. Whatever is not among them gets no link.
pub(super) struct Anchors {
    sources: BTreeSet<String>,
    states: BTreeMap<usize, String>,
    instruments: BTreeMap<usize, String>,
    partnerships: BTreeMap<usize, String>,
}

impl Anchors {
    pub(super) fn new(views: &ExportContext<'_>) -> Self {
        let network = views.network;
        let sources = views.sources().into_iter();
        let partnerships = partnerships(views);
        let instruments: BTreeMap<usize, String> = views
            .instrument_positions()
            .into_iter()
            .map(|it| (it, format!("record-{}", network.instrument(it).id)))
            .collect();
        let members = members(views);
        // A state has a section of its own if it has a partnership or an instrument here, and is
        // not the one whose partners are meant; where there is no such one, also for its memberships.
        let states = (0..network.states.len()).filter(|state| {
            let node = &network.states[*state];
            let has_one = node
                .partnerships
                .iter()
                .any(|it| partnerships.contains_key(it))
                || node
                    .instruments
                    .iter()
                    .any(|it| instruments.contains_key(it))
                || views.selection.ego.is_none() && members.contains(state);
            has_one && Some(*state) != views.selection.ego
        });
        Anchors {
            sources: sources.map(|it| it.id.to_string()).collect(),
            states: states
                .map(|state| (state, format!("state-{}", network.states[state].id)))
                .collect(),
            instruments,
            partnerships,
        }
    }

    /// The anchor of a source, by its id.
    pub(super) fn source(&self, id: &str) -> Option<String> {
        self.sources.contains(id).then(|| format!("source-{id}"))
    }

    /// The anchor of a state's section, by its position.
    pub(super) fn state(&self, state: usize) -> Option<&str> {
        self.states.get(&state).map(String::as_str)
    }

    /// The anchor of an instrument, by its position.
    pub(super) fn instrument(&self, position: usize) -> Option<&str> {
        self.instruments.get(&position).map(String::as_str)
    }

    /// The anchor of a partnership, by its position.
    pub(super) fn partnership(&self, position: usize) -> Option<&str> {
        self.partnerships.get(&position).map(String::as_str)
    }

    /// The anchor of a record that a claim depends on.
    pub(super) fn gap_record(&self, network: &Network<'_>, record: GapRecord) -> Option<String> {
        let anchor = match record {
            GapRecord::State(position) => self.state(position),
            GapRecord::Partnership(position) => self.partnership(position),
            GapRecord::Instrument(position) => self.instrument(position),
            GapRecord::Source(_) => return self.source(&record.id(network)),
            GapRecord::Registry | GapRecord::Membership(_) | GapRecord::Claim(_) => None,
        };
        anchor.map(str::to_owned)
    }
}

/// The states with a membership here.
fn members(views: &ExportContext<'_>) -> BTreeSet<usize> {
    let memberships = views.memberships().into_iter();
    let member = |position: usize| match views.network.memberships[position].member {
        Some(MemberNode::State(state)) => Some(state),
        Some(MemberNode::Organisation(_)) | None => None,
    };
    memberships.filter_map(|it| member(it.position)).collect()
}

/// Several periods of one tie are called the same: each after the first also carries its start,
/// behind a full stop, which no id contains.
fn partnerships(views: &ExportContext<'_>) -> BTreeMap<usize, String> {
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

fn start_words(network: &Network<'_>, position: usize) -> String {
    let start = network.start_date(position);
    let day = start.and_then(|date| date.earliest().or(date.latest()));
    day.map_or("undated".to_owned(), |day| day.to_string())
}
