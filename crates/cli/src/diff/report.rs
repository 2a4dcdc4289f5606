//! What changed as lines of words, before they are drawn for a screen or a page.

use chancery_core::date::Day;
use chancery_core::diff::{Cause, Side};
use chancery_core::finding::{how_many, in_a_row};

use super::{At, Comparison, report_held, report_records, verdict_change};

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Plain(String),
    /// An id, a key or another name as it is written in records.
    Code(String),
    /// The words of a source.
    Quote(String),
    /// What was.
    Old(String),
    /// What is.
    New(String),
}

/// What a line says of what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is otherwise.
    Changed,
    /// It is part of the line above.
    Detail,
}

/// A line.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it says of what it names.
    pub mark: Mark,
    /// How deep it stands, from 0.
    pub depth: usize,
    /// Its words.
    pub pieces: Vec<Piece>,
    /// Where the record stands.
    pub at: Option<At>,
}

/// Lines under one heading.
#[derive(Debug)]
pub struct Part {
    /// The heading.
    pub title: String,
    /// The lines.
    pub lines: Vec<Line>,
    /// Whether it is of the records, of which there may be very many, and not of what they mean.
    pub is_of_records: bool,
}

/// What changed, in words.
#[derive(Debug)]
pub struct Report {
    /// The old state and the new one.
    pub sides: [String; 2],
    /// All of it in one sentence.
    pub summary: String,
    /// What else a reader must know, in sentences.
    pub notes: Vec<String>,
    /// What changed.
    pub parts: Vec<Part>,
}

impl Line {
    pub(super) fn new(mark: Mark, depth: usize, pieces: Vec<Piece>) -> Self {
        Line {
            mark,
            depth,
            pieces,
            at: None,
        }
    }

    pub(super) fn at(self, at: Option<At>) -> Self {
        Line { at, ..self }
    }
}

pub(super) fn plain(words: impl Into<String>) -> Piece {
    Piece::Plain(words.into())
}

/// 'KEY: OLD → NEW'.
pub(super) fn changed(key: Piece, old: Option<String>, new: Option<String>) -> Vec<Piece> {
    let old = old.map_or_else(|| plain("not given"), Piece::Old);
    let new = new.map_or_else(|| plain("not given"), Piece::New);
    vec![key, plain(": "), old, plain(" \u{2192} "), new]
}

impl Report {
    /// The report of a comparison.
    #[must_use]
    pub fn new(comparison: &Comparison<'_>) -> Self {
        let mut parts = report_held::parts(comparison, Cause::Records);
        parts.extend(report_held::parts(comparison, Cause::Day));
        parts.extend(report_records::parts(comparison));
        let states = comparison.states;
        Report {
            sides: [&states.old, &states.new].map(|state| state.name.clone()),
            summary: summary(comparison),
            notes: notes(comparison),
            parts,
        }
    }
}

/// All of it in one sentence.
fn summary(comparison: &Comparison<'_>) -> String {
    let diff = &comparison.diff;
    if diff.is_unchanged() {
        return "Nothing changed.".to_owned();
    }
    if diff.is_empty() {
        return "No change was found in what could be compared.".to_owned();
    }
    let mut words = Vec::new();
    if let Some(holds) = &diff.holds {
        let flips = holds.claims.iter().filter_map(verdict_change).count();
        words.push(match flips {
            0 => "no claim changes its verdict".to_owned(),
            1 => "1 claim changes its verdict".to_owned(),
            many => format!("{many} claims change their verdict"),
        });
        let claims = |is_old: bool, is_new: bool| {
            let claims = holds.claims.iter();
            let claims =
                claims.filter(|it| (it.old.is_some(), it.new.is_some()) == (is_old, is_new));
            claims.count()
        };
        let counts = [
            (claims(false, true), "is added", "are added"),
            (claims(true, false), "is removed", "are removed"),
            (
                claims(true, true) - flips,
                "is counted or expected otherwise",
                "are counted or expected otherwise",
            ),
        ];
        for (count, one, many) in counts {
            match count {
                0 => {}
                1 => words.push(format!("1 claim {one}")),
                count => words.push(format!("{count} claims {many}")),
            }
        }
        let ties = match comparison.is_of_partners() {
            true => "partner",
            false => "tie",
        };
        for (count, noun) in [
            (holds.ties.len(), ties),
            (holds.memberships.len(), "membership"),
        ] {
            if count > 0 {
                words.push(how_many(count, noun) + &differs(count));
            }
        }
    }
    let mut counts = [0, 0, 0];
    for change in diff.sections.iter().flat_map(|section| &section.changes) {
        let kind = match (change.old.is_some(), change.new.is_some()) {
            (false, _) => 0,
            (_, false) => 1,
            _ => 2,
        };
        counts[kind] += 1;
    }
    let words_of = ["added", "removed", "changed"];
    let counts = counts.iter().zip(words_of).filter(|(count, _)| **count > 0);
    let counts: Vec<String> = counts
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    if !counts.is_empty() {
        words.push(format!("records: {}", counts.join(", ")));
    }
    let changes = diff.sections.iter().flat_map(|section| &section.changes);
    let doubtful = changes.filter(|change| change.doubt.is_some()).count();
    if doubtful > 0 {
        words.push(format!("{doubtful} of these not certain"));
    }
    match diff.renames.iter().count() {
        0 => {}
        count => words.push(format!("{} changed", how_many(count, "id"))),
    }
    let words = words.join("; ");
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    format!("{}{}.", first.unwrap_or_default(), characters.as_str())
}

fn differs(count: usize) -> String {
    match count {
        1 => " differs".to_owned(),
        _ => " differ".to_owned(),
    }
}

impl Comparison<'_> {
    /// Whether the ties are partners of a subject.
    pub(super) fn is_of_partners(&self) -> bool {
        let states = [&self.states.old, &self.states.new];
        let there = states
            .iter()
            .filter(|state| !state.opened.analysis.reading().texts.is_empty());
        there
            .into_iter()
            .all(|state| state.opened.analysis.network().subject.is_some())
    }
}

/// What a reader must know of the sides, in sentences.
fn notes(comparison: &Comparison<'_>) -> Vec<String> {
    let (states, diff) = (comparison.states, &comparison.diff);
    let mut notes = Vec::new();
    for state in [&states.old, &states.new] {
        notes.extend(state.remark.as_deref().map(sentence));
    }
    let days = (diff.old.day, diff.new.day);
    notes.extend(day_words(days, &diff.old, &diff.new));
    for (state, side, is_new) in [
        (&states.old, &diff.old, false),
        (&states.new, &diff.new, true),
    ] {
        let name = &state.name;
        if side.errors > 0 {
            let errors = how_many(side.errors, "error");
            notes.push(sentence(&format!("in {name} the records have {errors}")));
        }
        for file in &side.unread {
            notes.push(format!(
                "In {name} the file {file} could not be read to its end: what is there is not \
                 compared."
            ));
        }
        let faulty = side.faulty.iter();
        let faulty =
            faulty.filter_map(|(section, index)| comparison.place(*section, *index, is_new));
        let faulty: Vec<String> = faulty
            .map(|at| format!("{}:{}", at.path, at.line))
            .collect();
        if !faulty.is_empty() {
            notes.push(format!(
                "In {name} a part of the records at {} could not be read: that part is not compared.",
                in_a_row(&faulty, "and")
            ));
        }
    }
    if diff.holds.is_none() && !diff.is_unchanged() {
        let sides = [(&states.old, &diff.old), (&states.new, &diff.new)];
        let sides = sides.iter().filter(|(_, side)| side.hides_records);
        let sides: Vec<&str> = sides.map(|(state, _)| state.name.as_str()).collect();
        notes.push(format!(
            "Partners, memberships and claims are not compared, because errors in {} may hide \
             records.",
            in_a_row(&sides, "and in")
        ));
    }
    notes
}

/// On which day each side is meant.
fn day_words(days: (Option<Day>, Option<Day>), old: &Side, new: &Side) -> Option<String> {
    Some(match days {
        (Some(old), Some(new)) if old == new => format!("Both describe {new}."),
        (Some(old), Some(new)) => format!(
            "The old side describes {old}, the new one {new}: what changed only because the day \
             passed is listed apart."
        ),
        _ if old.is_absent && new.is_absent => return None,
        (old_day, new_day) => {
            let words = |side: &Side, day: Option<Day>, name: &str| {
                let day = day.map_or("does not say its day".to_owned(), |day| {
                    format!("describes {day}")
                });
                (!side.is_absent).then(|| format!("the {name} side {day}"))
            };
            let words = [words(old, old_day, "old"), words(new, new_day, "new")];
            let words: Vec<String> = words.into_iter().flatten().collect();
            sentence(&in_a_row(&words, "and"))
        }
    })
}

fn sentence(clause: &str) -> String {
    let mut characters = clause.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    format!("{}{}.", first.unwrap_or_default(), characters.as_str())
}
