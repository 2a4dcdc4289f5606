//! The changes that mend a finding, as its help says.
//!
//! A help is written for people. What it says to write is tried on the text: a change is offered
//! only if the finding is gone when the text is read again, and nothing else is found where it was
//! changed.

use chancery_core::Analysis;
use chancery_core::check::{LocatedFinding, is_reader_rule};
use chancery_core::yaml::Input;

use super::workspace::OpenRegistry;

/// A change of one file that mends a finding.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fix {
    pub(super) title: String,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
}

/// The changes that mend a finding, the likeliest first.
pub(super) fn fixes(registry: &OpenRegistry, found: &LocatedFinding) -> Vec<Fix> {
    let file = found.at.span.file;
    let text = registry.text(file);
    let help = found.finding.help.as_deref().unwrap_or_default();
    let mut kept: Vec<Fix> = Vec::new();
    for written in said_to_write(help) {
        let candidates = candidates(text, found, &written).into_iter();
        let fix = candidates.map(|(start, end, text)| Fix {
            title: format!("Write `{}`", written.text),
            start,
            end,
            text,
        });
        kept.extend(fix.into_iter().find(|fix| mends(registry, found, fix)));
    }
    kept
}

/// What a help says to write, and in the place of what.
#[derive(Debug, PartialEq, Eq)]
struct Written {
    text: String,
    replaced: Option<String>,
}

/// The words of a help before what it says to write.
const SAID: &[&str] = &[
    "write ",
    "did you mean ",
    "write a comma: ",
    "remove it: ",
    "add one: ",
    "after the colon: ",
    "in quotes: ",
    "quotation marks: ",
];

/// The pieces in backticks that a help says to write.
fn said_to_write(help: &str) -> Vec<Written> {
    let pieces: Vec<&str> = help.split('`').collect();
    let mut found: Vec<Written> = Vec::new();
    // The pieces with odd numbers are in backticks.
    for at in (1..pieces.len().saturating_sub(1)).step_by(2) {
        let before = pieces[at - 1];
        let is_said = SAID.iter().any(|words| before.ends_with(words));
        let is_other = !found.is_empty() && [" or ", ", or "].contains(&before);
        if is_said || is_other {
            let replaced = match pieces.get(at + 1) {
                Some(&" for ") => pieces.get(at + 2).map(|text| (*text).to_owned()),
                _ => None,
            };
            found.push(Written {
                text: pieces[at].to_owned(),
                replaced,
            });
        }
    }
    found
}

/// The ways in which what is said may be written: the bytes that it replaces, and the text.
fn candidates(
    text: &str,
    found: &LocatedFinding,
    written: &Written,
) -> Vec<(usize, usize, String)> {
    let span = found.at.span;
    let (start, end) = (
        span.start.min(text.len()),
        span.end.clamp(span.start, text.len()),
    );
    let new = &written.text;
    let mut ways = Vec::new();
    let Some(pointed) = text.get(start..end) else {
        return ways;
    };
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line_end = line_start + text[line_start..line_end].trim_end().len();
    if let Some(replaced) = &written.replaced
        && let Some(at) = pointed.find(replaced.as_str())
    {
        ways.push((start + at, start + at + replaced.len(), new.clone()));
    }
    // The whole line from its key on, which may stand before the place; then the value alone.
    if let Some((key, _)) = new.split_once(':') {
        let line = &text[line_start..line_end];
        let content = line_start + line.len() - line.trim_start_matches([' ', '-']).len();
        for at in [
            text[line_start..end].rfind(key).map(|at| line_start + at),
            Some(content),
        ] {
            let Some(at) = at else { continue };
            ways.push((at, line_end, new.clone()));
            if end > at {
                ways.push((at, end, new.clone()));
            }
        }
    } else {
        match pointed.split_once('/') {
            // The role behind an organisation stays.
            Some((organisation, _))
                if !new.contains('/')
                    && !organisation.starts_with(|c: char| c.is_ascii_digit()) =>
            {
                ways.push((start, start + organisation.len(), new.clone()));
            }
            _ => {}
        }
        ways.push((start, end, new.clone()));
        // A value in quotes, up to what was taken for a comment or for the end of the text.
        let value = text[line_start..line_end].find(": ");
        if let (Some(value), true) = (value, new.starts_with(['"', '\''])) {
            ways.push((line_start + value + 2, line_end, new.clone()));
        }
    }
    if new.starts_with("- ") {
        let line = &text[line_start..line_end];
        let content = line_start + line.len() - line.trim_start().len();
        ways.insert(0, (content, line_end, new.clone()));
    }
    // No comment is lost by it.
    ways.retain(|(from, to, new)| {
        text.get(*from..*to)
            .is_some_and(|old| !old.contains(" #") || new.contains(" #"))
    });
    ways.dedup();
    ways
}

/// Whether the finding is gone with a change, and no other has come where it is. Whatever the reader
/// finds, it finds in a file alone.
fn mends(registry: &OpenRegistry, found: &LocatedFinding, fix: &Fix) -> bool {
    let file = found.at.span.file;
    let Some(own) = registry.opened.analysis.reading().texts.get(file) else {
        return false;
    };
    let mut changed = own.text.clone();
    changed.replace_range(fix.start..fix.end, &fix.text);
    let changed = Input::text(&own.name, &changed);
    let is_alone = is_reader_rule(found.finding.rule);
    let inputs = if is_alone {
        vec![changed]
    } else {
        let mut files = registry.files();
        files.retain(|it| it.name != own.name);
        let position = files.partition_point(|it| it.name < own.name);
        files.insert(position, changed);
        files
    };
    let analysis = Analysis::from_files(inputs);
    let after = analysis.check(&analysis.policy(&[]));
    let place = if is_alone { 0 } else { file };
    let count = |list: &[LocatedFinding], place: usize, of: &LocatedFinding| {
        let is_same = |it: &&LocatedFinding| {
            it.at.span.file == place
                && it.finding.rule == of.finding.rule
                && it.finding.message == of.finding.message
        };
        list.iter().filter(is_same).count()
    };
    let is_more =
        |of: &LocatedFinding| count(&after, place, of) > count(&registry.findings, file, of);
    let is_new_here = |it: &LocatedFinding| {
        it.at.span.file == place
            && it.at.start.line == found.at.start.line
            && (!is_alone || is_reader_rule(it.finding.rule))
            && is_more(it)
    };
    count(&after, place, found) < count(&registry.findings, file, found)
        && !after.iter().any(is_new_here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_help_says_to_write_is_found() {
        let texts = |help: &str| -> Vec<String> {
            said_to_write(help).into_iter().map(|it| it.text).collect()
        };
        assert_eq!(texts("did you mean `tier`?"), ["tier"]);
        assert_eq!(
            texts("write `2014-05-12` or `2014-12-05`"),
            ["2014-05-12", "2014-12-05"]
        );
        assert_eq!(texts("valid keys are `a` and `b`"), [""; 0]);
        assert_eq!(texts("write `AZE` for `Azerbaijan`"), ["AZE"]);
    }
}
