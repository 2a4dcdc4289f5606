//! Asking on a terminal for what a record still needs.

use std::io;

use anyhow::Result;
use chancery_core::fields::{Key, Kind, Layout, Need, Noun, Reference};
use chancery_core::finding::visible;
use chancery_core::messages::Messages;
use chancery_core::model::{Section, section_noun};
use chancery_core::network::Network;
use chancery_export::views::source_words;
use dialoguer::theme::SimpleTheme;
use dialoguer::{Input, Select};

use crate::addition::{self, Given, citation_keys};
use crate::exit::UsageError;
use crate::registry::OpenedRegistry;
use crate::terminal::Terminal;

/// What is asked for besides what must be there; it may be left out.
const ALSO_ASKED: &[(Section, &[&str])] = &[
    (Section::Partnerships, &["since", "quote"]),
    (
        Section::Instruments,
        &["title", "kind", "signed", "tier", "effect", "attests"],
    ),
    (Section::Sources, &["title", "published"]),
    (Section::Claims, &["quote", "where", "are", "is"]),
    (Section::Organisations, &["quote"]),
];

/// The most ids that are offered as a list; otherwise one is typed.
const MOST_OFFERED: usize = 200;

/// How many of them are seen at once.
const SEEN_AT_ONCE: usize = 12;

/// What is being asked.
struct Asking<'a> {
    section: Section,
    opened: &'a OpenedRegistry,
}

/// Whether something that a record needs is not given.
#[must_use]
pub fn is_missing(section: Section, given: &Given) -> bool {
    let noun = section_noun(section);
    let is_missing = |key: &&Key| match key.need {
        Need::Required => !given.contains_key(key.name),
        Need::OneOf(group) | Need::AnyOf(group) => group_is_missing(noun, group, given),
        Need::Optional => false,
    };
    noun.keys.iter().any(|key| is_missing(&key)) || cites_nothing(noun, given)
}

fn group_is_missing(noun: &Noun, group: &str, given: &Given) -> bool {
    let mut of_group = noun.keys.iter().filter(|key| is_of_group(key, group));
    !of_group.any(|key| given.contains_key(key.name))
}

fn is_of_group(key: &Key, name: &str) -> bool {
    matches!(key.need, Need::OneOf(group) | Need::AnyOf(group) if group == name)
}

fn cites_nothing(noun: &'static Noun, given: &Given) -> bool {
    noun.position("evidence").is_some()
        && citation_keys(noun)
            .any(|key| key.need == Need::Required && !given.contains_key(key.name))
}

/// Asks for what is missing, and gives it all.
///
/// # Errors
///
/// If the questions are ended without an answer, or if the registry has nothing to choose from.
pub fn ask(section: Section, opened: &OpenedRegistry, mut given: Given) -> Result<Given> {
    let noun = section_noun(section);
    let asking = Asking { section, opened };
    let also = ALSO_ASKED.iter().find(|(it, _)| *it == section);
    let also = also.map_or(&[][..], |(_, keys)| keys);
    let evidence = noun.keys.iter().filter(|key| key.name != "evidence");
    let keys: Vec<&'static Key> = evidence.chain(citation_keys(noun)).collect();
    for key in keys {
        if given.contains_key(key.name) {
            continue;
        }
        let values = match key.need {
            Need::Required => Some(asking.values(key, true)?),
            Need::OneOf(group) | Need::AnyOf(group) => {
                if !group_is_missing(noun, group, &given) {
                    continue;
                }
                let chosen = asking.one_of(noun, group)?;
                given.insert(chosen.name, asking.values(chosen, true)?);
                continue;
            }
            Need::Optional if also.contains(&key.name) => match may_be_left_out(key, &given) {
                Some(may_be) => Some(asking.values(key, !may_be)?),
                None => None,
            },
            Need::Optional => None,
        };
        if let Some(values) = values.filter(|values| !values.is_empty()) {
            given.insert(key.name, values);
        }
    }
    Ok(given)
}

/// Whether an optional key may be left out beside what is given; none if it has no place there. Which
/// keys a claim needs depends on its form.
fn may_be_left_out(key: &Key, given: &Given) -> Option<bool> {
    let has_any = |keys: &[&str]| keys.iter().any(|key| given.contains_key(*key));
    match key.name {
        "are" => has_any(&["every", "most", "share"]).then_some(false),
        "is" if has_any(&["every", "most"]) => None,
        "is" => Some(has_any(&["at-least", "at-most", "within"])),
        _ => Some(true),
    }
}

impl Asking<'_> {
    /// Which key of a group is meant.
    fn one_of(&self, noun: &'static Noun, group: &str) -> Result<&'static Key> {
        let keys: Vec<&'static Key> = noun
            .keys
            .iter()
            .filter(|it| is_of_group(it, group))
            .collect();
        let words = keys
            .iter()
            .map(|key| format!("{}: {}", key.name, key.sentence));
        let chosen = choose(group, words.collect())?;
        Ok(keys[chosen])
    }

    /// The values of a key; none if it may be left out and is.
    fn values(&self, key: &'static Key, is_needed: bool) -> Result<Vec<String>> {
        let is_list = matches!(key.layout, Layout::List | Layout::ScalarOrList);
        if let (Kind::Keyword(words), false) = (key.kind, is_list) {
            let words = words.iter().map(|word| ((*word).to_owned(), String::new()));
            return chosen(key, words.collect(), is_needed);
        }
        let offered = self.offered(key);
        match offered {
            Some(offered) if !is_list && offered.len() <= MOST_OFFERED => {
                if offered.is_empty() && is_needed {
                    return Err(self.nothing_to_choose(key).into());
                }
                chosen(key, offered, is_needed)
            }
            _ => self.typed(key, is_list, is_needed),
        }
    }

    fn nothing_to_choose(&self, key: &Key) -> UsageError {
        let noun = key.kind.reference().map_or("record", Reference::noun);
        let help = match noun {
            "source" => "add one with `chancery new source`".to_owned(),
            _ => format!("declare the {noun} in a record file"),
        };
        UsageError::new(format!("the registry has no {noun} yet"), help)
    }

    /// The ids that a key may have, each with its name.
    fn offered(&self, key: &Key) -> Option<Vec<(String, String)>> {
        let reference = key.kind.reference()?;
        let network = self.opened.analysis.network();
        let ids = reference.candidates(network.registry).into_iter();
        let named = ids.map(|id| (id.to_owned(), name_of(network, reference, id)));
        Some(named.collect())
    }

    /// What is typed, once nothing is wrong with it.
    fn typed(&self, key: &'static Key, is_list: bool, is_needed: bool) -> Result<Vec<String>> {
        let split = move |text: &str| -> Vec<String> {
            let is_text = matches!(key.kind, Kind::Text | Kind::StringMap | Kind::Records(_));
            let parts: Vec<&str> = match is_list && !is_text {
                true => text.split(',').map(str::trim).collect(),
                false => vec![text.trim()],
            };
            parts
                .into_iter()
                .filter(|it| !it.is_empty())
                .map(str::to_owned)
                .collect()
        };
        let several = if is_list { ", separated by commas" } else { "" };
        let left_out = if is_needed {
            ""
        } else {
            "; Enter leaves it out"
        };
        let text: String = Input::with_theme(&SimpleTheme)
            .with_prompt(format!("{}{several}{left_out}", words_of(key)))
            .allow_empty(!is_needed)
            .validate_with(|text: &String| self.valid(key, &split(text), is_needed))
            .interact_text_on(&Terminal::for_questions())
            .map_err(ended)?;
        Ok(split(&text))
    }

    /// Refuses what a check would refuse.
    fn valid(&self, key: &'static Key, values: &[String], is_needed: bool) -> Result<(), String> {
        if values.is_empty() {
            return if is_needed {
                Err("this is needed".to_owned())
            } else {
                Ok(())
            };
        }
        if let Some(fault) = addition::fault(self.section, key, values) {
            return Err(visible(&fault).into_owned());
        }
        if key.name == "parties" && values.len() < 2 {
            return Err("name at least two".to_owned());
        }
        if key.name == "id" && self.opened.analysis.find(&values[0]).is_some() {
            return Err(format!("another record has the id `{}`", values[0]));
        }
        let Some(reference) = key.kind.reference() else {
            return Ok(());
        };
        let registry = self.opened.analysis.registry();
        let candidates = reference.candidates(registry);
        let unknown = values.iter().find(|it| !candidates.contains(&it.as_str()));
        unknown.map_or(Ok(()), |id| {
            let suggestions = reference.suggestions(registry);
            let help = suggestions
                .closest(id)
                .map(|it| format!("; {}", it.help(id)));
            let help = help.unwrap_or_default();
            Err(visible(&format!("no {} has the id `{id}`{help}", reference.noun())).into_owned())
        })
    }
}

/// The name of what an id leads to.
pub(crate) fn name_of(network: &Network<'_>, reference: Reference, id: &str) -> String {
    let manifest = network.manifest();
    match reference {
        Reference::Tier => manifest
            .tiers
            .iter()
            .find(|it| it.id.as_str() == id)
            .map(|it| it.name.to_string()),
        Reference::Source => network
            .records
            .get(id)
            .map(|_| source_words(Messages::in_digits(), network, id)),
        Reference::State | Reference::Organisation | Reference::Actor => {
            Some(network.actor_name(id).to_owned())
        }
        _ => None,
    }
    .unwrap_or_default()
}

/// What a question says.
fn words_of(key: &Key) -> String {
    format!("{} ({})", key.name, key.sentence.trim_end_matches('.'))
}

/// One of several words, each with what it means; none if it may be left out and is.
fn chosen(key: &Key, offered: Vec<(String, String)>, is_needed: bool) -> Result<Vec<String>> {
    let mut lines: Vec<String> = offered
        .iter()
        .map(|(id, name)| match name.is_empty() {
            true => id.clone(),
            false => format!("{id}  {name}"),
        })
        .collect();
    if !is_needed {
        lines.insert(0, "(leave it out)".to_owned());
    }
    let position = choose(&words_of(key), lines)?;
    let position = match is_needed {
        true => Some(position),
        false => position.checked_sub(1),
    };
    Ok(position
        .map(|it| offered[it].0.clone())
        .into_iter()
        .collect())
}

/// The position of the line that is chosen.
fn choose(prompt: &str, lines: Vec<String>) -> Result<usize> {
    let lines = lines.iter().map(|line| visible(line).into_owned());
    let chosen = Select::with_theme(&SimpleTheme)
        .with_prompt(prompt)
        .items(lines)
        .default(0)
        .max_length(SEEN_AT_ONCE)
        .interact_on_opt(&Terminal::for_questions())
        .map_err(ended)?;
    chosen.ok_or_else(|| nothing_chosen().into())
}

fn nothing_chosen() -> UsageError {
    UsageError::new("nothing was chosen", "nothing was written")
}

/// Ctrl+C ends the program, unless whoever started it has it ignored: then it chooses nothing.
fn ended(error: dialoguer::Error) -> anyhow::Error {
    let dialoguer::Error::IO(error) = error;
    match error.kind() {
        io::ErrorKind::Interrupted => nothing_chosen().into(),
        _ => error.into(),
    }
}
