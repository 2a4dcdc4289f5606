//! What the template and the script of the page say: messages, filled in where the page is made or,
//! for what changes as one uses it, in the browser.

use std::collections::BTreeMap;

use chancery_core::message;
use chancery_core::messages::{Argument, MessageId, Messages};
use chancery_core::model::Keyword as _;
use minijinja::value::Kwargs;
use minijinja::{Environment, Error, Value};
use serde_json::{Map, json};

use crate::escape::JsonInScript;

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

/// Gives a template the function `say`: `say("page-cited", count=3)`.
pub(super) fn add(environment: &mut Environment<'_>, messages: &'static Messages) {
    let say = move |id: String, named: Kwargs| -> Result<String, Error> {
        let mut arguments = BTreeMap::new();
        for name in named.args() {
            let value: Value = named.get(name)?;
            let argument = match usize::try_from(value.clone()) {
                Ok(number) => Argument::Number(number),
                Err(_) => Argument::from(value.to_string()),
            };
            arguments.insert(name.to_owned(), argument);
        }
        Ok(messages.fill_named(&id, &arguments))
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
