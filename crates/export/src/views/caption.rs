//! The words around a picture: title, counts, legend and source. All of them are counted.

use std::cmp::Reverse;

use chancery_core::messages::{MessageId, Messages};

use super::counts::{counted_in, first_names, range_words};
use super::direction_groups::elsewhere_words;
use super::graph::{Edge, Graph};
use super::graph_in_words::description;
use super::missing_ties::{between_words, many_parties_words};
use super::{
    ExportContext, Star, actor_words, alphabetical_key, count_of_actors_in, party_kind,
    source_count, year_label,
};
use chancery_core::network::{TierIndex, positions};
use chancery_core::{message, say};

/// The words around a picture of a graph.
#[derive(Debug)]
#[non_exhaustive]
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

/// How many ties are drawn at a tier. Those of a star are as many as its partners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TierCount<'v> {
    /// The tier, as a position; none if it is not known.
    pub tier: Option<TierIndex>,
    /// Its name.
    pub name: &'v str,
    /// How many ties certainly hold.
    pub certain: usize,
    /// How many hold at most.
    pub possible: usize,
    /// Whether the picture has a state in the middle, so that each tie is a partner.
    pub is_of_partners: bool,
}

impl TierCount<'_> {
    /// How many there are, and of what: around one state its partners, which the title names,
    /// otherwise ties.
    #[must_use]
    pub(crate) fn quantity(&self, messages: &Messages) -> String {
        let are_certain = (0..self.possible).map(|number| number < self.certain);
        match self.is_of_partners {
            true => range_words(messages, are_certain),
            false => counted_in(messages, are_certain, message!("counted-ties")),
        }
    }

    /// The tier and how many there are, for a legend.
    #[must_use]
    pub fn words(&self, messages: &Messages) -> String {
        format!("{} · {}", self.name, self.quantity(messages))
    }
}

impl<'v> Caption<'v> {
    /// The words around a picture of these edges of a graph, a star or not.
    #[must_use]
    pub fn new(
        views: &ExportContext<'v>,
        graph: &Graph<'v>,
        star: Option<&Star>,
        drawn: &[&Edge],
    ) -> Self {
        let ego = star.map(|star| star.ego);
        let subtitle = subtitle(views, graph, ego);
        let tiers = tiers(views, ego, drawn);
        let description = description(views, graph, ego, &subtitle, drawn);
        Caption {
            title: title(views, graph),
            description,
            subtitle,
            tiers,
            notes: notes(views, graph, ego, drawn),
            source: source_of(views, graph),
        }
    }
}

/// The registry's title, and where another state is asked about its name before it.
fn title(views: &ExportContext<'_>, graph: &Graph<'_>) -> String {
    let title = &views.network.manifest().title;
    match graph.ego {
        Some(ego) if views.selection.ego != views.network.subject => {
            let name = actor_words(views.messages, views.network, graph.nodes[ego].actor);
            let title = title.as_str();
            say!(
                views.messages,
                "caption-partners-of",
                name = name,
                title = title
            )
        }
        _ => title.to_string(),
    }
}

fn subtitle(views: &ExportContext<'_>, graph: &Graph<'_>, ego: Option<usize>) -> String {
    let messages = views.messages;
    let states = (0..graph.nodes.len()).filter(|index| Some(*index) != ego);
    let states = states.map(|index| graph.nodes[index].holds.is_certain());
    let states = match ego {
        Some(ego) => {
            let partners = counted_in(messages, states, message!("counted-partners"));
            let name = actor_words(views.messages, views.network, graph.nodes[ego].actor);
            say!(
                messages,
                "caption-partners-count",
                partners = partners,
                name = name
            )
        }
        None => {
            let nodes = graph.nodes.iter();
            let actors = nodes.map(|node| (node.is_state, node.holds.is_certain()));
            count_of_actors_in(messages, actors)
        }
    };
    let partnerships = graph.partnerships.iter().map(|it| it.holds.is_certain());
    let noun = message!("counted-partnerships");
    let mut words = counted_in(messages, partnerships, noun);
    // Of a registry without partnerships it would say that it has no states.
    if ego.is_some() || !graph.nodes.is_empty() {
        words = format!("{states}, {words}");
    }
    // A partnership of three ties three pairs, and two partnerships may tie the same pair. Around
    // one state there are as many pairs as partners, unless some have ties with one another.
    let pairs = graph.edges.len();
    let are_partners = ego.is_some() && pairs + 1 == graph.nodes.len();
    if pairs != graph.partnerships.len() && !are_partners {
        let pairs = graph.edges.iter().map(|edge| edge.holds.is_certain());
        let noun = match party_kind(views.network) {
            "parties" => message!("counted-pairs-of-parties"),
            _ => message!("counted-pairs-of-states"),
        };
        let pairs = counted_in(messages, pairs, noun);
        words = say!(
            messages,
            "caption-between-pairs",
            partnerships = words,
            pairs = pairs
        );
    }
    let (day, narrowing) = (views.day_words(), views.narrowing_words());
    say!(
        messages,
        "caption-subtitle",
        counts = words,
        day = day,
        narrowing = narrowing
    )
}

/// Which of the boxes are organisations; none if none is.
pub(crate) fn organisation_note(messages: &Messages, graph: &Graph<'_>) -> Option<String> {
    let mut names: Vec<&str> = graph.organisations().map(|node| node.name).collect();
    names.sort_by_cached_key(|name| alphabetical_key(name));
    let names = first_names(messages, &names, ", ");
    (!names.is_empty()).then(|| say!(messages, "network-boxes-of-organisations", names = names))
}

/// Why there is no partnership to show, in one sentence.
#[must_use]
pub(crate) fn no_partnership_words(views: &ExportContext<'_>) -> String {
    let of = views.selection.ego;
    let mut ties = views.network.ties.iter();
    let is_recorded = ties.any(|tie| of.is_none_or(|of| tie.parties.contains(&of)));
    let (messages, day) = (views.messages, views.selection.day);
    let is_narrowed = views.is_narrowed();
    match of.map(|of| actor_words(views.messages, views.network, of)) {
        Some(of) if !is_recorded => say!(messages, "no-partnership-of-recorded", name = of),
        Some(of) if is_narrowed => {
            say!(messages, "no-partnership-of-selected", name = of, day = day)
        }
        Some(of) => say!(messages, "no-partnership-of-holds", name = of, day = day),
        None if !is_recorded => say!(messages, "no-partnership-recorded"),
        None if is_narrowed => say!(messages, "no-partnership-selected", day = day),
        None => say!(messages, "no-partnership-holds", day = day),
    }
}

pub(super) fn tiers<'v>(
    views: &ExportContext<'v>,
    ego: Option<usize>,
    drawn: &[&Edge],
) -> Vec<TierCount<'v>> {
    let tiers = views.network.manifest().tiers.len();
    let mut ranks: Vec<Option<TierIndex>> = positions(tiers).map(Some).chain([None]).collect();
    ranks.sort_by_key(|tier| Reverse(views.network.tier_order(*tier)));
    ranks
        .into_iter()
        .map(|tier| {
            let lines = || drawn.iter().flat_map(|edge| edge.lines());
            let holds = || lines().filter(|line| line.0 == tier).map(|line| line.1);
            TierCount {
                tier,
                name: match tier {
                    Some(tier) => &views.network.tier(tier).name,
                    None => views.messages.fixed(message!("tier-unknown")),
                },
                certain: holds().filter(|holds| holds.is_certain()).count(),
                possible: holds().count(),
                is_of_partners: ego.is_some(),
            }
        })
        .filter(|line| line.possible > 0)
        .collect()
}

pub(super) fn notes(
    views: &ExportContext<'_>,
    graph: &Graph<'_>,
    ego: Option<usize>,
    drawn: &[&Edge],
) -> Vec<String> {
    if graph.edges.is_empty() {
        return vec![no_partnership_words(views)];
    }
    let messages = views.messages;
    let mut notes = Vec::new();
    // With directions the partners of each are in the order of names.
    if ego.is_some() && !graph.has_directions() && graph.nodes.len() > 2 {
        notes.push(say!(messages, "network-order"));
    }
    let dated = |edge: &&&Edge| year_label(edge.since).is_some();
    // Only a star has a place for years.
    if ego.is_some() && drawn.iter().any(|edge| dated(&edge)) {
        let undated = drawn.iter().filter(|edge| !dated(edge)).count();
        let all = drawn.len();
        notes.push(match undated {
            0 => say!(messages, "network-years"),
            count => say!(messages, "network-years-undated", count = count, all = all),
        });
    }
    let is_of_several = |edge: &Edge| {
        let mut own = edge.partnerships.iter();
        own.any(|it| views.network.ties[it.position].tier != edge.tier)
    };
    if graph.edges.iter().any(is_of_several) {
        notes.push(say!(messages, "network-at-highest-tier"));
        if drawn.iter().any(|edge| !edge.beside.is_empty()) {
            notes.push(say!(messages, "network-beside-the-ladder"));
        }
    }
    if drawn.iter().any(|edge| !edge.holds.is_certain()) {
        notes.push(say!(messages, "network-dashed"));
    }
    notes.extend(organisation_note(messages, graph));
    notes.extend(elsewhere_words(views, graph));
    if let Some(ego) = ego {
        notes.extend(between_words(views, graph, ego));
        return notes;
    }
    let (all, missing) = (graph.edges.len(), graph.edges.len() - drawn.len());
    if missing > 0 {
        let drawn = drawn.len();
        notes.push(say!(
            messages,
            "network-ties-drawn",
            drawn = drawn,
            all = all,
            missing = missing
        ));
        notes.push(graph.backbone_rule(messages).to_owned());
        notes.extend(many_parties_words(views, graph));
    }
    notes
}

fn source_of(views: &ExportContext<'_>, graph: &Graph<'_>) -> String {
    let partnerships = graph.partnerships.iter();
    let records = partnerships.map(|it| views.network.partnership(it.position));
    let sources = source_count(records.flat_map(|record| &record.evidence));
    source_line(views, sources, message!("source-cited-for-partnerships"))
}

/// The registry, its licence, and how many sources are cited for what is drawn, which the message
/// `cited` says.
pub(crate) fn source_line(views: &ExportContext<'_>, sources: usize, cited: MessageId) -> String {
    let (messages, manifest) = (views.messages, views.network.manifest());
    let (registry, day) = (manifest.registry.as_str(), views.network.as_of());
    let mut words = say!(messages, "source-registry", registry = registry, day = day);
    if sources > 0 {
        let arguments = [("source", words.into()), ("count", sources.into())];
        words = messages.fill(cited, &arguments);
    }
    if let Some(licence) = &manifest.licence {
        let licence = licence.as_str();
        words = say!(
            messages,
            "source-licence",
            source = words,
            licence = licence
        );
    }
    say!(messages, "source-end", source = words)
}
