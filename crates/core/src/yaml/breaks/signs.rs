//! Signs that are where YAML wants another one, or none.

use super::Slip;
use super::line::{SourceLine, SourceLines, is_key, is_list};
use super::quoting::quoting;
use super::write;
use crate::finding::Mend;
use crate::yaml::words::{quoted, shown};

/// Signs that other programs put before the elements of a list.
pub(in crate::yaml) const BULLETS: &[char] = &[
    '\u{2022}', '\u{2023}', '\u{25E6}', '\u{25AA}', '\u{25CF}', '\u{B7}', '\u{2010}', '\u{2011}',
    '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}', '\u{2212}', '*', '+',
];

/// Colons that are not the one of the keyboard.
const COLONS: &[char] = &['\u{FF1A}', '\u{2236}', '\u{FE55}', '\u{A789}'];

/// Marks of a comment in other languages.
const COMMENTS: &[&str] = &["//", "/*", "<!--", "--", ";"];

/// Another sign than the dash before an element of a list.
pub(super) fn bullet(line: SourceLine<'_>) -> Option<Slip> {
    let words = line.text.trim();
    let bullet = words.chars().next().filter(|sign| BULLETS.contains(sign))?;
    let rest = words[bullet.len_utf8()..].trim_start();
    let is_entry = rest.split_once(':').is_some_and(|(key, _)| is_key(key));
    let (start, end) = line.span_from(line.indent().len());
    is_entry.then(|| Slip {
        mends: write(start, end, format!("- {rest}")),
        start,
        end,
        message: format!(
            "`{bullet}` (U+{:04X}) is not the dash `-` that begins an element of a list",
            u32::from(bullet)
        ),
        help: format!("write {}", shown(&format!("- {rest}"))),
    })
}

/// A comma behind a value in brackets or quotes, at the end of a line of its own.
pub(super) fn comma_behind(lines: &SourceLines<'_>) -> Option<Slip> {
    let here = lines.stopped;
    [here, here.saturating_sub(1)]
        .into_iter()
        .find_map(|position| {
            let line = lines.all.get(position)?;
            let (key, start, value) = line.value()?;
            let inner = value.strip_suffix(',')?.trim_end();
            let first = inner.chars().next()?;
            let last = inner.chars().next_back().filter(|_| inner.len() > 1)?;
            let is_whole = matches!(
                (first, last),
                ('[', ']') | ('{', '}') | ('"', '"') | ('\'', '\'')
            );
            let before: isize = lines.all[..position]
                .iter()
                .map(|line| depth(line.text))
                .sum();
            if !is_whole || depth(inner) != 0 || before != 0 {
                return None;
            }
            Some(Slip {
                mends: write(start + inner.len(), start + value.len(), ""),
                start: start + value.len() - 1,
                end: start + value.len(),
                message: "this line ends with a comma, but lines are not separated by commas"
                    .to_owned(),
                help: format!("remove it: {}", shown(&format!("{key}: {inner}"))),
            })
        })
}

/// How many brackets a text opens and does not close.
fn depth(text: &str) -> isize {
    let weight = |character: char| match character {
        '[' | '{' => 1,
        ']' | '}' => -1,
        _ => 0,
    };
    text.chars().map(weight).sum()
}

/// A semicolon between the keys or the elements within brackets.
pub(super) fn semicolon(lines: &SourceLines<'_>) -> Option<Slip> {
    let line = lines.here()?;
    let before = line.text.get(..lines.offset.checked_sub(line.start)?)?;
    let behind = line.text.get(before.len()..)?;
    (behind.starts_with(';') && before.contains(['{', '['])).then(|| Slip {
        mends: write(
            line.start,
            line.start + line.text.len(),
            line.text.replace(';', ","),
        ),
        start: lines.offset,
        end: lines.offset + 1,
        message: "`;` is not a separator within brackets".to_owned(),
        help: format!(
            "write a comma: {}",
            shown(&line.text.trim().replace(';', ","))
        ),
    })
}

/// A list that begins on the line of its key, or text that begins with a dash.
pub(super) fn dash_behind_key(lines: &SourceLines<'_>) -> Option<Slip> {
    let line = lines.here()?;
    let (key, start, value) = line.value()?;
    let element = value.strip_prefix("- ")?;
    let slip = |message: &str, help: String, mends: Vec<Mend>| Slip {
        mends,
        start,
        end: start + value.len(),
        message: message.to_owned(),
        help,
    };
    Some(if is_list(key) {
        let next = lines.all.get(lines.stopped + 1);
        let next = next.and_then(|line| line.text.trim().strip_prefix("- "));
        let more = next.map_or(String::new(), |_| ", ...".to_owned());
        slip(
            "a list with dashes cannot begin on the line of its key",
            format!(
                "write it in brackets, {}, or begin it on the next line",
                shown(&format!("{key}: [{element}{more}]"))
            ),
            Vec::new(),
        )
    } else {
        let quoting = quoting(line, quoted, |text| format!("{key}: {text}"))?;
        slip(
            "text that begins with `- ` must be in quotes",
            format!("write {}", quoting.help),
            quoting.mends,
        )
    })
}

/// A comment as other languages write it.
pub(super) fn comment(lines: &SourceLines<'_>) -> Option<Slip> {
    let candidates = lines
        .here()
        .into_iter()
        .chain(lines.before(lines.stopped).take(3));
    candidates.into_iter().find_map(|line| {
        let words = line.text.trim();
        let mark = COMMENTS.iter().find(|mark| words.starts_with(**mark))?;
        let rest = words[mark.len()..]
            .trim_end_matches("-->")
            .trim_end_matches("*/")
            .trim();
        let is_words = rest.chars().next().is_some_and(char::is_alphanumeric);
        let (start, end) = line.span_from(line.indent().len());
        is_words.then(|| Slip {
            mends: write(start, end, format!("# {rest}")),
            start,
            end,
            message: format!("a comment begins with `#`, not with `{mark}`"),
            help: format!("write {}", shown(&format!("# {rest}"))),
        })
    })
}

/// A colon that is not the one of the keyboard.
pub(super) fn other_colon(line: SourceLine<'_>) -> Option<Slip> {
    let (column, entry) = line.entry();
    let (key, rest) = entry.split_once(COLONS)?;
    let colon = entry[key.len()..].chars().next()?;
    let (start, end) = line.span_from(column);
    is_key(key.trim()).then(|| Slip {
        mends: write(start, end, format!("{}: {}", key.trim(), rest.trim())),
        start,
        end,
        message: format!(
            "`{colon}` (U+{:04X}) is not the colon `:`",
            u32::from(colon)
        ),
        help: format!(
            "write {}",
            shown(&format!("{}: {}", key.trim(), rest.trim()))
        ),
    })
}

/// A second key behind the brackets of the first.
pub(super) fn two_keys(line: SourceLine<'_>) -> Option<Slip> {
    let (key, start, value) = line.value()?;
    let close = match value.chars().next()? {
        '[' => ']',
        '{' => '}',
        _ => return None,
    };
    let end = value.find(close)?;
    let second = value[end + 1..].trim_start();
    let (other, _) = second.split_once(": ")?;
    is_key(other).then(|| Slip {
        mends: Vec::new(),
        start: start + value.len() - second.len(),
        end: start + value.len(),
        message: format!("`{other}` is on the line of `{key}`"),
        help: format!("begin a new line with it: {}", shown(second)),
    })
}

/// A bracket in a text that is within brackets itself, as in an address.
pub(super) fn bracket_in_text(lines: &SourceLines<'_>, message: &str) -> Option<Slip> {
    let line = lines.here()?;
    if !message.contains("flow") {
        return None;
    }
    // The first value on the line that goes on behind a bracket which it opens. A file may be one
    // long line.
    const LONGEST: usize = 1_000;
    let stop = lines.offset.checked_sub(line.start)?;
    let behind = line.text.floor_char_boundary(stop + LONGEST);
    let mut from = line.text.floor_char_boundary(stop.saturating_sub(LONGEST));
    while let Some(at) = line.text[from..behind].find(": ") {
        let start = from + at + 2;
        let value = value_in_brackets(&line.text[start..behind]);
        let key = line.text[from..start - 2]
            .rsplit(['{', ',', ' ', '['])
            .next()?;
        let is_text = !value.starts_with(['[', '{', '"', '\'']) && value.contains(['[', '{']);
        if is_text && is_key(key) {
            return Some(Slip {
                mends: write(
                    line.start + start,
                    line.start + start + value.len(),
                    quoted(value),
                ),
                start: line.start + start,
                end: line.start + start + value.len(),
                message: "the text contains a bracket and is itself within brackets".to_owned(),
                help: format!(
                    "put the text in quotes: {}",
                    shown(&format!("{key}: {}", quoted(value)))
                ),
            });
        }
        from = start;
    }
    None
}

/// A text up to the comma, or the bracket that it did not open, that ends it.
fn value_in_brackets(text: &str) -> &str {
    let mut open = 0_usize;
    for (offset, character) in text.char_indices() {
        match character {
            '[' | '{' => open += 1,
            ']' | '}' if open == 0 => return text[..offset].trim_end(),
            ']' | '}' => open -= 1,
            ',' if open == 0 => return text[..offset].trim_end(),
            _ => {}
        }
    }
    text.trim_end()
}
