//! States.

use std::collections::BTreeSet;

use chancery_core::date::Truth;
use chancery_core::model::{FormerState, KnownState, Role, former_states, known_states};
use chancery_core::network::{ActorIndex, ActorNode};
use chancery_core::select::{Selected, SelectorNoun};

use crate::views::declare::{columns, list};
use crate::views::{ColumnSet, ExportContext, ForeignKey, Row, Rows, Table};

pub(super) static STATES: Table = Table {
    name: "states",
    sentence: "One row for each state that is declared or belongs to something.",
    noun: SelectorNoun::States,
    columns: COLUMNS,
    key: &["state"],
    references: &[
        ForeignKey::new(&["member_of"], "organisations"),
        ForeignKey::new(&["observer_in"], "organisations"),
        ForeignKey::new(&["possibly_in"], "organisations"),
    ],
    listed: &[
        "state",
        "state_name",
        "member_of",
        "observer_in",
        "other_roles",
        "partnerships",
        "instruments",
        "holds",
    ],
    rows,
};

struct StateRow<'v> {
    views: ExportContext<'v>,
    selected: Selected<ActorIndex>,
    node: &'v ActorNode<'v>,
    /// How many partnerships and instruments of it are here.
    records: [usize; 2],
}

columns! {
    line: StateRow<'v>;
    Id "state", "The ISO 3166-1 alpha-3 code, a former code, or the code that the registry \
                 declares."
        => line.node.id;
    Id "state_alpha_2", "The ISO 3166-1 alpha-2 code; empty if there is none."
        => alpha_2(line.node.id);
    Id "state_numeric", "The ISO 3166-1 numeric code, three digits; empty if there is none."
        => known(line.node.id).map(|state| state.numeric);
    Word [&["iso-3166-1", "iso-3166-3", "registry"]] "code_from", "Where the code comes from: \
                                                                   iso-3166-1, iso-3166-3 (a \
                                                                   former state) or registry."
        => code_from(line.node.id);
    Text "state_name", "The name that is shown." => line.node.name;
    Word [&["yes", "no"]] "recorded", "Whether the registry has a record of it: yes or no; a state \
                                       that other records name needs none."
        => if line.node.state().is_some() { "yes" } else { "no" };
    List "aliases", "Other names." => line.node.state().map(|record| {
        list(record.aliases.iter().map(|alias| alias.as_str()))
    });
    Dates "since", "The first day, in EDTF; empty if the registry does not give it."
        => line.node.state().and_then(|record| record.since);
    Dates "until", "The last day, in EDTF; empty if the registry does not give it."
        => line.node.state().and_then(|record| record.until);
    List "member_of", "The organisations of which it certainly is a member or a participant on \
                       the day."
        => list(line.organisations(Truth::Yes, Role::is_full));
    List "observer_in", "The organisations in which it certainly is an observer on the day."
        => list(line.organisations(Truth::Yes, |role| role == Role::Observer));
    List "other_roles", "The organisations in which it certainly has another role on the day, each \
                         as `ORG/ROLE`: associate, candidate or partner."
        => list(line.views.other_roles_of(line.selected.position));
    List "possibly_in", "The organisations to which it possibly belongs on the day, in any role."
        => list(line.organisations(Truth::Unknown, |_| true));
    Integer "partnerships", "How many of its partnerships are recorded, of all times; in an export \
                             of a part, how many are in that part."
        => line.records[0];
    Integer "instruments", "The number of recorded instruments to which it is a party or in \
                            which it is a participant; in an export of a part, the number in that \
                            part."
        => line.records[1];
    Text "note", "A remark of the curator."
        => line.node.state().and_then(|record| record.note.as_ref());
    Holds => line.selected.holds;
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let views = *views;
    let here = views.is_part().then(|| {
        let instruments = views.instrument_positions();
        (views.partnership_positions(), instruments)
    });
    let line = move |selected: Selected<ActorIndex>| -> Row<'v> {
        let node = &views.network.actors[selected.position];
        let records = match &here {
            None => [node.partnerships.len(), node.joined_instruments().len()],
            Some((partnerships, instruments)) => {
                let partnerships = node
                    .partnerships
                    .iter()
                    .filter(|it| partnerships.contains(it));
                let joined = node.joined_instruments().into_iter();
                let instruments = joined.filter(|it| instruments.contains(it));
                [partnerships.count(), instruments.count()]
            }
        };
        cells(
            &StateRow {
                views,
                selected,
                node,
                records,
            },
            wanted,
        )
    };
    Box::new(views.states().into_iter().map(line))
}

impl<'v> StateRow<'v> {
    fn organisations(
        &self,
        wanted: Truth,
        accepts: impl Fn(Role) -> bool + Copy,
    ) -> BTreeSet<&'v str> {
        self.views
            .organisations_of(self.selected.position, wanted, accepts)
    }
}

fn known(alpha_3: &str) -> Option<&'static KnownState> {
    let states = known_states();
    let position = states
        .binary_search_by(|state| state.alpha_3.cmp(alpha_3))
        .ok()?;
    states.get(position)
}

fn former(alpha_3: &str) -> Option<&'static FormerState> {
    former_states()
        .iter()
        .find(|state| state.alpha_3 == alpha_3)
}

/// The alpha-2 code of a state. That of a former state may have been given to another one since.
pub(super) fn alpha_2(alpha_3: &str) -> Option<&'static str> {
    known(alpha_3).map(|state| state.alpha_2)
}

fn code_from(alpha_3: &str) -> &'static str {
    if known(alpha_3).is_some() {
        "iso-3166-1"
    } else if former(alpha_3).is_some() {
        "iso-3166-3"
    } else {
        "registry"
    }
}
