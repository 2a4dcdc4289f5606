use crate::date::LEAVE_OUT;
use crate::fields::{Key, Kind};
use crate::finding::{Finding, Place, Rule};
use crate::model::Level;
use crate::yaml::words::shown;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "invalid-date",
    summary: "A date has an invalid form, or does not exist in the calendar.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("invalid-date.md"),
};

/// The finding of a text that is not a date: `fault` says why, and `help` what was meant, where
/// that is known.
pub(in crate::yaml) fn finding(
    place: Place,
    key: &Key,
    text: &str,
    fault: &str,
    help: Option<&str>,
) -> Finding {
    // A day cannot be left open, so that what is said of open dates does not help.
    let is_meant =
        help.is_some_and(|help| help.starts_with("write `") && !help.contains("`../..`"));
    let (fault, help) = if matches!(key.kind, Kind::Day) && !is_meant {
        let help = "write the year, the month and the day, as in `2025-11-01`";
        ("this must be one whole day", help)
    } else {
        let any =
            "write what is known, as in 2013-03-11, 2013-03, 2013, 201X or 2013-03-10/2013-03-11";
        let help = match (key.name, help) {
            // An end that is left out is one that has not come.
            ("until" | "terminated", Some(LEAVE_OUT)) => {
                "write `../..` if it has ended and no source says when; leave the key out if it \
                 goes on"
            }
            (_, help) => help.unwrap_or(any),
        };
        (fault, help)
    };
    Finding::new(
        &RULE,
        place,
        format!("invalid date {}: {fault}", shown(text)),
    )
    .label("invalid date")
    .help(help)
}
