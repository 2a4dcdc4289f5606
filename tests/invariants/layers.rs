//! Which module may use which, within the core and within the command line.

use super::sources::{SourceFile, sources};

/// A crate whose top modules have an order: each may use those before it.
struct Layers {
    folder: &'static str,
    order: &'static [&'static str],
}

/// The order in which data passes through the core.
const CORE: Layers = Layers {
    folder: "crates/core/src/",
    order: &[
        "lookup", "date", "fields", "model", "messages", "finding", "yaml", "quotes", "network",
        "select", "audit", "check", "analysis", "diff",
    ],
};

/// What a run is made of, from how it ends to the commands: arguments and what they name, the
/// registry, the texts made from it, the files written, and the commands, which join them.
const COMMAND_LINE: Layers = Layers {
    folder: "crates/cli/src/",
    order: &[
        "exit",
        "terminal",
        "progress",
        "values",
        "schema",
        "formats",
        "contents",
        "archive",
        "boundaries",
        "panel",
        "rules_url",
        "registry",
        "changes",
        "selector",
        "render",
        "show",
        "audit_explain",
        "audit_text",
        "git",
        "diff",
        "changelog",
        "addition",
        "prompts",
        "shell_values",
        "starter",
        "output",
        "from_tables",
        "lsp",
        "saved_files",
        "serve",
        "commands",
    ],
};

#[test]
fn modules_of_the_core_use_earlier_ones_only() {
    assert_eq!(CORE.faults(), Vec::<String>::new());
}

#[test]
fn modules_of_the_command_line_use_earlier_ones_only() {
    assert_eq!(COMMAND_LINE.faults(), Vec::<String>::new());
}

impl Layers {
    fn faults(&self) -> Vec<String> {
        let files = sources(&[self.folder]);
        files.iter().flat_map(|file| self.faults_in(file)).collect()
    }

    fn faults_in(&self, file: &SourceFile) -> Vec<String> {
        let mut faults = Vec::new();
        let Some(module) = self.module_of(file) else {
            return faults;
        };
        let own = self.order.iter().position(|name| *name == module);
        let own = own.unwrap_or_else(|| panic!("{module} has no place in the order"));
        let mut is_inline = false;
        for (number, line) in file.code() {
            // A module within the file, such as its unit tests, is one further down.
            is_inline = match line {
                "}" => false,
                _ => is_inline || line.starts_with("mod ") && line.ends_with('{'),
            };
            for used in used_modules(line) {
                let module_of_it = match used {
                    // Macros are used from the root of the crate.
                    "say" | "message" => "messages",
                    used => used,
                };
                let other = self.order.iter().position(|name| *name == module_of_it);
                if other.is_none_or(|other| other > own) {
                    faults.push(format!("{}:{number}: {module} uses {used}", file.path));
                }
            }
            if self.leaves_its_module(file, line, is_inline) {
                faults.push(format!(
                    "{}:{number}: say `crate::` to leave a module",
                    file.path
                ));
            }
        }
        faults
    }

    /// The top module that a file belongs to; none for the root of the crate.
    fn module_of(&self, file: &SourceFile) -> Option<String> {
        let below = file.path.strip_prefix(self.folder)?;
        let first = below.split('/').next()?;
        let module = first.strip_suffix(".rs").unwrap_or(first);
        (!["lib", "main"].contains(&module)).then(|| module.to_owned())
    }

    /// Whether a line climbs by `super::` out of the file's top module.
    fn leaves_its_module(&self, file: &SourceFile, line: &str, is_inline: bool) -> bool {
        let below = file.path.trim_start_matches(self.folder);
        let parts = below.split('/').count();
        let depth = if below.ends_with("/mod.rs") {
            parts - 1
        } else {
            parts
        };
        line.contains(&"super::".repeat(depth + usize::from(is_inline)))
    }
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

#[test]
fn a_use_of_a_later_module_is_found() {
    let file = SourceFile {
        path: "crates/cli/src/registry.rs".to_owned(),
        text: "use crate::exit::Exit;\nuse crate::render::human;\n".to_owned(),
    };
    assert_eq!(
        COMMAND_LINE.faults_in(&file),
        ["crates/cli/src/registry.rs:2: registry uses render"]
    );
}
