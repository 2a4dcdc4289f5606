//! Random claims about a registry that is not random, and a registry whose dates are made worse.
//!
//! Random registries are small, and little follows from them. What real records say, asked at random
//! and with dates that are missing or vague, reaches far more of the ways in which a claim is counted.

use chancery_core::date::Date;
use chancery_core::model::Registry;

use super::Choices;

/// Dates of every kind: exact, vague, open and in doubt.
const DATES: &[&str] = &[
    "2010-05-03",
    "2013-03-11",
    "2014-05-12",
    "2019-11-29",
    "2024-05-07",
    "2013",
    "2016",
    "2024",
    "2014-05",
    "2023-10",
    "201X",
    "199X",
    "../2008",
    "../2021-06-15",
    "2015/..",
    "2022-02-01/..",
    "../..",
    "2014~",
    "2017?",
    "2012%",
    "2005/2012",
    "2010-01-01/2010-03-01",
    "2020/2023-05",
];

/// Dates as intervals of a selector.
const INTERVALS: &[&str] = &[
    "2010/..",
    "../2015",
    "2000/2020",
    "2013",
    "2014-05",
    "../..",
    "2014~",
    "2020/2024",
    "199X",
];

/// Days on which something is asked.
const DAYS: &[&str] = &[
    "2005-06-01",
    "2014-05-12",
    "2020-01-01",
    "2024-05-07",
    "2025-12-13",
];

/// A date.
fn date(choices: &mut Choices<'_>) -> Option<Date> {
    choices.one(DATES).parse().ok()
}

/// Leaves out dates of records, makes them vaguer, or moves them.
pub fn blur(choices: &mut Choices<'_>, registry: &mut Registry) {
    let mut change = |own: &mut Option<Date>, times: usize| {
        if choices.once_in(times) {
            *own = if choices.once_in(3) {
                None
            } else {
                date(choices)
            };
        }
    };
    for tie in &mut registry.partnerships {
        change(&mut tie.since, 4);
        change(&mut tie.until, 8);
    }
    for organisation in &mut registry.organisations {
        change(&mut organisation.since, 6);
        change(&mut organisation.until, 12);
        for member in &mut organisation.members {
            change(&mut member.since, 5);
            change(&mut member.until, 8);
        }
    }
    for instrument in &mut registry.instruments {
        change(&mut instrument.signed, 6);
        change(&mut instrument.in_force, 4);
        let mut terminated = instrument.terminated.get();
        change(&mut terminated, 10);
        instrument.terminated = terminated.into();
        for participant in instrument.participants.iter_mut() {
            change(&mut participant.consented, 6);
            change(&mut participant.in_force, 6);
            change(&mut participant.until, 8);
        }
    }
    for source in &mut registry.sources {
        change(&mut source.published, 6);
        change(&mut source.retrieved, 10);
    }
    for state in &mut registry.states {
        change(&mut state.since, 5);
        change(&mut state.until, 8);
    }
}

/// The ids that claims about a registry can name.
struct Names {
    tiers: Vec<String>,
    directions: Vec<String>,
    areas: Vec<String>,
    sources: Vec<String>,
    actors: Vec<String>,
    organisations: Vec<String>,
    instruments: Vec<String>,
}

impl Names {
    fn new(registry: &Registry) -> Self {
        let manifest = &registry.manifest;
        let members = registry.organisations.iter().flat_map(|it| &it.members);
        let members = members.filter_map(|it| it.state.clone());
        let parties = registry
            .partnerships
            .iter()
            .flat_map(|it| it.parties.clone());
        let areas = registry.partnerships.iter().flat_map(|it| it.areas.clone());
        let texts = |ids: Vec<chancery_core::model::Id>| -> Vec<String> {
            let mut ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
            ids.sort();
            ids.dedup();
            ids
        };
        Names {
            tiers: texts(manifest.tiers.iter().map(|it| it.id.clone()).collect()),
            directions: texts(manifest.directions.iter().map(|it| it.id.clone()).collect()),
            areas: texts(areas.collect()),
            sources: texts(registry.sources.iter().map(|it| it.id.clone()).collect()),
            actors: texts(members.chain(parties).collect()),
            organisations: texts(
                registry
                    .organisations
                    .iter()
                    .map(|it| it.id.clone())
                    .collect(),
            ),
            instruments: texts(
                registry
                    .instruments
                    .iter()
                    .map(|it| it.id.clone())
                    .collect(),
            ),
        }
    }
}

/// Claims about a registry, as a record file.
#[must_use]
pub fn claims(choices: &mut Choices<'_>, registry: &Registry, count: usize) -> String {
    let names = Names::new(registry);
    let mut text = "claims:\n".to_owned();
    for number in 0..count {
        let claim = claim(choices, &names);
        text.push_str(&format!("  - {{id: random-{number}, {claim}}}\n"));
    }
    text
}

fn claim(choices: &mut Choices<'_>, names: &Names) -> String {
    const NOUNS: &[&str] = &[
        "partners",
        "partnerships",
        "instruments",
        "states",
        "actors",
    ];
    let form = choices.one(&["count", "count", "every", "most", "share", "rank", "span"]);
    let noun = match form {
        "span" => "instruments",
        "rank" => choices.one(&["partners", "partners", "states", "actors"]),
        _ => choices.one(NOUNS),
    };
    let mut keys = vec![
        format!("source: {}", choices.one_of(&names.sources)),
        format!("{form}: {noun}"),
    ];
    let mut asked = selector(choices, names, noun);
    if form == "rank" && noun != "partners" {
        asked = match choices.once_in(2) {
            true => vec![format!("party-to: {}", choices.one_of(&names.instruments))],
            false => vec![format!("member-of: {}", membership(choices, names))],
        };
        if choices.once_in(3) {
            asked.push(format!("not-member-of: {}", membership(choices, names)));
        }
    }
    if !asked.is_empty() {
        keys.push(format!("where: {{{}}}", asked.join(", ")));
    }
    stated(choices, names, (form, noun), &mut keys);
    if choices.once_in(3) {
        keys.push(format!("as-of: {}", choices.one(DATES)));
    }
    if choices.once_in(5) {
        keys.push("scope: own-source".to_owned());
    }
    if choices.once_in(4) && !matches!(noun, "states" | "actors") {
        keys.push(format!("of: {}", choices.one_of(&names.actors)));
    }
    keys.join(", ")
}

/// What a claim of a form states.
fn stated(
    choices: &mut Choices<'_>,
    names: &Names,
    (form, noun): (&str, &str),
    keys: &mut Vec<String>,
) {
    let number = choices.below(9);
    match form {
        "every" | "most" | "share" => {
            let noun = if matches!(noun, "states" | "actors") {
                "partners"
            } else {
                noun
            };
            let mut said = selector(choices, names, noun);
            if said.is_empty() {
                said.push(format!("on: {}", choices.one(DAYS)));
            }
            keys.push(format!("are: {{{}}}", said.join(", ")));
            if form == "share" {
                let key = choices.one(&["is", "at-least", "at-most"]);
                keys.push(format!(
                    "{key}: {}",
                    choices.one(&["1/2", "1/3", "40%", "100%", "2/7"])
                ));
            }
        }
        "rank" => {
            keys.push(format!("who: {}", choices.one_of(&names.actors)));
            keys.push(format!(
                "{}: {}",
                choices.one(&["is", "at-most"]),
                number + 1
            ));
        }
        "span" => keys.push(format!(
            "{}: {}",
            choices.one(&["is", "within"]),
            choices.one(INTERVALS)
        )),
        _ => keys.push(format!(
            "{}: {number}",
            choices.one(&["is", "at-least", "at-most"])
        )),
    }
}

fn membership(choices: &mut Choices<'_>, names: &Names) -> String {
    let organisation = choices.one_of(&names.organisations);
    format!(
        "{organisation}{}",
        choices.one(&["", "", "/any", "/observer", "/member"])
    )
}

/// Some conditions that a noun can have.
fn selector(choices: &mut Choices<'_>, names: &Names, noun: &str) -> Vec<String> {
    const OF_TIES: &[&str] = &[
        "tier",
        "exact-tier",
        "direction",
        "area",
        "source",
        "began",
        "ended",
    ];
    const OF_INSTRUMENTS: &[&str] = &[
        "signed",
        "in-force",
        "terminated",
        "kind",
        "effect",
        "signed-by",
        "tier",
        "area",
        "source",
    ];
    const OF_ACTORS: &[&str] = &[
        "state",
        "actor",
        "member-of",
        "member-of-all",
        "not-member-of",
        "party-to",
        "partner-of",
    ];
    let mut asked: Vec<(String, String)> = Vec::new();
    for _ in 0..choices.below(4) {
        let of_ties = choices.once_in(2);
        let keys = match noun {
            "states" | "actors" => OF_ACTORS,
            "instruments" if of_ties => OF_INSTRUMENTS,
            _ if of_ties => OF_TIES,
            _ if choices.once_in(3) => OF_INSTRUMENTS,
            _ => OF_ACTORS,
        };
        let key = choices.one(keys);
        let value = value(choices, names, key);
        if !value.is_empty() && asked.iter().all(|(other, _)| other != key) {
            asked.push((key.to_owned(), value));
        }
    }
    if choices.once_in(8) {
        asked.push(("on".to_owned(), choices.one(DAYS).to_owned()));
    }
    asked
        .into_iter()
        .map(|(key, value)| format!("{key}: {value}"))
        .collect()
}

fn value(choices: &mut Choices<'_>, names: &Names, key: &str) -> String {
    let several = |choices: &mut Choices<'_>, from: &[String]| {
        let chosen: Vec<String> = (0..1 + choices.below(3))
            .map(|_| choices.one_of(from))
            .collect();
        let mut chosen: Vec<String> = chosen.into_iter().filter(|it| !it.is_empty()).collect();
        chosen.dedup();
        if chosen.is_empty() {
            String::new()
        } else {
            format!("[{}]", chosen.join(", "))
        }
    };
    match key {
        "tier" | "exact-tier" => several(choices, &names.tiers),
        "direction" => several(choices, &names.directions),
        "area" => several(choices, &names.areas),
        "source" => several(choices, &names.sources),
        "began" | "ended" | "signed" | "terminated" => choices.one(INTERVALS).to_owned(),
        "in-force" => choices.one(DAYS).to_owned(),
        "kind" => choices
            .one(&[
                "treaty",
                "joint-declaration",
                "[treaty, convention]",
                "agreement",
            ])
            .to_owned(),
        "effect" => choices
            .one(&["establishes", "upgrades", "[establishes, upgrades]"])
            .to_owned(),
        "signed-by" => choices
            .one(&["head-of-state", "[head-of-state, head-of-government]"])
            .to_owned(),
        "state" => several(choices, &names.actors),
        "actor" => choices
            .one(&["state", "organisation", "[state, organisation]"])
            .to_owned(),
        "party-to" => several(choices, &names.instruments),
        "partner-of" => several(choices, &names.actors),
        _ => membership(choices, names),
    }
}
