//! A record from the flags of the command line: one flag for each key of its noun.

use std::collections::BTreeMap;

use chancery_core::Analysis;
use chancery_core::fields::{Key, Kind, Layout, Noun};
use chancery_core::model::{EVIDENCE, Keyword, Level, PARTNERSHIP, Section, section_noun};
use chancery_core::yaml::{Input, plain_or_quoted};
use clap::builder::ValueRange;
use clap::{Arg, ArgAction, ArgMatches};

use crate::exit::UsageError;

/// The key whose values are not flags but the arguments of the command.
pub(crate) fn argument_key(noun: &'static Noun) -> &'static str {
    match std::ptr::eq(noun, &PARTNERSHIP) {
        true => "parties",
        false => "id",
    }
}

/// The keys of the one citation that a record can be added with.
pub(crate) fn citation_keys(noun: &'static Noun) -> impl Iterator<Item = &'static Key> {
    let keys = EVIDENCE.keys.iter();
    let has_evidence = noun.position("evidence").is_some();
    keys.filter(move |key| has_evidence && noun.position(key.name).is_none())
}

/// Adds an argument or a flag for each key of the records of a section.
pub fn define(command: clap::Command, section: Section) -> clap::Command {
    let noun = section_noun(section);
    let own = noun.keys.iter().filter(|key| key.name != "evidence");
    let own = own.map(|key| match key.name == argument_key(noun) {
        true => Arg::new(key.name)
            .value_name("ID")
            .num_args(match key.layout {
                Layout::List => ValueRange::new(1..),
                _ => ValueRange::SINGLE,
            })
            .help(key.sentence),
        false => flag(key),
    });
    let cited = citation_keys(noun).map(|key| flag(key).help_heading("The citation"));
    command.args(own).args(cited)
}

fn flag(key: &'static Key) -> Arg {
    let word = match key.kind {
        Kind::Date => "DATE",
        Kind::Day => "DAY",
        Kind::Keyword(_) => "WORD",
        Kind::StringMap => "NAME=TEXT",
        Kind::Record(_) | Kind::Records(_) => "{KEY: VALUE, ...}",
        kind if kind.record().is_some() => "ID",
        _ => "TEXT",
    };
    let is_list = matches!(key.layout, Layout::List | Layout::ScalarOrList)
        || matches!(key.kind, Kind::Records(_) | Kind::StringMap);
    let flag = Arg::new(key.name)
        .long(key.name)
        .value_name(word)
        .help(key.sentence);
    let flag = match is_list {
        true => flag.action(ArgAction::Append),
        false => flag,
    };
    match (key.kind, is_list) {
        (Kind::Keyword(words), false) => flag.value_parser(words.to_vec()),
        (Kind::Keyword(words), true) => flag.value_parser(words.to_vec()).value_delimiter(','),
        (Kind::Text | Kind::StringMap | Kind::Records(_), _) | (_, false) => flag,
        _ => flag.value_delimiter(','),
    }
}

/// What is given of a record: the values of each key, as they are written on the command line.
pub type Given = BTreeMap<&'static str, Vec<String>>;

/// What the flags give of a record.
#[must_use]
pub fn given(section: Section, matches: &ArgMatches) -> Given {
    let noun = section_noun(section);
    let keys = noun.keys.iter().chain(citation_keys(noun));
    let values = keys.filter_map(|key| {
        let values = matches.try_get_many::<String>(key.name).ok()??;
        Some((key.name, values.cloned().collect()))
    });
    values.collect()
}

/// The record that is given, as the text of a record file.
///
/// # Errors
///
/// If it cannot be read as one: the error names the flag.
pub fn text(section: Section, given: &Given) -> Result<String, UsageError> {
    let noun = section_noun(section);
    let argument = noun.keys.iter().find(|key| key.name == argument_key(noun));
    if let Some(key) = argument.filter(|key| !given.contains_key(key.name)) {
        let message = format!(
            "missing argument of `chancery new {}`: `{}`",
            noun.name, key.name
        );
        let help = format!("`chancery new {} --help` explains each flag", noun.name);
        return Err(UsageError::new(message, help));
    }
    let mut lines: Vec<(&str, String)> = Vec::new();
    for key in noun.keys {
        if key.name == "evidence" {
            let cited =
                citation_keys(noun).filter_map(|key| value(key, given, true).map(|it| (key, it)));
            let parts: Vec<String> = cited
                .map(|(key, it)| format!("{}: {it}", key.name))
                .collect();
            if !parts.is_empty() {
                lines.push(("source", format!("evidence: [{{{}}}]", parts.join(", "))));
            }
        } else if let Some(value) = value(key, given, false) {
            lines.push((key.name, format!("{}: {value}", key.name)));
        }
    }
    let mut text = format!("{}:\n", section.name());
    for (position, (_, line)) in lines.iter().enumerate() {
        let dash = if position == 0 { "  - " } else { "    " };
        text.push_str(&format!("{dash}{line}\n"));
    }
    let analysis = Analysis::from_files(vec![Input::text("record.yaml", &text)]);
    let Some(finding) = analysis.reading().findings.first() else {
        return Ok(text);
    };
    let line = analysis.place(&finding.place).start.line;
    let flag = lines.get(line.saturating_sub(2)).map(|(flag, _)| *flag);
    let message = match flag {
        Some(flag) if finding.rule.name != "missing-key" => {
            let is_argument = flag == argument_key(noun);
            let dashes = if is_argument { "" } else { "--" };
            format!("{dashes}{flag}: {}", finding.message)
        }
        _ => finding.message.clone(),
    };
    let help = format!("`chancery new {} --help` explains each flag", noun.name);
    Err(UsageError::new(
        message,
        finding.help.clone().unwrap_or(help),
    ))
}

/// The rules about the form of one value that the reader leaves to a check.
const FORMS: &[&str] = &["invalid-language", "invalid-licence", "invalid-url"];

/// What is wrong with the values of one key, whatever else the record has.
#[must_use]
pub fn fault(section: Section, key: &Key, values: &[String]) -> Option<String> {
    let given = Given::from([(key.name, values.to_vec())]);
    let is_own = section_noun(section).position(key.name).is_some();
    let value = value(key, &given, !is_own)?;
    let line = match is_own {
        true => format!("{}: {value}", key.name),
        false => format!("evidence: [{{{}: {value}}}]", key.name),
    };
    let text = format!("{}:\n  - {line}\n", section.name());
    let analysis = Analysis::from_files(vec![Input::text("record.yaml", &text)]);
    let mut findings = analysis.reading().findings.iter();
    let of_reader = findings.find(|it| it.rule.name != "missing-key").cloned();
    let found = of_reader.or_else(|| {
        let all = analysis.check(&analysis.policy(&[])).into_iter();
        let mut of_form = all.map(|it| it.finding);
        of_form.find(|it| FORMS.contains(&it.rule.name) && it.level > Level::Note)
    })?;
    let help = found
        .help
        .as_ref()
        .map_or(String::new(), |help| format!("; {help}"));
    Some(format!("{}{help}", found.message))
}

/// The value of a key in YAML; none if it was not given.
fn value(key: &Key, given: &Given, in_brackets: bool) -> Option<String> {
    let given = given.get(key.name)?;
    let quoted = |text: &str, in_brackets| plain_or_quoted(text, in_brackets).into_owned();
    // What is given in braces is YAML already, of one line.
    let lines: Vec<String> = given
        .iter()
        .map(|it| it.replace(['\n', '\r'], " "))
        .collect();
    Some(match (key.kind, key.layout) {
        (Kind::Records(_), _) => format!("[{}]", lines.join(", ")),
        (Kind::Record(_), _) => lines.join(" "),
        (Kind::StringMap, _) => {
            let pairs = given.iter().map(|pair| {
                let (name, text) = pair.split_once('=').unwrap_or((pair, ""));
                format!("{}: {}", quoted(name, true), quoted(text, true))
            });
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        (_, Layout::List | Layout::ScalarOrList) => {
            let words: Vec<String> = given.iter().map(|it| quoted(it, true)).collect();
            format!("[{}]", words.join(", "))
        }
        _ => quoted(given.first()?, in_brackets),
    })
}
