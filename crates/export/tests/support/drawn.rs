//! Registries of a few records, drawn at random.

use std::fmt::Write as _;

pub(crate) const STATES: &[&str] = &["AZE", "HUN", "TUR", "GEO", "ITA", "XAA"];
const DATES: &[&str] = &[
    "",
    "1997",
    "2003-05",
    "201X",
    "2014-11-11",
    "2020~",
    "../2008-06-27",
];

/// A few partnerships, instruments and memberships among six states: `draws` says which.
pub(crate) fn registry_text(draws: &[(usize, usize, usize, usize)], with_subject: bool) -> String {
    let mut text = "registry: drawn\ntitle: Drawn\nas-of: 2025-06-30\ntiers:\n  \
                    - {id: low, name: Low}\n  - {id: high, name: High, includes: [low]}\n"
        .to_owned();
    if with_subject {
        text.push_str("subject: AZE\n");
    }
    let (mut ties, mut acts, mut members) = (String::new(), String::new(), String::new());
    for (index, (one, other, date, form)) in draws.iter().enumerate() {
        let (one, other) = (STATES[*one], STATES[*other]);
        let dated = |key: &str| match DATES[*date] {
            "" => String::new(),
            date => format!(", {key}: \"{date}\""),
        };
        let tier = if form % 2 == 0 { "low" } else { "high" };
        let _ = match form / 2 {
            // Many of them share parties and tier, and so their name.
            0 | 1 if one != other => {
                let since = dated("since");
                writeln!(
                    ties,
                    "  - {{parties: [{one}, {other}], tier: {tier}{since}}}"
                )
            }
            2 if one != other => writeln!(
                acts,
                "  - {{id: act-{index}, parties: [{one}, {other}], tier: {tier}{}, \
                 signatories: [{{state: {other}}}], participants: [{{state: {one}, consent: ratification}}]}}",
                dated("signed"),
            ),
            _ => {
                let since = dated("since");
                writeln!(members, "      - {{state: {one}, role: member{since}}}")
            }
        };
    }
    text.push_str("states:\n  - {id: XAA, name: Freedonia}\n");
    for (section, records) in [("partnerships", ties), ("instruments", acts)] {
        if !records.is_empty() {
            let _ = write!(text, "{section}:\n{records}");
        }
    }
    text.push_str("organisations:\n  - id: EU\n    name: Union\n    kind: dialogue-platform\n");
    if !members.is_empty() {
        let _ = write!(text, "    members:\n{members}");
    }
    text
}
