//! States and organisations together: whoever can be a party.

use chancery_core::network::{ActorIndex, ActorNode};
use chancery_core::select::{Selected, SelectorNoun};

use crate::views::declare::columns;
use crate::views::{ColumnSet, ExportContext, Row, Rows, Table};

/// What an actor is.
pub(super) const ACTOR_KINDS: &[&str] = &["state", "organisation"];

pub(super) static ACTORS: Table = Table {
    name: "actors",
    sentence: "One row for each state and each organisation, which have further columns in tables \
               of their own.",
    noun: SelectorNoun::Actors,
    columns: COLUMNS,
    key: &["actor"],
    references: &[],
    listed: &["actor", "actor_name", "actor_kind", "holds"],
    rows,
};

struct ActorRow<'v> {
    selected: Selected<ActorIndex>,
    node: &'v ActorNode<'v>,
}

columns! {
    line: ActorRow<'v>;
    Id "actor", "The id of the state or organisation." => line.node.id;
    Text "actor_name", "The name that is shown." => line.node.name;
    Word [ACTOR_KINDS] "actor_kind", "Whether it is a state or an organisation."
        => line.node.kind_name();
    Holds => line.selected.holds;
}

fn rows<'v>(views: &ExportContext<'v>, wanted: ColumnSet) -> Rows<'v> {
    let network = views.network;
    Box::new(views.actors().into_iter().map(move |selected| -> Row<'v> {
        let node = &network.actors[selected.position];
        cells(&ActorRow { selected, node }, wanted)
    }))
}

impl ExportContext<'_> {
    /// The states and organisations that are meant, by id. Among those of an export are the ones
    /// that other rows name.
    pub(in crate::views) fn actors(&self) -> Vec<Selected<ActorIndex>> {
        let mut actors = self.states();
        let organisations = self.organisations().into_iter();
        let organisations = organisations.filter_map(|it| self.network.actor_position(&it.id));
        let organisations = organisations.map(|position| Selected {
            position,
            holds: self.selection.actor(position),
        });
        actors.extend(organisations.filter(|it| self.is_export || it.holds.is_possible()));
        actors.sort_by_key(|it| it.position);
        actors.dedup_by_key(|it| it.position);
        actors
    }

    /// What the actor with an id is; none if nothing declares it.
    pub(super) fn actor_kind(&self, id: &str) -> Option<&'static str> {
        let position = self.network.actor_position(id)?;
        Some(self.network.actors[position].kind_name())
    }
}
