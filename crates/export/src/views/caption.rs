//! The words around a picture: title, counts, legend and source. All of them are counted.

use chancery_core::model::Selector;

use super::graph::{Edge, Graph};
use super::{Badge, Star, Views, selector_words, source_count, year_label};

/// The words around a picture of a graph.
#[derive(Debug)]
pub struct Caption<'v> {
    /// What the picture is of.
    pub title: String,
    /// How many states and partnerships, and on which day.
    pub subtitle: String,
    /// The tiers of the ties drawn, the highest first.
    pub tiers: Vec<TierCount<'v>>,
    /// What else a reader must know to read it.
    pub notes: Vec<String>,
    /// Where it comes from.
    pub source: String,
    /// The whole in sentences, for those who do not see it.
    pub description: String,
}

/// How many ties are drawn at a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TierCount<'v> {
    /// The tier, as a position; none where it is not known.
    pub tier: Option<usize>,
    /// Its name.
    pub name: &'v str,
    /// How many ties.
    pub count: usize,
}

impl<'v> Caption<'v> {
    /// The words around a picture of these edges of a graph, a star or not.
    #[must_use]
    pub fn new(views: &Views<'v>, graph: &Graph<'v>, star: Option<&Star>, drawn: &[&Edge]) -> Self {
        let hub = star.map(|star| star.hub);
        let subtitle = subtitle(views, graph, hub);
        let tiers = tiers(views, drawn);
        Caption {
            title: title(views, graph),
            description: description(views, graph, hub, &subtitle, drawn),
            subtitle,
            tiers,
            notes: notes(graph, hub, drawn),
            source: source(views, graph),
        }
    }
}

/// The registry's title, and where another state is asked about its name before it.
fn title(views: &Views<'_>, graph: &Graph<'_>) -> String {
    let title = &views.network.manifest().title;
    match graph.hub {
        Some(hub) if views.selection.of != views.network.subject => {
            format!("Partners of {} · {title}", graph.nodes[hub].name)
        }
        _ => title.to_string(),
    }
}

fn subtitle(views: &Views<'_>, graph: &Graph<'_>, hub: Option<usize>) -> String {
    let states = (0..graph.nodes.len()).filter(|index| Some(*index) != hub);
    let states = states.map(|index| graph.nodes[index].holds.is_certain());
    let states = match hub {
        Some(hub) => counted(states, &format!("partner of {}", graph.nodes[hub].name)),
        None => counted(states, "state"),
    };
    let partnerships = graph.partnerships.iter().map(|it| it.holds.is_certain());
    let mut words = format!(
        "{states}, {}, as of {}",
        counted(partnerships, "partnership"),
        views.selection.day
    );
    // The day is said already.
    let asked = Selector {
        on: None,
        ..views.selection.selector.clone()
    };
    for field in selector_words(&asked) {
        words.push_str(" · ");
        words.push_str(&field);
    }
    words
}

/// How many of something, certainly and possibly: '24 partners', '24 to 26 partners'. The first
/// word of the noun takes the plural.
#[must_use]
pub fn counted(are_certain: impl IntoIterator<Item = bool>, noun: &str) -> String {
    let (mut certain, mut possible) = (0_usize, 0_usize);
    for is_certain in are_certain {
        possible += 1;
        certain += usize::from(is_certain);
    }
    let plural = if possible == 1 { "" } else { "s" };
    let (word, rest) = noun.split_at(noun.find(' ').unwrap_or(noun.len()));
    if certain == possible {
        format!("{certain} {word}{plural}{rest}")
    } else {
        format!("{certain} to {possible} {word}{plural}{rest}")
    }
}

fn tiers<'v>(views: &Views<'v>, drawn: &[&Edge]) -> Vec<TierCount<'v>> {
    let tiers = &views.network.manifest().tiers;
    let ranks = (0..tiers.len()).rev().map(Some).chain([None]);
    ranks
        .map(|tier| TierCount {
            tier,
            name: tier.map_or("Tier not known", |tier| &*tiers[tier].name),
            count: drawn.iter().filter(|edge| edge.tier == tier).count(),
        })
        .filter(|line| line.count > 0)
        .collect()
}

fn notes(graph: &Graph<'_>, hub: Option<usize>, drawn: &[&Edge]) -> Vec<String> {
    let mut notes = Vec::new();
    let dated = |edge: &&&Edge| year_label(edge.since).is_some();
    // Only a star has a place for years.
    if hub.is_some() && drawn.iter().any(|edge| dated(&edge)) {
        let undated = drawn.iter().filter(|edge| !dated(edge)).count();
        let rest = if undated == 0 {
            String::new()
        } else {
            format!("; not known to one year for {undated} of {}", drawn.len())
        };
        notes.push(format!("Year: when the tie began at the tier drawn{rest}."));
    }
    if drawn.iter().any(|edge| !edge.holds.is_certain()) {
        notes.push("Dashed: possibly; the records do not decide it.".to_owned());
    }
    let missing = graph.edges.len() - drawn.len();
    if missing > 0 {
        let plural = if missing == 1 { "" } else { "s" };
        notes.push(format!(
            "{} of {} ties drawn; {missing} tie{plural} not drawn.",
            drawn.len(),
            graph.edges.len()
        ));
    }
    notes
}

/// The registry, its licence, and how many sources attest what is drawn.
fn source(views: &Views<'_>, graph: &Graph<'_>) -> String {
    let manifest = views.network.manifest();
    let records = graph
        .partnerships
        .iter()
        .map(|it| views.network.partnership(it.position));
    let sources = source_count(records.flat_map(|record| &record.evidence));
    let mut words = format!(
        "Source: registry “{}” as of {}",
        manifest.registry,
        views.network.as_of()
    );
    if sources > 0 {
        let plural = if sources == 1 { "" } else { "s" };
        words.push_str(&format!(
            ", which cites {sources} source{plural} for these partnerships"
        ));
    }
    if let Some(licence) = &manifest.licence {
        words.push_str(&format!(". Licence: {licence}"));
    }
    words.push('.');
    words
}

fn description(
    views: &Views<'_>,
    graph: &Graph<'_>,
    hub: Option<usize>,
    subtitle: &str,
    drawn: &[&Edge],
) -> String {
    let mut words = format!("{subtitle}.");
    if graph.has_directions() {
        let directions = &views.network.manifest().directions;
        for group in &graph.groups {
            let name = group
                .direction
                .map_or(IN_NO_DIRECTION, |it| &*directions[it].name);
            let states = group.nodes.iter().map(|node| graph.nodes[*node].name);
            let states: Vec<&str> = states.collect();
            words.push_str(&format!(
                " {name} ({}): {}.",
                states.len(),
                states.join(", ")
            ));
        }
    }
    for line in tiers(views, drawn) {
        words.push_str(&format!(" {}: {}", line.name, line.count));
        let edges: Vec<&&Edge> = drawn.iter().filter(|edge| edge.tier == line.tier).collect();
        if let Some(hub) = hub.filter(|_| edges.len() <= MOST_NAMED) {
            let other = |edge: &&&Edge| edge.nodes.iter().copied().find(|node| *node != hub);
            let names = edges.iter().filter_map(other);
            let names: Vec<&str> = names.map(|node| graph.nodes[node].name).collect();
            words.push_str(&format!(" ({})", names.join(", ")));
        }
        words.push('.');
    }
    for note in notes(graph, hub, drawn) {
        words.push(' ');
        words.push_str(&note);
    }
    words
}

/// The most partners at a tier whose names the description gives.
const MOST_NAMED: usize = 12;

/// What the group of the states in no direction is called, where others have one.
pub const IN_NO_DIRECTION: &str = "In no direction";

impl Graph<'_> {
    /// Whether a direction lists any of its states.
    #[must_use]
    pub fn has_directions(&self) -> bool {
        self.groups.iter().any(|group| group.direction.is_some())
    }
}

/// What a membership's badge means, in words.
#[must_use]
pub fn badge_words(badge: &Badge<'_>) -> String {
    let mut words = format!("{} · {}", badge.organisation.name, badge.members);
    if badge.observers > 0 {
        let plural = if badge.observers == 1 { "" } else { "s" };
        words.push_str(&format!(" and {} observer{plural} (obs)", badge.observers));
    }
    if badge.possible > 0 {
        words.push_str(&format!(", {} possibly (?)", badge.possible));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_a_pair_where_something_is_only_possible() {
        assert_eq!(counted([true, true], "partner of A"), "2 partners of A");
        assert_eq!(counted([true], "partner"), "1 partner");
        assert_eq!(counted([true, false], "partner"), "1 to 2 partners");
        assert_eq!(counted([], "partner"), "0 partners");
    }
}
