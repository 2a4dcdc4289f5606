//! Quotation marks that are not closed.

use super::line::{SourceLine, SourceLines, is_key};
use super::{Slip, write};
use crate::yaml::words::shown;

/// A quotation mark that is closed nowhere.
pub(super) fn not_closed(lines: &SourceLines<'_>, line: SourceLine<'_>) -> Option<Slip> {
    let rest = line.text.get(lines.offset - line.start..)?.trim_end();
    let mark = rest.chars().next()?;
    // Before a key the mark belongs to its value.
    let key = rest[mark.len_utf8()..].split_once(": ");
    let key = key.filter(|(key, _)| is_key(key));
    let mended = match key {
        Some((key, value)) => format!("{key}: {mark}{value}{mark}"),
        None => format!("{rest}{mark}"),
    };
    Some(Slip {
        mends: write(lines.offset, lines.offset + rest.len(), mended.clone()),
        start: lines.offset,
        end: lines.offset + rest.len(),
        message: format!("the quotation mark `{mark}` is not closed"),
        help: format!("close it, as in {}", shown(&mended)),
    })
}

/// A value above whose quotation mark is not closed on its line, and so is closed by one that opens
/// the value of this line.
pub(super) fn open_above(lines: &SourceLines<'_>, line: SourceLine<'_>) -> Option<Slip> {
    let (_, start, value) = line.value()?;
    let mark = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    // The parser stopped behind the first mark, which it took for the closing one.
    if lines.offset > start + mark.len_utf8() {
        return None;
    }
    let mut above = lines.before(lines.stopped).filter_map(|line| line.value());
    let (_, start, value) = above.find(|(.., value)| value.contains(mark))?;
    let is_open = value.starts_with(mark) && !value[mark.len_utf8()..].contains(mark);
    is_open.then(|| Slip {
        mends: write(start + value.len(), start + value.len(), mark),
        start,
        end: start + value.len(),
        message: format!("the quotation mark `{mark}` is not closed"),
        help: format!("close it, as in {}", shown(&format!("{value}{mark}"))),
    })
}
