//! Parts of SQL that every query is made of.

use chancery_core::date::Date;

use crate::escape::SqlText;

/// Texts as a list of SQL, in brackets.
pub(super) fn list<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let texts: Vec<String> = texts
        .into_iter()
        .map(|it| SqlText(it).to_string())
        .collect();
    format!("({})", texts.join(", "))
}

/// An answer as a word. The words sort: the greatest of several is TRUE if one of the answers is,
/// and FALSE if all are.
pub(super) fn word(answer: &str) -> String {
    match answer {
        "TRUE" => "'yes'".to_owned(),
        "FALSE" => "'no'".to_owned(),
        column if !column.contains(' ') => {
            format!("CASE {column} WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' ELSE 'unknown' END")
        }
        _ => {
            format!("CASE ({answer}) WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' ELSE 'unknown' END")
        }
    }
}

/// The word for an answer over several rows.
pub(super) fn any(answer: &str) -> String {
    format!("MAX({})", word(answer))
}

/// Answers of which all must be true; TRUE if there is none.
pub(super) fn all(answers: &[String]) -> String {
    match answers {
        [] => "TRUE".to_owned(),
        answers => answers.join(" AND "),
    }
}

/// Conditions as lines of a WHERE, each after an AND.
pub(super) fn and(conditions: &[String]) -> String {
    let lines = conditions.iter().map(|it| format!("\n    AND {it}"));
    lines.collect()
}

/// Whether a list in a cell contains one of some words; NULL if the cell is empty.
pub(super) fn contains<'w>(cell: &str, words: impl IntoIterator<Item = &'w str>) -> String {
    let words = words.into_iter();
    let tests = words.map(|word| {
        let word = SqlText(&format!("; {word}; ")).to_string();
        format!("instr('; ' || {cell} || '; ', {word}) > 0")
    });
    let tests: Vec<String> = tests.collect();
    if tests.is_empty() {
        return "FALSE".to_owned();
    }
    format!("({})", tests.join(" OR "))
}

/// Whether an event with bounds `min` and `max` fell on a day of an interval. `is_open` is the
/// answer for an interval without any day, which contains every event.
pub(super) fn within(min: &str, max: &str, interval: &Date, is_open: &str) -> String {
    if interval.is_qualified() {
        return "NULL".to_owned();
    }
    let text = |day: chancery_core::date::Day| SqlText(&day.to_string()).to_string();
    let (first, last) = (interval.earliest().map(text), interval.latest().map(text));
    let mut outside = Vec::new();
    let mut inside = Vec::new();
    if let Some(first) = &first {
        outside.push(format!("{max} < {first}"));
        inside.push(format!("{min} >= {first}"));
    }
    if let Some(last) = &last {
        outside.push(format!("{min} > {last}"));
        inside.push(format!("{max} <= {last}"));
    }
    if outside.is_empty() {
        return is_open.to_owned();
    }
    format!(
        "CASE WHEN {} THEN FALSE WHEN {} THEN TRUE END",
        outside.join(" OR "),
        inside.join(" AND ")
    )
}

/// The answer for an interval without any day of a written date: TRUE if the date is not in doubt.
pub(super) fn undoubted(date: &str) -> String {
    format!(
        "CASE WHEN instr({date}, '?') + instr({date}, '~') + instr({date}, '%') = 0 THEN TRUE END"
    )
}

/// The answer that a joined row has as a word; FALSE if there is no such row.
pub(super) fn found(alias: &str) -> String {
    format!("CASE {alias}.answer WHEN 'yes' THEN TRUE WHEN 'unknown' THEN NULL ELSE FALSE END")
}
