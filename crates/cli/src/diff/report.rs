//! What changed as lines of words, before they are drawn for a screen or a page.

use chancery_core::date::Day;
use chancery_core::diff::{Cause, Side};
use chancery_core::finding::{how_many, in_a_row};

use super::{At, Comparison, report_held, report_records, summary};

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
            summary: summary::summary(comparison),
            notes: notes(comparison),
            parts,
        }
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
                "In {name} the file {file} could not be read in full: what was passed over is not \
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
        (Some(old), Some(new)) if old == new => format!("Both sides describe {new}."),
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

pub(super) fn sentence(clause: &str) -> String {
    let mut characters = clause.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    format!("{}{}.", first.unwrap_or_default(), characters.as_str())
}
