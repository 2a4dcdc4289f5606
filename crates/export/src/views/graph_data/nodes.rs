//! States and organisations as nodes.

use chancery_core::date::Truth;
use chancery_core::model::{Role, StringMap};
use chancery_core::network::{ActorIndex, ActorNode};
use chancery_core::select::Selected;

use super::{NodeData, WidestPeriod};
use crate::map::capital;
use crate::views::declare::{columns, list};
use crate::views::{ColumnSet, ExportContext};

struct NodeRow<'v> {
    views: ExportContext<'v>,
    selected: Selected<ActorIndex>,
    node: &'v ActorNode<'v>,
}

columns! {
    line: NodeRow<'v>;
    Text "kind", "What it is: state or organisation." => line.node.kind_name();
    List "member_of", "The organisations of which it certainly is a member or a participant on \
                       the day."
        => list(line.views.organisations_of(line.selected.position, Truth::Yes, Role::is_full));
    Holds => line.selected.holds;
}

pub(super) fn nodes<'v>(views: &ExportContext<'v>) -> Vec<NodeData<'v>> {
    let network = views.network;
    let nodes = views.actors().into_iter().map(|selected| {
        let node = &network.actors[selected.position];
        NodeData {
            id: node.id,
            name: node.name,
            place: capital(node.id).filter(|_| node.is_state()),
            period: WidestPeriod::new(node.since, node.until),
            values: cells(
                &NodeRow {
                    views: *views,
                    selected,
                    node,
                },
                ColumnSet::ALL,
            ),
            identifiers: identifiers(views, node),
        }
    });
    nodes.collect()
}

fn identifiers<'v>(views: &ExportContext<'v>, node: &'v ActorNode<'v>) -> Vec<(&'v str, &'v str)> {
    let organisation = node.organisation();
    let organisation = organisation.map(|position| &views.network.organisation(position).ids);
    let state = node.state().map(|record| &record.ids);
    let pairs = |ids: &'v StringMap| ids.0.iter().map(|(scheme, key)| (&**scheme, &**key));
    let ids = organisation.or(state);
    ids.into_iter().flat_map(pairs).collect()
}
