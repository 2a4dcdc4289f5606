//! Records that changed, as lines.

use chancery_core::diff::{
    Doubt, FieldChange, ItemChanges, Parts, RecordAt, RecordChange, SectionChanges,
};
use chancery_core::fields::{FieldValue, Fields, Kind};
use chancery_core::finding::in_a_row;
use chancery_core::model::{EVIDENCE, Keyword as _, Section};

use super::report::{Line, Mark, Part, Piece, changed, plain};
use super::{Comparison, State, names, values};

/// The parts about records: the ids that changed, and section by section.
pub(super) fn parts(comparison: &Comparison<'_>) -> Vec<Part> {
    let renames = comparison.diff.renames.iter().map(|(old, new)| {
        let pieces = vec![
            Piece::Code(old.to_owned()),
            plain(" is now called "),
            Piece::Code(new.to_owned()),
            plain(", and everything that refers to it follows"),
        ];
        Line::new(Mark::Changed, 0, pieces)
    });
    let renames = Part {
        title: "Ids that changed".to_owned(),
        lines: renames.collect(),
        is_of_records: true,
    };
    let sections = comparison.diff.sections.iter();
    let sections = sections.map(|section| of_section(comparison, section));
    let parts = [renames].into_iter().chain(sections);
    parts.filter(|part| !part.lines.is_empty()).collect()
}

fn of_section(comparison: &Comparison<'_>, section: &SectionChanges<'_>) -> Part {
    let mut counts = [(0, "added"), (0, "removed"), (0, "changed")];
    let mut lines = Vec::new();
    for change in &section.changes {
        let position = match mark(change) {
            Mark::Added => 0,
            Mark::Removed => 1,
            _ => 2,
        };
        counts[position].0 += 1;
        lines.extend(record(comparison, section.section, change));
    }
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let name = match section.section {
        Section::Manifest => "registry.yaml",
        section => section.name(),
    };
    Part {
        title: format!("Records, {name}: {}", in_a_row(&counts, "and")),
        lines,
        is_of_records: true,
    }
}

fn mark(change: &RecordChange<'_>) -> Mark {
    match (change.old.is_some(), change.new.is_some()) {
        (false, _) => Mark::Added,
        (_, false) => Mark::Removed,
        _ => Mark::Changed,
    }
}

fn record(comparison: &Comparison<'_>, section: Section, change: &RecordChange<'_>) -> Vec<Line> {
    let states = comparison.states;
    let (at, state, is_new): (RecordAt<'_>, &State, bool) = match (change.new, change.old) {
        (Some(at), _) => (at, &states.new, true),
        (None, Some(at)) => (at, &states.old, false),
        (None, None) => return Vec::new(),
    };
    let network = state.opened.analysis.network();
    let id = network.registry.id_or_derived(section, at.index);
    let mut pieces: Vec<Piece> = id
        .map(|id| Piece::Code(id.to_string()))
        .into_iter()
        .collect();
    let called = names::record(network, section, at.index).unwrap_or_default();
    if !called.is_empty() {
        if !pieces.is_empty() {
            pieces.push(plain(" "));
        }
        pieces.push(plain(called.clone()));
    }
    pieces.extend(change.doubt.map(|doubt| plain(doubt_words(doubt))));
    let place = comparison.place(section, at.index, is_new);
    let mut lines = vec![Line::new(mark(change), 0, pieces).at(place)];
    match (change.old, change.new) {
        (None, Some(new)) => lines.extend(said(new.record, &called)),
        (Some(_), Some(new)) => {
            for field in &change.fields {
                lines.extend(of_field(field, "", 1, new.record));
            }
        }
        _ => {}
    }
    lines
}

fn doubt_words(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Unread => " (not certain: it may be in a part of a file that could not be read)",
        Doubt::Faulty => " (not certain: a part of the record could not be read)",
    }
}

/// What a new record says beside what it is called, and what it cites.
fn said(record: &dyn Fields, called: &str) -> Vec<Line> {
    let is_citation = |name: &str| {
        let key = record.noun().keys.iter().find(|key| key.name == name);
        key.and_then(|key| key.kind.records())
            .is_some_and(|noun| std::ptr::eq(noun, &EVIDENCE))
    };
    let own_id = |name: &str| {
        let key = record.noun().keys.iter().find(|key| key.name == name);
        key.is_some_and(|key| matches!(key.kind, Kind::OwnId))
    };
    let is_called = |name: &str| {
        // What is called by its title need not say it again.
        let names = ["title", "name", "publisher", "quote"].contains(&name);
        names && text(record, name).is_some_and(|text| called.contains(&text))
    };
    let keys = values::keys(record, |name| {
        !is_citation(name) && !own_id(name) && !is_called(name)
    });
    let mut lines = Vec::new();
    if !keys.is_empty() {
        lines.push(Line::new(Mark::Detail, 1, vec![plain(keys.join("; "))]));
    }
    for citation in citations(record) {
        let mut pieces = vec![plain("cites ")];
        pieces.extend(cited(citation));
        lines.push(Line::new(Mark::Detail, 1, pieces));
    }
    lines
}

/// The citations of a record.
fn citations(record: &dyn Fields) -> Vec<&dyn Fields> {
    let keys = record.noun().keys.iter().enumerate();
    let mut found = Vec::new();
    for (position, key) in keys {
        let is_citation = key
            .kind
            .records()
            .is_some_and(|noun| std::ptr::eq(noun, &EVIDENCE));
        if let (true, FieldValue::Records(list)) = (is_citation, record.view(position)) {
            found.extend((0..list.count()).filter_map(|index| list.record(index)));
        }
    }
    found
}

/// The value of a key of a record, in one line.
fn text(record: &dyn Fields, key: &str) -> Option<String> {
    let position = record.noun().position(key)?;
    values::line(&record.view(position))
}

/// A citation: its source, its quote, and what else it says.
fn cited(citation: &dyn Fields) -> Vec<Piece> {
    let mut pieces = vec![Piece::Code(text(citation, "source").unwrap_or_default())];
    if let Some(quote) = text(citation, "quote") {
        pieces.push(plain(" "));
        pieces.push(Piece::Quote(quote));
    }
    let more = values::keys(citation, |name| !["source", "quote"].contains(&name));
    if !more.is_empty() {
        pieces.push(plain(format!(" ({})", more.join("; "))));
    }
    pieces
}

/// The citations that say by `attests` that they give a key.
fn attested_by(record: &dyn Fields, key: &str) -> Vec<Piece> {
    let attests = |citation: &&dyn Fields| {
        let position = citation.noun().position("attests");
        match position.map(|position| citation.view(position)) {
            Some(FieldValue::Many(list)) => (0..list.count()).any(|index| list.text(index) == key),
            _ => false,
        }
    };
    let mut pieces = Vec::new();
    for citation in citations(record).into_iter().filter(attests) {
        pieces.push(plain(match pieces.is_empty() {
            true => ", according to ",
            false => " and ",
        }));
        pieces.push(Piece::Code(text(citation, "source").unwrap_or_default()));
        if let Some(quote) = text(citation, "quote") {
            pieces.push(plain(" "));
            pieces.push(Piece::Quote(quote));
        }
    }
    pieces
}

/// A key whose values differ. `above` is the way to the record that holds it.
fn of_field(change: &FieldChange<'_>, above: &str, depth: usize, record: &dyn Fields) -> Vec<Line> {
    let name = format!("{above}{}", change.key.name);
    let key = || Piece::Code(name.clone());
    let line = |pieces: Vec<Piece>| vec![Line::new(Mark::Detail, depth, pieces)];
    match &change.parts {
        Parts::Whole => {
            let (old, new) = (values::line(&change.old), values::line(&change.new));
            let mut pieces = changed(key(), old, new);
            pieces.extend(attested_by(record, change.key.name));
            line(pieces)
        }
        Parts::Items(items) => {
            let mut pieces = of_items(key(), items);
            pieces.extend(attested_by(record, change.key.name));
            line(pieces)
        }
        Parts::Pairs(pairs) => {
            let lines = pairs.iter().map(|pair| {
                let key = Piece::Code(format!("{name}.{}", pair.name));
                let words = |words: Option<&str>| words.map(str::to_owned);
                let pieces = changed(key, words(pair.old), words(pair.new));
                Line::new(Mark::Detail, depth, pieces)
            });
            lines.collect()
        }
        Parts::Fields(fields) => {
            let above = format!("{name}.");
            let lines = fields.iter();
            lines
                .flat_map(|field| of_field(field, &above, depth, record))
                .collect()
        }
        Parts::Records(list) => {
            let mut lines = Vec::new();
            for inner in &list.changes {
                lines.extend(of_inner(inner, &name, depth));
            }
            if let (true, FieldValue::Records(new)) = (list.is_reordered, &change.new) {
                let order = format!(": the order is now {}", values::ids(*new).join(", "));
                lines.push(Line::new(Mark::Detail, depth, vec![key(), plain(order)]));
            }
            lines
        }
    }
}

/// The values of a list that only one side has.
fn of_items(key: Piece, items: &ItemChanges<'_>) -> Vec<Piece> {
    let mut pieces = vec![key, plain(":")];
    if !items.gained.is_empty() {
        pieces.push(plain(" added "));
        pieces.push(Piece::New(items.gained.join(", ")));
    }
    if !items.lost.is_empty() {
        let is_first = items.gained.is_empty();
        pieces.push(plain(if is_first { " removed " } else { ", removed " }));
        pieces.push(Piece::Old(items.lost.join(", ")));
    }
    pieces
}

/// A record within another one.
fn of_inner(change: &RecordChange<'_>, key: &str, depth: usize) -> Vec<Line> {
    let Some(record) = change.record() else {
        return Vec::new();
    };
    let (noun, called) = names::inner(record);
    let lead = |word: &str| {
        vec![
            Piece::Code(key.to_owned()),
            plain(format!(": {noun} ")),
            Piece::Code(called.clone()),
            plain(word.to_owned()),
        ]
    };
    let is_citation = std::ptr::eq(record.noun(), &EVIDENCE);
    match (mark(change), is_citation) {
        (Mark::Changed, _) => {
            let mut lines = vec![Line::new(Mark::Changed, depth, lead(""))];
            for field in &change.fields {
                lines.extend(of_field(field, "", depth + 1, record));
            }
            lines
        }
        (mark, true) => {
            let mut pieces = vec![Piece::Code(key.to_owned()), plain(": ")];
            pieces.extend(cited(record));
            vec![Line::new(mark, depth, pieces)]
        }
        (mark, false) => {
            let keys = values::keys(record, |_| true).join("; ");
            vec![Line::new(mark, depth, lead(&format!(" ({keys})")))]
        }
    }
}
