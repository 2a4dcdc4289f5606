//! The one place where user text is made safe for a format: DOT, HTML, SVG, XML, CSV.
//!
//! Each type wraps a text and writes it as one context wants it. A format that writes user text
//! in any other way is at fault.

use std::fmt::{self, Display, Formatter, Write as _};

/// A text as a quoted string of DOT, with its quotes: for ids, labels and tooltips.
///
/// Graphviz expands `\N`, `\G` and the like in labels, and entities such as `&amp;` too, so that
/// every backslash is doubled, and an ampersand that would begin an entity is made one itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DotQuoted<'t>(pub &'t str);

impl Display for DotQuoted<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_char('"')?;
        for (offset, character) in self.0.char_indices() {
            match character {
                '"' => formatter.write_str("\\\"")?,
                '\\' => formatter.write_str("\\\\")?,
                '\n' => formatter.write_str("\\n")?,
                '&' if begins_entity(&self.0[offset..]) => formatter.write_str("&amp;")?,
                _ => formatter.write_char(without_controls(character))?,
            }
        }
        formatter.write_char('"')
    }
}

/// Several lines as a quoted string of DOT, each of them aligned to the left.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DotLines<'t>(pub &'t [String]);

impl Display for DotLines<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_char('"')?;
        for line in self.0 {
            let quoted = DotQuoted(line).to_string();
            formatter.write_str(&quoted[1..quoted.len() - 1])?;
            formatter.write_str("\\l")?;
        }
        formatter.write_char('"')
    }
}

/// Whether a text that begins with an ampersand begins with an entity.
fn begins_entity(text: &str) -> bool {
    let Some((name, _)) = text[1..].split_once(';') else {
        return false;
    };
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A text within a label of DOT that is like HTML.
///
/// Such a label is XML. In its words, once the entities are read, Graphviz expands `\N` and the
/// like all the same, so that a backslash is two.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DotHtml<'t>(pub &'t str);

impl Display for DotHtml<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '\\' => formatter.write_str("&#92;&#92;")?,
                '\n' | '\r' | '\t' => formatter.write_char(' ')?,
                _ => write_markup(formatter, character.encode_utf8(&mut [0; 4]))?,
            }
        }
        Ok(())
    }
}

/// A text between the tags of XML, SVG or HTML.
#[derive(Debug, Clone, Copy)]
pub struct XmlText<'t>(pub &'t str);

impl Display for XmlText<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write_markup(formatter, self.0)
    }
}

/// A text as the value of an attribute of XML, SVG or HTML, without its quotes.
///
/// A reader of XML turns line breaks and tabs there into spaces, so that they are numbers.
#[derive(Debug, Clone, Copy)]
pub struct XmlAttribute<'t>(pub &'t str);

impl Display for XmlAttribute<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '\n' => formatter.write_str("&#10;")?,
                '\t' => formatter.write_str("&#9;")?,
                _ => write_markup(formatter, character.encode_utf8(&mut [0; 4]))?,
            }
        }
        Ok(())
    }
}

fn write_markup(formatter: &mut Formatter<'_>, text: &str) -> fmt::Result {
    for character in text.chars() {
        match character {
            '&' => formatter.write_str("&amp;")?,
            '<' => formatter.write_str("&lt;")?,
            '>' => formatter.write_str("&gt;")?,
            '"' => formatter.write_str("&quot;")?,
            '\'' => formatter.write_str("&#39;")?,
            // A reader of XML takes it for a line break.
            '\r' => formatter.write_str("&#13;")?,
            _ => formatter.write_char(without_controls(character))?,
        }
    }
    Ok(())
}

/// The character, or the replacement character for one that XML and Graphviz refuse. The reader
/// lets none of these into a registry; a file that holds one would be lost as a whole.
fn without_controls(character: char) -> char {
    match character {
        '\t' | '\n' | '\r' => character,
        '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

/// A text as a cell that a spreadsheet program takes for a text, and neither for a formula nor for
/// a number, a date or a truth value: `2e5`, `1.10`, `00123` and `1/2` would come back as others.
///
/// Such a text gets an apostrophe before it; so does one that begins with apostrophes and then is
/// such a text, so that it can be had back.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SpreadsheetText<'t>(pub &'t str);

impl Display for SpreadsheetText<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let text = self.0.trim_start_matches('\'');
        if begins_like_formula(text) || reads_like_value(text) {
            formatter.write_char('\'')?;
        }
        formatter.write_str(self.0)
    }
}

/// The text that a cell stands for which was written by [`SpreadsheetText`]: without the apostrophe
/// that only keeps a spreadsheet program from changing it.
#[must_use]
pub(crate) fn bare_spreadsheet_text(cell: &str) -> &str {
    let text = cell.trim_start_matches('\'');
    let is_guarded = begins_like_formula(text) || reads_like_value(text);
    match cell.strip_prefix('\'') {
        Some(bare) if is_guarded => bare,
        _ => cell,
    }
}

/// Whether a spreadsheet program takes a text for a formula where it is typed into a cell.
#[must_use]
pub(crate) fn begins_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Words in English that are in a number, a date or a time.
const WORDS_OF_VALUES: &[&str] = &[
    "e",
    "t",
    "z",
    "am",
    "pm",
    "usd",
    "eur",
    "gbp",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "sept",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Whether a spreadsheet program may take a text for a number, a date, a time or a truth value.
#[must_use]
pub fn reads_like_value(text: &str) -> bool {
    let is_any = |words: &[&str], word: &str| words.iter().any(|it| it.eq_ignore_ascii_case(word));
    if is_any(&["true", "false"], text.trim()) {
        return true;
    }
    // Months and days of the week are known by their first three letters, too.
    let is_short = |word: &str| {
        let names = WORDS_OF_VALUES.iter().filter(|it| it.len() >= 3);
        let mut short = names.filter_map(|it| it.get(..3));
        short.any(|it| it.eq_ignore_ascii_case(word))
    };
    let mut words = text.split(|character: char| !character.is_alphabetic());
    text.contains(char::is_numeric)
        && words.all(|word| word.is_empty() || is_any(WORDS_OF_VALUES, word) || is_short(word))
}

#[cfg(test)]
mod tests;

/// A text within a line or a table cell of Markdown (CommonMark and its tables), as itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MarkdownText<'t>(pub &'t str);

impl Display for MarkdownText<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~'
                | '!' => {
                    formatter.write_char('\\')?;
                    formatter.write_char(character)?;
                }
                '&' => formatter.write_str("&amp;")?,
                '\n' | '\r' | '\t' => formatter.write_char(' ')?,
                _ => formatter.write_char(without_controls(character))?,
            }
        }
        Ok(())
    }
}

/// A text within a quoted label of Mermaid, as itself.
///
/// Mermaid reads a number sign and a name as an entity, Markdown after a backtick, and HTML; a
/// label ends at the next quote.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MermaidText<'t>(pub &'t str);

impl Display for MermaidText<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '"' | '#' | '&' | '<' | '>' | '`' | '\\' | '*' | '_' | '~' | ';' | '{' | '}'
                | '[' | ']' | '|' | '$' => write!(formatter, "#{};", u32::from(character))?,
                '\n' | '\r' | '\t' => formatter.write_char(' ')?,
                _ => formatter.write_char(without_controls(character))?,
            }
        }
        Ok(())
    }
}

/// A text as a literal of SQL, with its quotes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SqlText<'t>(pub &'t str);

impl Display for SqlText<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "'{}'", self.0.replace('\'', "''"))
    }
}

/// A text within a comment of SQL that ends with its line. A semicolon would end a statement for
/// programs that split a file there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SqlComment<'t>(pub &'t str);

impl Display for SqlComment<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            ';' => formatter.write_char(','),
            '\u{2028}' | '\u{2029}' => formatter.write_char(' '),
            _ => formatter.write_char(without_controls(character)),
        })
    }
}
