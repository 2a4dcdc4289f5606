//! The fields of a selector as flags.

use std::path::PathBuf;

use anyhow::Result;
use chancery_core::fields::{
    FieldSlot, FieldValue, Fields, Key, Kind, Layout, Reference, ScalarFault,
};
use chancery_core::finding::{Suggestions, nearest, one_of};
use chancery_core::model::{Registry, SELECTOR, Selector};
use chancery_core::network::Network;
use chancery_core::select::{Selection, SelectorNoun, unsupported_key};
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::exit::UsageError;
use crate::registry::OpenedRegistry;

/// Adds a flag for each key of a selector, and `--of`.
#[must_use]
pub fn define(mut command: Command) -> Command {
    for key in SELECTOR.keys {
        let is_list = key.layout == Layout::ScalarOrList;
        let mut flag = Arg::new(key.name)
            .long(key.name)
            .value_name(value_name(key.kind))
            .help(help(key.sentence, is_list))
            .help_heading("Selecting");
        if is_list {
            flag = flag.action(ArgAction::Append).value_delimiter(',');
        }
        command = command.arg(flag);
    }
    command.arg(
        Arg::new("of")
            .long("of")
            .value_name("ACTOR")
            .help(
                "State or organisation whose partners are meant [default: the registry's subject]",
            )
            .help_heading("Selecting"),
    )
}

fn help(sentence: &str, is_list: bool) -> String {
    let sentence = sentence.trim_end_matches('.');
    if is_list {
        format!("{sentence}; separate several with commas")
    } else {
        sentence.to_owned()
    }
}

fn value_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "INTERVAL",
        Kind::Day => "DAY",
        Kind::Membership => "ORG[/ROLE]",
        Kind::Keyword(_) => "WORD",
        _ => "ID",
    }
}

/// The selector that the flags give, for records of a noun that `called` names in the plural.
///
/// # Errors
///
/// If a value is none of its flag, or if the noun does not have the flag.
pub fn parse(matches: &ArgMatches, noun: SelectorNoun, called: &str) -> Result<Selector> {
    let mut selector = Selector::default();
    for (position, key) in SELECTOR.keys.iter().enumerate() {
        let values = matches.get_many::<String>(key.name).into_iter().flatten();
        for value in values {
            let outcome = match selector.slot(position) {
                FieldSlot::One(slot) => slot.set(value),
                FieldSlot::Many(list) => list.add(value),
                _ => Ok(()),
            };
            outcome.map_err(|fault| wrong_value(matches, key, value, fault))?;
        }
    }
    if let Some(key) = unsupported_key(&selector, noun) {
        let having: Vec<&str> = SELECTOR
            .keys
            .iter()
            .map(|key| key.name)
            .filter(|key| noun.has_key(key))
            .collect();
        let help = if having.is_empty() {
            format!("{called} cannot be narrowed by flags; leave --{key} out")
        } else {
            let having = having.join(", --");
            match noun.is_of_actors() && SelectorNoun::Partners.has_key(key) {
                true => format!(
                    "add --partner-of ACTOR to say whose partnerships are meant; otherwise valid \
                     flags for {called} are --{having}"
                ),
                false => format!("valid flags for {called} are --{having}"),
            }
        };
        return Err(
            UsageError::new(format!("--{key} cannot be used to select {called}"), help).into(),
        );
    }
    Ok(selector)
}

fn wrong_value(matches: &ArgMatches, key: &Key, value: &str, fault: ScalarFault) -> anyhow::Error {
    let flag = key.name;
    let (message, help) = match (fault, key.kind.reference()) {
        (ScalarFault::InvalidDate { message, help }, _) => {
            (format!("--{flag}: `{value}`: {message}"), help)
        }
        (ScalarFault::InvalidId(_), Some(reference)) => {
            let noun = reference.noun();
            let message = format!("--{flag}: no {noun} has the id `{value}`");
            let help = meant(matches, reference, value);
            let help = help.unwrap_or_else(|| format!("write the id of the {noun}"));
            (message, Some(help))
        }
        (ScalarFault::InvalidId(why) | ScalarFault::WrongType(why), _) => {
            (format!("--{flag}: `{value}`: {why}"), None)
        }
        (ScalarFault::UnknownValue(words), _) => {
            let help = match nearest(value, words.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("expected one of {}", one_of(&words)),
            };
            (format!("--{flag}: invalid value `{value}`"), Some(help))
        }
    };
    UsageError {
        message,
        help,
        ..UsageError::default()
    }
    .into()
}

/// What is meant by a word that cannot be an id, as the registry at hand has it.
fn meant(matches: &ArgMatches, reference: Reference, value: &str) -> Option<String> {
    // A command without a registry knows no ids.
    matches.try_get_one::<PathBuf>("registry").ok()?;
    let folder = matches.try_get_one::<PathBuf>("dir").ok().flatten();
    let opened = OpenedRegistry::new(folder, matches).ok()?;
    let registry = opened.analysis.registry();
    let word = match reference {
        Reference::Organisation => value.split('/').next()?,
        _ => value,
    };
    listed(reference, registry, word)
}

/// The id that a word means, or all that there are, where they are few.
fn listed(reference: Reference, registry: &Registry, word: &str) -> Option<String> {
    let candidates = reference.candidates(registry);
    match (
        reference.suggestions(registry).closest(word),
        candidates.as_slice(),
    ) {
        (Some(found), _) => Some(found.help(word)),
        (None, []) => Some(format!("the registry has no {}", reference.noun())),
        (None, [only]) => Some(format!("the only one is `{only}`")),
        (None, few) if few.len() <= MOST_NAMED => Some(format!("expected one of {}", one_of(few))),
        (None, _) => None,
    }
}

/// The selector on the network, once its ids are found to lead somewhere.
///
/// # Errors
///
/// If an id does not resolve, or if partners are wanted and no state is named whose they are.
pub fn select<'n, 'r>(
    network: &'n Network<'r>,
    selector: &'n Selector,
    matches: &ArgMatches,
    noun: SelectorNoun,
) -> Result<Selection<'n, 'r>> {
    for (position, key) in SELECTOR.keys.iter().enumerate() {
        let Some(reference) = key.kind.reference() else {
            continue;
        };
        let FieldValue::Many(list) = selector.view(position) else {
            continue;
        };
        for index in 0..list.count() {
            let text = list.text(index);
            known(network, reference, key.kind.id_in(&text), key.name)?;
        }
    }
    let mut selection = Selection::new(network, selector);
    if let Some(of) = matches.get_one::<String>("of") {
        known(network, Reference::Actor, of, "of")?;
        // A state of the built-in table that nothing mentions has no partners.
        selection.ego = network.actor_position(of);
        if selection.ego.is_none() {
            let message = format!("--of: the registry contains nothing about {of}");
            return Err(UsageError::new(message, actors_words(network, of)).into());
        }
    }
    not_its_own(&selection, noun)?;
    if noun == SelectorNoun::Partners && selection.ego.is_none() {
        return Err(UsageError::new(
            "the registry names no subject, so it is unknown whose partners are meant",
            "name a state or an organisation with --of ACTOR",
        )
        .into());
    }
    Ok(selection)
}

/// Refuses to look for the actor whose partners are meant among the other parties.
fn not_its_own(selection: &Selection<'_, '_>, noun: SelectorNoun) -> Result<()> {
    let is_of_others = matches!(
        noun,
        SelectorNoun::Partners | SelectorNoun::Partnerships | SelectorNoun::Instruments
    );
    let Some(ego) = selection.ego.filter(|_| is_of_others) else {
        return Ok(());
    };
    let (id, selector) = (selection.network.actors[ego].id, selection.selector);
    for (flag, ids) in [
        ("state", &selector.state),
        ("organisation", &selector.organisation),
    ] {
        if !ids.is_empty() && ids.iter().all(|it| **it == *id) {
            let message = format!(
                "--{flag}: {id} is the one whose partners are meant, and not \
                                   another party"
            );
            let help = format!("leave --{flag} {id} out, or name another one");
            return Err(UsageError::new(message, help).into());
        }
    }
    Ok(())
}

/// Which actors there are to name instead of one: a near one, or all, where they are few.
fn actors_words(network: &Network<'_>, of: &str) -> String {
    let actors: Vec<&str> = network.actors.iter().map(|actor| actor.id).collect();
    let known = Suggestions::new(actors.iter().map(|id| (*id, Vec::new())));
    match known.closest(of) {
        Some(found) => found.help(of),
        None if actors.is_empty() => "add a partnership or an instrument of it".to_owned(),
        None if actors.len() <= MOST_NAMED => format!("expected one of {}", one_of(&actors)),
        None => "`chancery list states` lists the states in the registry".to_owned(),
    }
}

/// The most ids that an error names.
const MOST_NAMED: usize = 12;

fn known(network: &Network<'_>, reference: Reference, id: &str, flag: &str) -> Result<()> {
    let candidates = reference.candidates(network.registry);
    // Where nobody lists or records an area, any word may be one.
    let is_open = reference == Reference::Area && candidates.is_empty();
    if is_open || candidates.contains(&id) {
        return Ok(());
    }
    let noun = reference.noun();
    let is_organisation = Reference::Organisation.candidates(network.registry);
    if reference == Reference::State && is_organisation.contains(&id) {
        let message = format!("--{flag}: {id} is an organisation, not a state");
        let help = format!("write --organisation {id}");
        return Err(UsageError::new(message, help).into());
    }
    let is_state = Reference::State.candidates(network.registry);
    if flag == "organisation" && is_state.contains(&id) {
        let message = format!("--{flag}: {id} is a state, not an organisation");
        let help = format!("write --state {id}");
        return Err(UsageError::new(message, help).into());
    }
    let help = listed(reference, network.registry, id);
    Err(UsageError {
        message: match reference {
            Reference::Area => format!("--{flag}: no record has the area `{id}`"),
            _ => format!("--{flag}: no {noun} has the id `{id}`"),
        },
        help,
        ..UsageError::default()
    }
    .into())
}
