use proptest::prelude::*;

use super::*;

/// What the reader of a registry lets through, with the characters that formats stumble over
/// often among it.
fn fit_text() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        "\"",
        "\\",
        "\\N",
        "\\\"",
        "&",
        "&amp;",
        "&lt;",
        "&#34;",
        "&;",
        ";",
        "<b>",
        "]]>",
        "</script>",
        "<!--",
        "'",
        "''",
        "=1+1",
        "+",
        "-",
        "@",
        "{",
        "}",
        "|",
        "İ",
        "e\u{301}",
        "🏳️",
    ]);
    let any = "[^\\p{Cc}\\u{FFFE}\\u{FFFF}\\u{FFFD}]{0,3}".prop_map(String::from);
    prop::collection::vec(prop_oneof![special.prop_map(str::to_owned), any], 0..12)
        .prop_map(|parts| parts.concat())
}

fn unescape_markup(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#13;", "\r")
        .replace("&#10;", "\n")
        .replace("&#9;", "\t")
        .replace("&amp;", "&")
}

/// Reads a quoted string as Graphviz does: first the string itself, then entities.
fn unescape_dot(text: &str) -> String {
    let inner = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .unwrap();
    let mut out = String::new();
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => panic!("a raw quote ends the string: {text}"),
            '\\' => match characters.next() {
                Some('n') => out.push('\n'),
                Some(escaped @ ('"' | '\\')) => out.push(escaped),
                other => panic!("Graphviz expands \\{other:?} in {text}"),
            },
            _ => out.push(character),
        }
    }
    out.replace("&amp;", "&")
}

proptest! {
    #[test]
    fn dot_comes_back(text in fit_text()) {
        let quoted = DotQuoted(&text).to_string();
        prop_assert!(!quoted.contains('\n'));
        prop_assert_eq!(unescape_dot(&quoted), text);
    }

    #[test]
    fn lines_of_dot_come_back(lines in prop::collection::vec(fit_text(), 0..4)) {
        let quoted = DotLines(&lines).to_string();
        // `\l` is the one sequence that is meant for Graphviz.
        let doubled = quoted.replace("\\\\", "\u{FFFE}");
        prop_assert_eq!(doubled.matches("\\l").count(), lines.len());
        let as_one = doubled.replace("\\l", "").replace('\u{FFFE}', "\\\\");
        prop_assert_eq!(unescape_dot(&as_one), lines.concat());
    }

    #[test]
    fn markup_comes_back(text in fit_text()) {
        let escaped = XmlText(&text).to_string();
        prop_assert!(!escaped.contains(['<', '>', '"', '\'']));
        prop_assert_eq!(unescape_markup(&escaped), &*text);
    }

    #[test]
    fn labels_of_dot_come_back(text in fit_text()) {
        let escaped = DotHtml(&text).to_string();
        // Graphviz would expand what a backslash begins.
        prop_assert!(!escaped.contains(['<', '>', '"', '\'', '\\', '\n']));
        let back = unescape_markup(&escaped.replace("&#92;&#92;", "\\"));
        prop_assert_eq!(back, text.replace(['\n', '\t', '\r'], " "));
    }

    #[test]
    fn labels_of_mermaid_come_back(text in fit_text()) {
        let escaped = MermaidText(&text).to_string();
        prop_assert!(!escaped.contains(['<', '>', '"', '`', '\\', '\n', '&', '[', ']']));
        let mut back = String::new();
        let mut rest = escaped.as_str();
        while let Some((before, after)) = rest.split_once('#') {
            let (number, after) = after.split_once(';').unwrap();
            back.push_str(before);
            back.extend(number.parse().ok().and_then(char::from_u32));
            rest = after;
        }
        back.push_str(rest);
        prop_assert_eq!(back, text.replace(['\n', '\t', '\r'], " "));
    }

    #[test]
    fn attributes_come_back(text in fit_text(), white in "[\t\n\r]{0,2}") {
        let text = text + &white;
        let escaped = XmlAttribute(&text).to_string();
        prop_assert!(!escaped.contains(['<', '>', '"', '\'', '\n', '\t', '\r']));
        prop_assert_eq!(unescape_markup(&escaped), text);
    }

    #[test]
    fn formulas_come_back(text in fit_text(), start in "['=+@\t\r-]{0,3}") {
        let text = start + &text;
        let guarded = SpreadsheetText(&text).to_string();
        prop_assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r']));
        let bare = guarded.trim_start_matches('\'');
        let is_marked =
            bare.starts_with(['=', '+', '-', '@', '\t', '\r']) || reads_like_value(bare);
        let back = if is_marked { &guarded[1..] } else { &guarded };
        prop_assert_eq!(back, text);
    }

    #[test]
    fn no_control_character_reaches_markup_or_dot(text in "[\\x00-\\x1F\\u{FFFE}\\u{FFFF}a]{0,8}") {
        for written in [XmlText(&text).to_string(), DotQuoted(&text).to_string()] {
            let is_refused = |c: char| {
                (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
                    || matches!(c, '\u{FFFE}' | '\u{FFFF}')
            };
            prop_assert!(!written.contains(is_refused));
        }
    }
}

#[test]
fn an_ampersand_is_kept_where_it_begins_no_entity() {
    assert_eq!(
        DotQuoted("Bosnia & Herzegovina; &c.").to_string(),
        "\"Bosnia & Herzegovina; &c.\""
    );
    assert_eq!(DotQuoted("&lt;").to_string(), "\"&amp;lt;\"");
}

#[test]
fn a_formula_is_disarmed_and_nothing_else_is_touched() {
    assert_eq!(SpreadsheetText("=1+1").to_string(), "'=1+1");
    assert_eq!(SpreadsheetText("'=1+1").to_string(), "''=1+1");
    assert_eq!(SpreadsheetText("'quoted'").to_string(), "'quoted'");
    assert_eq!(SpreadsheetText("one-1").to_string(), "one-1");
}

#[test]
fn what_a_spreadsheet_would_take_for_a_value_is_marked_as_text() {
    for text in [
        "2e5",
        "1.10",
        "00123",
        "1/2",
        "TRUE",
        "false",
        "2013-03",
        "1,000",
        "12:30",
        "5 %",
        "$5",
        "1-1",
        "1 Jan 2014",
        "November 11, 2014",
        "Tue 5 May",
        "1E+5",
        "½",
        "12:30 PM",
    ] {
        assert_eq!(SpreadsheetText(text).to_string(), format!("'{text}"));
        let once = format!("'{text}");
        assert_eq!(SpreadsheetText(&once).to_string(), format!("''{text}"));
    }
    for text in [
        "",
        "true story",
        "Resolution 822",
        "aze-hun-2014",
        "HUN",
        "MAR",
        "G7",
        "5 states",
        "-e",
        "",
        "truetrue",
        "C-1",
        "may",
    ] {
        let expected = if text.starts_with('-') { "'-e" } else { text };
        assert_eq!(SpreadsheetText(text).to_string(), expected);
    }
}
