//! How the text of a file is quoted in findings.

/// 'one space', '4 spaces'.
pub(super) fn spaces(number: usize) -> String {
    match number {
        1 => "one space".to_owned(),
        _ => format!("{number} spaces"),
    }
}

/// A text as a scalar in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if !text.contains('\'') {
        format!("'{text}'")
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// A text in backticks, shortened where it is long.
pub(super) fn shown(text: &str) -> String {
    format!("`{}`", shortened(text))
}

/// A text whose middle is left out if it is long.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 120;
    const END: usize = 20;
    let length = text.chars().count();
    if length <= LONGEST {
        return text.to_owned();
    }
    let start: String = text.chars().take(LONGEST - END).collect();
    let end: String = text.chars().skip(length - END).collect();
    format!("{start} ... {end}")
}
