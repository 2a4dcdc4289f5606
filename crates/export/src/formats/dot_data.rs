//! The network in DOT for programs that read it: every state and every tie with its attributes,
//! and nothing that is there for the eye.

use std::fmt::Write as _;

use chancery_core::date::Truth;
use chancery_core::model::Role;

use super::{Format, Options};
use crate::error::Result;
use crate::escape::DotQuoted;
use crate::output::Output;
use crate::views::{Edge, ExportContext, Graph, Node, Scene, holds_word};

/// The one file that it writes.
const FILE: &str = "network.dot";

pub(super) static DOT_DATA: Format = Format {
    name: "dot-data",
    sentence: "The same network in DOT for other programs: with attributes, without layout.",
    options: &[],
    is_narrowed: true,
    shows_what_holds: true,
    files: || vec![FILE.to_owned()],
    write,
};

fn write(views: &ExportContext<'_>, _: &Options, output: &mut dyn Output) -> Result<()> {
    let scene = Scene::new(views, Some(&[]), true);
    let text = text(views, &scene)?;
    output.file(FILE)?.write_all(text.as_bytes())?;
    Ok(())
}

fn text(views: &ExportContext<'_>, scene: &Scene<'_>) -> Result<String, std::fmt::Error> {
    let graph = &scene.graph;
    let manifest = views.network.manifest();
    let mut out = String::from("graph network {\n");
    let day = views.selection.day.to_string();
    let mut attributes = vec![
        ("title", views.title()),
        ("registry", manifest.registry.to_string()),
        ("day", day),
    ];
    let ego = graph.ego.map(|ego| graph.nodes[ego].id.to_owned());
    attributes.extend(ego.map(|ego| ("of", ego)));
    writeln!(out, "  graph [{}];", listed(attributes))?;
    let groups = scene.group_of_nodes();
    for (node, group) in graph.nodes.iter().zip(groups) {
        let direction = scene.direction(group);
        let direction = direction.map(|it| views.network.direction(it).id.to_string());
        write_node(views, node, direction, &mut out)?;
    }
    for edge in &graph.edges {
        write_edge(views, graph, edge, &mut out)?;
    }
    out.push_str("}\n");
    Ok(out)
}

fn write_node(
    views: &ExportContext<'_>,
    node: &Node<'_>,
    direction: Option<String>,
    out: &mut String,
) -> std::fmt::Result {
    let organisations = |wanted: Truth, accepts: fn(Role) -> bool| {
        let ids = views.organisations_of(node.actor, wanted, accepts);
        ids.into_iter().collect::<Vec<_>>().join("; ")
    };
    let attributes = [
        ("label", node.name.to_owned()),
        (
            "kind",
            views.network.actors[node.actor].kind_name().to_owned(),
        ),
        ("direction", direction.unwrap_or_default()),
        ("holds", holds_word(node.holds).to_owned()),
        ("member_of", organisations(Truth::Yes, Role::is_full)),
        (
            "observer_in",
            organisations(Truth::Yes, |role| role == Role::Observer),
        ),
        (
            "other_roles",
            Vec::from_iter(views.other_roles_of(node.actor)).join("; "),
        ),
        ("possibly_in", organisations(Truth::Unknown, |_| true)),
    ];
    writeln!(out, "  {} [{}];", DotQuoted(node.id), listed(attributes))
}

fn write_edge(
    views: &ExportContext<'_>,
    graph: &Graph<'_>,
    edge: &Edge,
    out: &mut String,
) -> std::fmt::Result {
    let [one, other] = edge.nodes.map(|node| DotQuoted(graph.nodes[node].id));
    let called = edge.partnerships.iter();
    let called = called.map(|it| views.network.partnership(it.position).id_or_derived());
    let called: Vec<String> = called.map(|id| id.to_string()).collect();
    let tier = edge.tier.map(|tier| views.network.tier(tier));
    let attributes = [
        ("tier", tier.map(|it| it.id.to_string()).unwrap_or_default()),
        (
            "tier_name",
            tier.map(|it| it.name.to_string()).unwrap_or_default(),
        ),
        (
            "since",
            edge.since.map(|date| date.to_string()).unwrap_or_default(),
        ),
        ("holds", holds_word(edge.holds).to_owned()),
        ("partnerships", called.join("; ")),
    ];
    writeln!(out, "  {one} -- {other} [{}];", listed(attributes))
}

/// Attributes, except those that are empty.
fn listed(attributes: impl IntoIterator<Item = (&'static str, String)>) -> String {
    let given = attributes
        .into_iter()
        .filter(|(_, value)| !value.is_empty());
    let given = given.map(|(name, value)| format!("{name}={}", DotQuoted(&value)));
    given.collect::<Vec<_>>().join(", ")
}
