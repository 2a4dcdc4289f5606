//! One file in canonical form, with its comments where they were.

use super::canonical::commented_text;
use super::comments::Comments;
use super::events::comments;
use super::files::{Input, MANIFEST_FILE};
use super::former::in_present_words;
use super::read::{ParsedRegistry, read};
use super::rules::{comment_in_text, ignored_file};
use crate::finding::Rule;
use crate::model::{Level, Registry, Section};

/// A file in canonical form, or why it is not written in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Formatted {
    /// The text in canonical form, which may be that of the file.
    Text(String),
    /// It has errors, or what may be a part of a text in the place of a comment; a check finds it.
    Faulty,
    /// It is JSON, which canonical form is not.
    Json,
    /// It is not read as records.
    Ignored,
    /// Its comments could not all be kept, or its records would not be the same.
    Unsure,
}

/// The text of one file of a registry in canonical form. Keys and words that the format had before
/// are replaced; `rule_now` gives the present name of a rule by a former one.
///
/// The result was read again: it holds the same records and the same comments.
#[must_use]
pub(crate) fn format_file(
    name: &str,
    text: &str,
    rule_now: &dyn Fn(&str) -> Option<&'static str>,
) -> Formatted {
    if name.ends_with(".json") {
        return Formatted::Json;
    }
    let present = in_present_words(text, rule_now);
    let reading = read_alone(name, &present);
    // A file that holds nothing, or comments only.
    if finds(&reading, &ignored_file::RULE) {
        return Formatted::Text(text.to_owned());
    }
    if is_faulty(&reading) {
        return Formatted::Faulty;
    }
    formatted(name, &present, &reading, PASSES).map_or(Formatted::Unsure, Formatted::Text)
}

/// How often a text is written until nothing changes: a comment that leaves a record lets it be
/// written on one line.
const PASSES: usize = 3;

fn formatted(name: &str, text: &str, reading: &ParsedRegistry, passes: usize) -> Option<String> {
    let around = Comments::of(text)?;
    let written = commented_text(&reading.registry, name == MANIFEST_FILE, &around);
    // What is as it was holds the same.
    if written == text {
        return Some(written);
    }
    let passes = passes.checked_sub(1)?;
    let again = read_alone(name, &written);
    let is_same = again.registry == reading.registry
        && again.findings.len() == reading.findings.len()
        && comment_texts(&written)? == comment_texts(text)?;
    if !is_same {
        return None;
    }
    let settled = formatted(name, &written, &again, passes)?;
    Some(with_line_ends_of(text, settled))
}

/// A text with the line ends of another: Git gives a file those of Windows where it is set to, again
/// and again.
fn with_line_ends_of(other: &str, written: String) -> String {
    let first = other.split_inclusive('\n').next().unwrap_or_default();
    match first.ends_with("\r\n") {
        true => written.replace('\n', "\r\n"),
        false => written,
    }
}

/// The text of a file in canonical form with one more record at the end of its section: the first
/// record of that section in `record`, the text of a record file. Otherwise why the file is left as
/// it is.
pub(crate) fn with_record(
    name: &str,
    text: &str,
    section: Section,
    record: &str,
) -> Result<String, Formatted> {
    if name.ends_with(".json") {
        return Err(Formatted::Json);
    }
    let present = read_alone(name, text);
    let added = read_alone("record.yaml", record);
    let is_empty = finds(&present, &ignored_file::RULE);
    if is_faulty(&added) || is_faulty(&present) {
        return Err(Formatted::Faulty);
    }
    let mut registry = present.registry;
    move_first(section, added.registry, &mut registry).ok_or(Formatted::Faulty)?;
    cite_by_head(&mut registry);
    with_comments(name, text, registry, is_empty).ok_or(Formatted::Unsure)
}

/// Gives a record that was added without citations those at the top of its file.
fn cite_by_head(registry: &mut Registry) {
    let uncited = registry.uncited();
    let head = registry.files.first().map(|file| file.head.clone());
    let Some(head) = head.filter(|head| !head.evidence.is_empty()) else {
        return;
    };
    registry.cite(&uncited, &head);
    if let Some(file) = registry.files.first_mut() {
        file.cited_by_head.extend(uncited);
    }
}

/// Records in canonical form with the comments of a text, if all of both can be read again.
fn with_comments(name: &str, text: &str, mut registry: Registry, is_empty: bool) -> Option<String> {
    let around = match is_empty {
        true => Comments::alone(text)?,
        false => Comments::of(text)?,
    };
    let written = commented_text(&registry, name == MANIFEST_FILE, &around);
    let mut again = read_alone(name, &written);
    let is_kept = comment_texts(&written)? == comment_texts(text)?;
    let settled = formatted(name, &written, &again, PASSES)?;
    // The files say where their records end.
    again.registry.files.clear();
    registry.files.clear();
    let is_same = is_kept && !is_faulty(&again) && again.registry == registry;
    is_same.then(|| with_line_ends_of(text, settled))
}

/// Moves the first record of a section to the end of that section.
fn move_first(section: Section, from: Registry, to: &mut Registry) -> Option<()> {
    macro_rules! moved {
        ($($name:ident => $field:ident),+ $(,)?) => {
            match section {
                Section::Manifest => return None,
                $(Section::$name => to.$field.push(from.$field.into_iter().next()?),)+
            }
        };
    }
    moved!(
        States => states,
        Organisations => organisations,
        Partnerships => partnerships,
        Instruments => instruments,
        Principles => principles,
        Sources => sources,
        Claims => claims,
        Waivers => waivers,
    );
    Some(())
}

fn read_alone(name: &str, text: &str) -> ParsedRegistry {
    read(vec![Input::text(name, text)])
}

/// Whether something could not be read, or may have been meant otherwise than it was read: what is
/// taken for a comment may be a part of the text before it.
fn is_faulty(reading: &ParsedRegistry) -> bool {
    let mut levels = reading.findings.iter().map(|it| it.level);
    levels.any(|level| level == Level::Error)
        || finds(reading, &comment_in_text::RULE)
        || reading.registry.files.iter().any(|it| it.unread.is_some())
}

fn finds(reading: &ParsedRegistry, rule: &Rule) -> bool {
    let mut findings = reading.findings.iter();
    findings.any(|it| std::ptr::eq(it.rule, rule))
}

/// The comments of a text in the order of the alphabet, each as often as it is there.
fn comment_texts(text: &str) -> Option<Vec<&str>> {
    let mut texts: Vec<&str> = comments(text)?
        .into_iter()
        .map(|(start, end)| &text[start..end])
        .collect();
    texts.sort_unstable();
    Some(texts)
}
