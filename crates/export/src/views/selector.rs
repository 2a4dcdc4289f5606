//! A selector in words.

use chancery_core::date::Date;
use chancery_core::fields::{FieldValue, Fields};
use chancery_core::messages::{Argument, Messages};
use chancery_core::model::{SELECTOR, Selector};
use chancery_core::network::Network;
use chancery_core::say;

use super::{instrument_words, source_words};

/// The fields of a selector, each as its key, a colon and its values: `member-of: EU, EPC`.
#[must_use]
pub fn selector_words(selector: &Selector) -> Vec<String> {
    let fields = fields(selector).into_iter();
    fields
        .map(|(key, values)| format!("{key}: {}", values.join(", ")))
        .collect()
}

/// The same for a reader, with names instead of ids: `member of: European Union`.
#[must_use]
pub(crate) fn named_selector_words(
    messages: &'static Messages,
    network: &Network<'_>,
    selector: &Selector,
) -> Vec<String> {
    let fields = fields(selector).into_iter();
    let words = fields.map(|(key, values)| {
        let asked = match (DATES.contains(&key), values.as_slice()) {
            (true, [value]) => value.parse::<Date>().ok(),
            _ => None,
        };
        let argument = match asked {
            Some(date) => ("date", Argument::from(date)),
            None => {
                let names = values.iter();
                let names = names.map(|value| named(messages, network, key, value));
                let names: Vec<String> = names.collect();
                ("names", Argument::from(names.join(", ")))
            }
        };
        messages.word_of("selected", key, &[argument])
    });
    words.collect()
}

/// The keys whose value is a day or an interval.
const DATES: [&str; 6] = ["began", "ended", "signed", "in-force", "terminated", "on"];

/// The keys of the fields that ask something, each with its values.
fn fields(selector: &Selector) -> Vec<(&'static str, Vec<String>)> {
    let keys = SELECTOR.keys.iter().enumerate();
    keys.filter_map(|(position, key)| {
        let values = match selector.view(position) {
            FieldValue::One(value) => vec![value.into_text().into_owned()],
            FieldValue::Many(values) => (0..values.count())
                .map(|index| values.text(index).into_owned())
                .collect(),
            // A selector has neither pairs nor records.
            FieldValue::Absent
            | FieldValue::StringMap(_)
            | FieldValue::Record(_)
            | FieldValue::Records(_) => return None,
        };
        Some((key.name, values))
    })
    .collect()
}

/// The name of what a value of a field stands for.
fn named(messages: &'static Messages, network: &Network<'_>, key: &str, value: &str) -> String {
    let manifest = network.manifest();
    let tier = || manifest.tiers.iter().find(|it| *it.id == *value);
    let direction = || manifest.directions.iter().find(|it| *it.id == *value);
    let name = match key {
        "tier" | "exact-tier" => tier().map(|it| it.name.to_string()),
        "direction" => direction().map(|it| it.name.to_string()),
        "state" | "organisation" | "partner-of" => Some(network.actor_name(value).to_owned()),
        "source" => Some(source_words(messages, network, value)),
        "party-to" => {
            let position = network.records.instrument_position(value);
            position.map(|it| instrument_words(messages, network, network.instrument(it)))
        }
        "member-of" | "member-of-all" | "not-member-of" => {
            let (id, role) = value.split_once('/').unwrap_or((value, ""));
            let organisations = &network.registry.organisations;
            let organisation = organisations.iter().find(|it| *it.id == *id);
            let role = match role {
                "" => String::new(),
                "any" => format!(" ({})", say!(messages, "any-role")),
                role => format!(" ({})", messages.word("role", role)),
            };
            organisation.map(|it| format!("{}{role}", it.name))
        }
        "kind" => Some(messages.word("kind", value)),
        "effect" => Some(messages.word("effect", value)),
        "signed-by" => Some(messages.word("office", value)),
        "actor" => Some(messages.word("selected-actor", value)),
        _ => None,
    };
    name.unwrap_or_else(|| value.to_owned())
}
