//! States and organisations together: whoever can be a party.

use chancery_core::network::ActorNode;
use chancery_core::select::SelectorNoun;

use crate::views::declare::columns;
use crate::views::{ExportContext, Row, Rows, Table};

/// What an actor is.
pub(super) const ACTOR_KINDS: &[&str] = &["state", "organisation"];

pub(super) static ACTORS: Table = Table {
    name: "actors",
    sentence: "One row for each state and each organisation, which have further columns in tables \
               of their own.",
    noun: SelectorNoun::Others,
    columns: COLUMNS,
    key: &["actor"],
    references: &[],
    listed: &["actor", "actor_name", "actor_kind"],
    rows,
};

struct ActorRow<'v>(&'v ActorNode<'v>);

columns! {
    line: ActorRow<'v>;
    Id "actor", "The id of the state or organisation." => line.0.id;
    Text "actor_name", "The name that is shown." => line.0.name;
    Word [ACTOR_KINDS] "actor_kind", "Whether it is a state or an organisation."
        => line.0.kind_name();
}

fn rows<'v>(views: &ExportContext<'v>) -> Rows<'v> {
    let network = views.network;
    let states = views.states().into_iter().map(|it| it.position);
    let organisations = views.organisations().into_iter();
    let organisations = organisations.filter_map(|it| network.actor_position(&it.id));
    let mut actors: Vec<_> = states.chain(organisations).collect();
    actors.sort_unstable();
    actors.dedup();
    let rows = actors.into_iter();
    Box::new(rows.map(|actor| -> Row<'v> { cells(&ActorRow(&network.actors[actor])) }))
}

impl ExportContext<'_> {
    /// What the actor with an id is; none if nothing declares it.
    pub(super) fn actor_kind(&self, id: &str) -> Option<&'static str> {
        let position = self.network.actor_position(id)?;
        Some(self.network.actors[position].kind_name())
    }
}
