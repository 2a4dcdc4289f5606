use crate::check::{Context, Report};
use crate::fields::Key;
use crate::finding::{Rule, for_each_value, shortened};
use crate::model::Level;
use crate::yaml::plain_or_quoted;

pub(super) static RULE: Rule = Rule {
    name: "quote-in-quotation-marks",
    summary: "A whole `quote` is enclosed in quotation marks.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("quote-in-quotation-marks.md"),
};

/// Marks that open a quotation, and those that close it in one language or another.
const MARKS: &[(char, &[char])] = &[
    ('"', &['"']),
    ('\'', &['\'']),
    ('`', &['`', '\'', '´']),
    ('“', &['”', '“']),
    ('„', &['“', '”', '‟', '"']),
    ('”', &['”']),
    ('‘', &['’', '‘']),
    ('‚', &['‘', '’']),
    ('’', &['’']),
    ('«', &['»']),
    ('»', &['«', '»']),
    ('‹', &['›']),
    ('›', &['‹', '›']),
    ('「', &['」']),
    ('『', &['』']),
    ('《', &['》']),
    ('〈', &['〉']),
    ('〝', &['〞', '〟']),
    ('＂', &['＂']),
];

pub(super) fn run(context: &Context<'_, '_>, report: &mut Report) {
    let is_quote = |key: &Key| key.name == "quote";
    for_each_value(context.network.registry, is_quote, |value| {
        let quote = &*value.text();
        let Some(words) = within_marks(quote) else {
            return;
        };
        let mended = plain_or_quoted(words, true);
        report
            .found(
                value.place(),
                "the whole quote is in quotation marks, which would be printed twice",
            )
            .label("quotation marks around the whole quote")
            .help(format!("write `quote: {}`", shortened(mended)));
    });
}

/// The text between the quotation marks that are around the whole of a quote; none if the mark at
/// its start is closed before its end, as in `"one" and "two"`.
fn within_marks(quote: &str) -> Option<&str> {
    let quote = quote.trim();
    let opening = quote.chars().next()?;
    let (_, closers) = MARKS.iter().find(|(mark, _)| *mark == opening)?;
    let closing = quote.chars().next_back().filter(|c| closers.contains(c))?;
    let inner = quote
        .strip_prefix(opening)?
        .strip_suffix(closing)
        .filter(|inner| inner.contains(char::is_alphanumeric))?;
    let mut open = 1;
    for (offset, character) in inner.char_indices() {
        if character == closing && !is_apostrophe(inner, offset, character) {
            open -= 1;
        } else if character == opening {
            open += 1;
        }
        if open == 0 {
            return None;
        }
    }
    Some(inner.trim())
}

/// Whether a mark is between two letters, as in `partner's`.
fn is_apostrophe(text: &str, offset: usize, mark: char) -> bool {
    let is_letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    matches!(mark, '\'' | '’' | '‘')
        && is_letter(text[..offset].chars().next_back())
        && is_letter(text[offset + mark.len_utf8()..].chars().next())
}
