//! The head of the page and the table of partners.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::model::Role;
use chancery_core::select::Partner;
use minijinja::{Value, context};

use crate::views::{Views, alphabetical_key, date_words};

/// What the head and the table show.
pub(super) struct Table {
    pub(super) dek: String,
    pub(super) figures: Vec<Value>,
    pub(super) heading: String,
    pub(super) lede: String,
    pub(super) columns: Vec<Value>,
    pub(super) rows: Vec<Value>,
    pub(super) directions: Vec<Value>,
    pub(super) tiers: Vec<Value>,
}

/// The greatest number of figures about organisations.
const MOST_ORGANISATIONS: usize = 3;

pub(super) fn table(views: &Views<'_>) -> Table {
    let mut lines: Vec<Line> = match views.selection.of {
        Some(_) => views
            .partners()
            .iter()
            .map(|partner| line(views, partner))
            .collect(),
        None => every_state(views),
    };
    lines.sort_by_cached_key(|line| (alphabetical_key(&line.name), line.id.clone()));
    let manifest = views.network.manifest();
    let hub = views.selection.of.map(|of| views.network.states[of].name);
    let certain = lines.iter().filter(|line| line.is_certain).count();
    let heading = match hub {
        Some(hub) => format!("The partners of {hub}"),
        None => "The states and their partners".to_owned(),
    };
    Table {
        dek: dek(views, hub, certain, lines.len()),
        figures: figures(views, &lines, certain),
        heading,
        lede: lede(&lines, certain),
        columns: columns(),
        rows: lines.iter().map(Line::row).collect(),
        directions: manifest
            .directions
            .iter()
            .map(|it| context! { id => it.id.as_str(), name => it.name.as_str() })
            .collect(),
        tiers: manifest
            .tiers
            .iter()
            .map(|it| context! { id => it.id.as_str(), name => it.name.as_str() })
            .collect(),
    }
}

/// A row of the table.
struct Line {
    id: String,
    name: String,
    is_certain: bool,
    tiers: Vec<usize>,
    tier_ids: String,
    tier_names: String,
    directions: String,
    direction_names: String,
    since: String,
    since_sort: String,
    organisations: String,
    belongs: Vec<String>,
    instruments: usize,
}

impl Line {
    fn row(&self) -> Value {
        // What is not there sorts as nothing, whatever word stands for it.
        let cell = |label: &str, text: &str, unknown: &str| {
            let sort = text.is_empty().then_some("");
            context! { label => label, text => text, unknown => unknown, sort => sort }
        };
        let since = context! {
            label => "Since", text => self.since.as_str(), unknown => "not known", sort => self.since_sort.as_str(),
        };
        let holds = if self.is_certain { "" } else { " (possibly)" };
        context! {
            state => self.id.as_str(),
            name => self.name.as_str(),
            directions => self.directions.as_str(),
            tiers => self.tier_ids.as_str(),
            cells => vec![
                cell("Tier", &format!("{}{holds}", self.tier_names), ""),
                cell("Direction", &self.direction_names, "none"),
                since,
                cell("Belongs to", &self.organisations, "none recorded"),
                cell("Instruments", &self.instruments.to_string(), ""),
            ],
        }
    }
}

fn columns() -> Vec<Value> {
    [
        "State",
        "Tier",
        "Direction",
        "Since",
        "Belongs to",
        "Instruments",
    ]
    .into_iter()
    .map(|name| context! { name => name, kind => "text" })
    .collect()
}

fn line(views: &Views<'_>, partner: &Partner) -> Line {
    let network = views.network;
    let manifest = network.manifest();
    let ties = || {
        partner
            .partnerships
            .iter()
            .map(|it| &network.ties[it.position])
    };
    let mut tiers = distinct(ties().filter_map(|tie| tie.tier));
    tiers.reverse();
    let directions = distinct(ties().filter_map(|tie| tie.direction));
    let since = views.earliest_start(&partner.partnerships);
    let earliest = since.and_then(|date| date.earliest().or(date.latest()));
    let hub = views.selection.of;
    let state = &network.states[partner.state];
    let is_shared =
        |position: &&usize| hub.is_none_or(|hub| network.acts[**position].parties.contains(&hub));
    let (belongs, organisations) = organisations(views, partner.state);
    Line {
        id: state.id.to_owned(),
        name: state.name.to_owned(),
        is_certain: partner.holds.is_certain(),
        tier_ids: joined(&tiers, " ", |tier| &manifest.tiers[tier].id),
        tier_names: joined(&tiers, ", ", |tier| &manifest.tiers[tier].name),
        directions: joined(&directions, " ", |it| &manifest.directions[it].id),
        direction_names: joined(&directions, ", ", |it| &manifest.directions[it].name),
        since: since.map(date_words).unwrap_or_default(),
        since_sort: earliest.map(|day| day.to_string()).unwrap_or_default(),
        organisations,
        belongs,
        instruments: state.instruments.iter().filter(is_shared).count(),
        tiers,
    }
}

/// Positions, each once, in order.
fn distinct(positions: impl Iterator<Item = usize>) -> Vec<usize> {
    positions.collect::<BTreeSet<_>>().into_iter().collect()
}

fn joined<'w>(positions: &[usize], by: &str, word: impl Fn(usize) -> &'w str) -> String {
    let words: Vec<&str> = positions.iter().map(|position| word(*position)).collect();
    words.join(by)
}

/// The organisations of a state on the day: those to which it certainly belongs in any role but
/// observer, and the words for all.
fn organisations(views: &Views<'_>, state: usize) -> (Vec<String>, String) {
    use chancery_core::date::Truth;
    let not_observer = |role: Role| role != Role::Observer;
    let observer = |role: Role| role == Role::Observer;
    let certain = views.organisations_of(state, Truth::Yes, not_observer);
    let mut words: Vec<String> = certain.iter().map(|id| (*id).to_owned()).collect();
    let observing = views.organisations_of(state, Truth::Yes, observer);
    words.extend(observing.iter().map(|id| format!("{id} (observer)")));
    let possible = views.organisations_of(state, Truth::Unknown, |_| true);
    words.extend(possible.iter().map(|id| format!("{id} (possibly)")));
    (
        certain.into_iter().map(str::to_owned).collect(),
        words.join(", "),
    )
}

/// Without a state whose partners are meant, every state that has a partner.
fn every_state(views: &Views<'_>) -> Vec<Line> {
    let partnerships = views.partnerships();
    let mut of: BTreeMap<usize, Partner> = BTreeMap::new();
    for selected in partnerships {
        for party in &views.network.ties[selected.position].parties {
            let entry = of.entry(*party).or_insert_with(|| Partner {
                state: *party,
                holds: selected.holds,
                partnerships: Vec::new(),
            });
            entry.holds = entry.holds | selected.holds;
            entry.partnerships.push(selected);
        }
    }
    of.values().map(|partner| line(views, partner)).collect()
}

fn dek(views: &Views<'_>, hub: Option<&str>, certain: usize, all: usize) -> String {
    let possible = match all - certain {
        0 => String::new(),
        1 => ", and possibly with one more".to_owned(),
        more => format!(", and possibly with {more} more"),
    };
    let instruments = match views.network.registry.instruments.len() {
        0 => String::new(),
        1 => " Behind them stands one instrument, with the pages that attest it.".to_owned(),
        many => {
            format!(" Behind them stand {many} instruments, each with the pages that attest it.")
        }
    };
    match hub {
        Some(hub) => {
            format!("{hub} has partnerships with {certain} states{possible}.{instruments}")
        }
        None => format!("{certain} states have partnerships with one another.{instruments}"),
    }
}

fn figures(views: &Views<'_>, lines: &[Line], certain: usize) -> Vec<Value> {
    let manifest = views.network.manifest();
    let possible = lines.len() - certain;
    let note = (possible > 0).then(|| format!("and {possible} possibly"));
    let word = if views.selection.of.is_some() {
        "partners"
    } else {
        "states with partners"
    };
    let mut figures = vec![context! { name => word, number => certain, note => note }];
    for (position, tier) in manifest.tiers.iter().enumerate().rev() {
        let count = lines
            .iter()
            .filter(|line| line.tiers.contains(&position))
            .count();
        if count > 0 && count < lines.len() {
            let note = views.selection.of.is_none().then_some("states in");
            figures.push(context! { name => tier.name.as_str(), number => count, note => note });
        }
    }
    let mut members: BTreeMap<&str, usize> = BTreeMap::new();
    for organisation in lines.iter().flat_map(|line| &line.belongs) {
        *members.entry(organisation).or_default() += 1;
    }
    let mut members: Vec<(usize, &str)> = members.into_iter().map(|(id, n)| (n, id)).collect();
    members.sort_by(|(a, a_id), (b, b_id)| b.cmp(a).then(a_id.cmp(b_id)));
    for (count, id) in members.into_iter().take(MOST_ORGANISATIONS) {
        let organisations = &views.network.registry.organisations;
        let name = organisations.iter().find(|it| *it.id == *id);
        let name = name.map_or(id, |it| &*it.name);
        figures.push(context! { name => name, number => count, note => "belong to" });
    }
    figures
}

fn lede(lines: &[Line], certain: usize) -> String {
    let undated = lines.iter().filter(|line| line.since.is_empty()).count();
    let undated = match undated {
        0 => String::new(),
        1 => " Of one it is not known since when.".to_owned(),
        many => format!(" Of {many} it is not known since when."),
    };
    let possible = lines.len() - certain;
    let doubt = match possible {
        0 => String::new(),
        1 => " One of them is possible only.".to_owned(),
        many => format!(" {many} of them are possible only."),
    };
    format!("{} states, by name.{doubt}{undated}", lines.len())
}
