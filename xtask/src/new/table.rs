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
        // A folder's first module is before what the file uses.
        None => text.find("\nuse ")? + 1,
    };
    let gap = if first.is_some() { "" } else { "\n" };
    Some(format!("{}{line}\n{gap}{}", &text[..start], &text[start..]))
}

/// The text with an entry in the slice that `declaration` begins, and nothing else changed; none if
/// there is no such slice.
pub(super) fn with_entry(
    text: &str,
    declaration: &str,
    entry: &str,
    order: Order,
) -> Option<String> {
    const OPENING: &str = "= &[\n";
    let declared = text.find(declaration)?;
    let start = declared + text[declared..].find(OPENING)? + OPENING.len();
    let end = start + text[start..].find("];")?;
    let name = name_of(entry);
    let mut place = start;
    for line in text[start..end].split_inclusive('\n') {
        // An entry of several lines begins with the least indented one.
        let is_first = !line.starts_with("     ") && !line.starts_with("    )");
        if order == Order::Sorted && is_first && name_of(&text[place..end]) > name {
            break;
        }
        place += line.len();
    }
    let (before, after) = text.split_at(place);
    Some(format!("{before}    {entry},\n{after}"))
}

/// The name of what an entry lists, by its module: names have hyphens where modules have
/// underscores.
fn name_of(entry: &str) -> String {
    let module = entry.trim_start_matches([' ', '\n', '(', '&']);
    module
        .split("::")
        .next()
        .unwrap_or_default()
        .replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "//! A.\n\nmod b;\nmod d;\n\nuse x::Y;\n\npub static YS: &[&Y] = &[\n    \
                        &b::Y,\n    &d::Y,\n];\n";

    #[test]
    fn an_entry_is_put_in_its_place_and_moves_no_other() {
        let with = |entry: &str, order| with_entry(TEXT, "pub static YS", entry, order);
        let sorted = with("&c::Y", Order::Sorted).unwrap();
        assert_eq!(sorted, TEXT.replace("    &d::Y", "    &c::Y,\n    &d::Y"));
        let last = with("&a::Y", Order::Last).unwrap();
        assert_eq!(last, TEXT.replace("&d::Y,\n", "&d::Y,\n    &a::Y,\n"));
        assert!(with_entry(TEXT, "pub static ZS", "&a::Y", Order::Last).is_none());
        // `own` comes before `own_data`, though `:` comes after `_`.
        let table = "static YS: &[&Y] = &[\n    &own::Y,\n    &own_data::Y,\n];\n";
        let longer = with_entry(table, "static YS", "&plain::Y", Order::Sorted).unwrap();
        assert_eq!(longer, table.replace("];", "    &plain::Y,\n];"));
        // An entry of several lines is not divided.
        let table =
            "static YS: &[Y] = &[\n    (\n        &dot::Y,\n        dot::run,\n    ),\n];\n";
        let before = with_entry(table, "static YS", "(&a::Y, a::run)", Order::Sorted).unwrap();
        assert_eq!(
            before,
            table.replace("    (\n", "    (&a::Y, a::run),\n    (\n")
        );
        let behind = with_entry(table, "static YS", "(&e::Y, e::run)", Order::Sorted).unwrap();
        assert_eq!(behind, table.replace("];", "    (&e::Y, e::run),\n];"));
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
