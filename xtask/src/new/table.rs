//! Adding a line to a table in the source.

/// Where a new line of a table goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// To its place by name.
    Sorted,
    /// To the end: the order means something.
    Last,
}

/// The text with a line that declares a module; none if it has one, or declares no module.
/// The formatter puts the line in its place.
pub(super) fn with_module(text: &str, module: &str) -> Option<String> {
    let line = format!("mod {module};");
    let is_module = |known: &str| known.starts_with("mod ") && known.ends_with(';');
    if text
        .lines()
        .any(|known| known.trim_start_matches("pub ") == line)
    {
        return None;
    }
    let first = text.lines().find(|known| is_module(known));
    let start = match first {
        Some(first) => text.find(&format!("\n{first}"))? + 1,
        // A folder's first module stands before what the file uses.
        None => text.find("\nuse ")? + 1,
    };
    let gap = if first.is_some() { "" } else { "\n" };
    Some(format!("{}{line}\n{gap}{}", &text[..start], &text[start..]))
}

/// The text with an entry in the slice that `declaration` begins; none if there is no such slice.
pub(super) fn with_entry(
    text: &str,
    declaration: &str,
    entry: &str,
    order: Order,
) -> Option<String> {
    const OPENING: &str = "= &[";
    let declared = text.find(declaration)?;
    let start = declared + text[declared..].find(OPENING)? + OPENING.len();
    let end = start + text[start..].find("];")?;
    let mut entries: Vec<&str> = text[start..end]
        .split(',')
        .map(str::trim)
        .filter(|known| !known.is_empty())
        .collect();
    entries.push(entry);
    if order == Order::Sorted {
        // Names have hyphens where modules have underscores.
        entries.sort_by_key(|entry| entry.replace('_', "-"));
    }
    Some(format!(
        "{}{}{}",
        &text[..start],
        entries.join(", "),
        &text[end..]
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "//! A.\n\nmod b;\nmod d;\n\nuse x::Y;\n\npub static YS: &[&Y] = &[\n    \
                        &b::Y,\n    &d::Y,\n];\n";

    #[test]
    fn entries_are_put_in_their_place() {
        let text = with_entry(TEXT, "pub static YS", "&c::Y", Order::Sorted).unwrap();
        assert!(text.contains("&[&b::Y, &c::Y, &d::Y]"));
        let text = with_entry(TEXT, "pub static YS", "&a::Y", Order::Last).unwrap();
        assert!(text.contains("&[&b::Y, &d::Y, &a::Y]"));
        assert!(with_entry(TEXT, "pub static ZS", "&a::Y", Order::Last).is_none());
    }

    #[test]
    fn a_module_is_declared_once() {
        let text = with_module(TEXT, "c").unwrap();
        assert!(text.starts_with("//! A.\n\nmod c;\nmod b;\nmod d;\n"));
        assert!(with_module(&text, "c").is_none());
        let text = with_module("//! A.\n\nuse x::Y;\n", "c").unwrap();
        assert_eq!(text, "//! A.\n\nmod c;\n\nuse x::Y;\n");
    }
}
