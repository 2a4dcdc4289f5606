//! What the template and the script of the page say: messages, filled in where the page is made or,
//! for what changes as one uses it, in the browser.

use std::collections::BTreeMap;

use chancery_core::message;
use chancery_core::messages::{Argument, MessageId, Messages};
use chancery_core::model::Keyword as _;
use minijinja::value::Kwargs;
use minijinja::{Environment, Error, Value};
use serde_json::{Map, json};

use crate::escape::{JsonInScript, XmlAttribute};

/// The messages of the script without arguments, by the names that it has for them.
const OF_SCRIPT: &[(&str, MessageId)] = &[
    ("svg", message!("page-script-svg")),
    ("png", message!("page-script-png")),
    ("embed", message!("page-script-embed")),
    ("code", message!("page-script-code")),
    ("table", message!("page-script-table")),
    ("claims", message!("page-script-claims")),
    ("sources", message!("page-script-sources")),
    ("open", message!("page-script-open")),
];

/// Gives a template the function `say`: `say("page-cited", count=3)`. What the template has marked as
/// safe, as a link, stays markup in the message; then all else in it is escaped here.
pub(super) fn add(environment: &mut Environment<'_>, messages: &'static Messages) {
    let say = move |id: String, named: Kwargs| -> Result<Value, Error> {
        let mut values: Vec<(&str, Value)> = Vec::new();
        for name in named.args() {
            values.push((name, named.get(name)?));
        }
        let has_markup = values.iter().any(|(_, value)| value.is_safe());
        let argument = |value: &Value| match usize::try_from(value.clone()) {
            Ok(number) => Argument::Number(number),
            Err(_) if has_markup && !value.is_safe() => {
                Argument::from(XmlAttribute(&value.to_string()).to_string())
            }
            Err(_) => Argument::from(value.to_string()),
        };
        let values = values.iter();
        let arguments: BTreeMap<String, Argument<'_>> = values
            .map(|(name, value)| ((*name).to_owned(), argument(value)))
            .collect();
        let words = messages.fill_named(&id, &arguments);
        Ok(match has_markup {
            true => Value::from_safe_string(words),
            false => Value::from(words),
        })
    };
    environment.add_function("say", say);
}

/// The messages of the script as JSON. Where a message has a plural, each of its forms is there by the
/// category of `Intl.PluralRules`, with `{number}` and its other arguments to be filled in.
pub(super) fn script(messages: &'static Messages) -> String {
    let mut told = Map::new();
    told.insert("lang".to_owned(), messages.language().name().into());
    for (name, id) in OF_SCRIPT {
        told.insert((*name).to_owned(), messages.fixed(*id).into());
    }
    let shown = messages.forms(message!("page-script-shown"), &[("all", "{all}")]);
    let shown: Map<_, _> = shown
        .into_iter()
        .map(|(category, words)| (category.to_owned(), words.into()))
        .collect();
    told.insert("shown".to_owned(), shown.into());
    for (name, id) in [
        ("ascending", message!("page-script-ascending")),
        ("descending", message!("page-script-descending")),
    ] {
        let words = messages.fill(id, &[("column", "{column}".into())]);
        told.insert(name.to_owned(), words.into());
    }
    JsonInScript(&json!(told)).to_string()
}
