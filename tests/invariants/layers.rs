//! Who may use whom within the core.

use super::sources::{SourceFile, sources};

/// The modules of the core, in the order of the data's way: each may use those before it.
const ORDER: &[&str] = &[
    "date", "fields", "model", "finding", "yaml", "quotes", "network", "select", "audit", "check",
    "analysis",
];

const CORE: &str = "crates/core/src/";

#[test]
fn modules_use_earlier_ones_only() {
    let mut faults = Vec::new();
    for file in sources(&[CORE]) {
        let Some(module) = module_of(&file) else {
            continue;
        };
        let own = ORDER.iter().position(|name| *name == module);
        let own = own.unwrap_or_else(|| panic!("{module} has no place in the order"));
        let mut is_inline = false;
        for (number, line) in file.code() {
            // A module within the file, such as its unit tests, is one further down.
            is_inline = match line {
                "}" => false,
                _ => is_inline || line.starts_with("mod ") && line.ends_with('{'),
            };
            for used in used_modules(line) {
                let other = ORDER.iter().position(|name| *name == used);
                if other.is_none_or(|other| other > own) {
                    faults.push(format!("{}:{number}: {module} uses {used}", file.path));
                }
            }
            if leaves_its_module(&file, line, is_inline) {
                faults.push(format!(
                    "{}:{number}: say `crate::` to leave a module",
                    file.path
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The top module that a file belongs to; none for the crate's root.
fn module_of(file: &SourceFile) -> Option<String> {
    let below = file.path.strip_prefix(CORE)?;
    let first = below.split('/').next()?;
    let module = first.strip_suffix(".rs").unwrap_or(first);
    (module != "lib").then(|| module.to_owned())
}

/// The modules after each `crate::` of a line, also in braces.
fn used_modules(line: &str) -> Vec<&str> {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    let ident = |text: &'_ str| text.find(|c| !is_part(c)).unwrap_or(text.len());
    let mut used = Vec::new();
    for (start, word) in line.match_indices("crate::") {
        let rest = &line[start + word.len()..];
        match rest.strip_prefix('{') {
            // `use crate::{date::Day, model};`: the words at the depth of the first brace.
            Some(group) => {
                let mut depth = 0;
                let mut is_start = true;
                for (offset, character) in group.char_indices() {
                    if depth == 0 && is_start && is_part(character) {
                        used.push(&group[offset..offset + ident(&group[offset..])]);
                        is_start = false;
                    }
                    match character {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => is_start = true,
                        _ => {}
                    }
                }
            }
            None => used.push(&rest[..ident(rest)]),
        }
    }
    used.retain(|module| !module.is_empty());
    used
}

/// Whether a line climbs by `super::` out of the file's top module.
fn leaves_its_module(file: &SourceFile, line: &str, is_inline: bool) -> bool {
    let below = file.path.trim_start_matches(CORE);
    let parts = below.split('/').count();
    let depth = if below.ends_with("/mod.rs") {
        parts - 1
    } else {
        parts
    };
    line.contains(&"super::".repeat(depth + usize::from(is_inline)))
}

#[test]
fn modules_are_found_in_any_use() {
    assert_eq!(used_modules("use crate::date::Day;"), ["date"]);
    assert_eq!(
        used_modules("use crate::{date::{Day, Date}, model};"),
        ["date", "model"]
    );
    assert_eq!(
        used_modules("fn f(a: crate::yaml::Break) -> crate::model::Id {"),
        ["yaml", "model"]
    );
    assert!(used_modules("use chancery_core::yaml;").is_empty());
}
