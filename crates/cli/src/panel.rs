//! The flag that asks for another form of the panels.

use anyhow::Result;
use chancery_core::finding::how_many;
use chancery_export::views::{PANEL_WORDS, PanelForm, Table};
use clap::{Arg, ArgAction, ArgMatches};

use crate::exit::UsageError;

/// The name of the flag.
const FLAG: &str = "panel";

/// The flag.
#[must_use]
pub(crate) fn argument() -> Arg {
    let words = PANEL_WORDS.iter();
    let words: Vec<String> = words
        .map(|it| format!("{} {}", it.name, it.sentence))
        .collect();
    Arg::new(FLAG)
        .long(FLAG)
        .value_name("WORD,...")
        .value_delimiter(',')
        .action(ArgAction::Append)
        .value_parser(PANEL_WORDS.iter().map(|it| it.name).collect::<Vec<_>>())
        .help(format!(
            "For state_year and dyad_year: another form of the panel; {}",
            words.join("; ")
        ))
}

/// The form that the flag asks for; the usual one if it is left out.
#[must_use]
pub(crate) fn form(matches: &ArgMatches) -> PanelForm {
    let words = matches.get_many::<String>(FLAG).unwrap_or_default();
    PanelForm::of_words(words.map(String::as_str))
}

/// Refuses words that have no meaning for any of some tables.
///
/// # Errors
///
/// If there is such a word.
pub(crate) fn check(form: PanelForm, tables: &[&Table]) -> Result<()> {
    let is_of_pairs = |table: &&&Table| table.is_panel() && table.key.contains(&"party_2");
    let has_panel = tables.iter().any(|table| table.is_panel());
    let has_pairs = tables.iter().any(|table| is_of_pairs(&table));
    for word in form.words() {
        let (has_meaning, only) = match word.is_of_pairs {
            true => (has_pairs, "dyad_year"),
            false => (has_panel, "state_year and dyad_year"),
        };
        if has_meaning {
            continue;
        }
        let names: Vec<&str> = tables.iter().map(|table| table.name).collect();
        let tables = match names.as_slice() {
            [one] => (*one).to_owned(),
            many => how_many(many.len(), "table without a panel"),
        };
        return Err(UsageError::new(
            format!("--panel {} cannot be used with {tables}", word.name),
            format!("it is only for {only}"),
        )
        .into());
    }
    Ok(())
}
