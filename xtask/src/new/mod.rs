//! A new rule, format, command, case or key: its files, and its line in the table.

mod key;
mod table;
mod templates;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use clap::{Arg, ArgMatches};

use crate::Chore;
use crate::root::root;
use table::Order;

pub(crate) static CHORE: Chore = Chore {
    name: "new",
    sentence: "Makes the files of a new rule, format, command or case, and its line in the table; or the line of a new key",
    arguments: |command| {
        let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.name).chain([KEY]).collect();
        command
            .arg(
                Arg::new("kind")
                    .required(true)
                    .value_parser(kinds)
                    .help("What is made"),
            )
            .arg(
                Arg::new("name")
                    .required(true)
                    .help("Its name, in kebab-case; of a key, the noun that gets it"),
            )
            .arg(
                Arg::new(KEY)
                    .required_if_eq("kind", KEY)
                    .help("The key, in kebab-case"),
            )
    },
    run,
};

/// The kind that is not a file of its own: a key of a noun.
const KEY: &str = "key";

/// Something of which there can be one more.
struct Kind {
    /// The word for it.
    name: &'static str,
    /// The folder of its files, below the repository.
    folder: &'static str,
    /// Its files, by their name in the folder: `NAME` stands for the name, `MODULE` for that of
    /// its module, `STATIC` for the same in capitals, and `VERSION` for the version of the program.
    files: &'static [(&'static str, &'static str)],
    /// The table that lists it, if one does.
    table: Option<Table>,
    /// What remains to be done by hand.
    then: &'static str,
}

/// Where something is listed: in the `mod.rs` of its folder.
struct Table {
    /// What its declaration begins with.
    declaration: &'static str,
    /// The line of a module: `MODULE` stands for its name, and `STATIC` for that in capitals.
    entry: &'static str,
    /// Where a new line goes.
    order: Order,
}

impl Table {
    /// The line that lists a module.
    fn entry_of(&self, module: &str) -> String {
        let entry = self.entry.replace("STATIC", &module.to_uppercase());
        entry.replace("MODULE", module)
    }
}

static KINDS: &[Kind] = &[
    Kind {
        name: "case",
        folder: "tests/cases",
        files: templates::CASE,
        table: None,
        then: "Write the records and the commands, then run `CHANCERY_BLESS=1 cargo test --test \
               cases NAME` and read what it wrote into expected/.",
    },
    Kind {
        name: "command",
        folder: "crates/cli/src/commands",
        files: templates::COMMAND,
        table: Some(Table {
            declaration: "pub static COMMANDS",
            entry: "&MODULE::COMMAND",
            order: Order::Last,
        }),
        then: "Say what it does, move its line to its place in help, then run `cargo xtask \
               codegen`.",
    },
    Kind {
        name: "format",
        folder: "crates/export/src/formats",
        files: templates::FORMAT,
        table: Some(Table {
            declaration: "pub static FORMATS",
            entry: "&MODULE::STATIC",
            order: Order::Sorted,
        }),
        then: "Say what it is for, write its files, then run `cargo xtask codegen`.",
    },
    Kind {
        name: "rule",
        folder: "crates/core/src/check/rules",
        files: templates::RULE,
        table: Some(Table {
            declaration: "pub(super) static RULES",
            entry: "(&MODULE::RULE, MODULE::run)",
            order: Order::Sorted,
        }),
        then: "Fill in the page: its test fails until the block marked `fires` fires. Then run \
               `cargo xtask codegen`.",
    },
];

fn run(arguments: &ArgMatches) -> Result<bool> {
    let word = |key: &str| arguments.get_one::<String>(key).map_or("", String::as_str);
    let (name, key) = (word("name"), word(KEY));
    if word("kind") == KEY {
        check_name(key)?;
        let path = key::add(&root(), name, key)?;
        println!(
            "written {}",
            path.strip_prefix(root()).unwrap_or(&path).display()
        );
        println!(
            "Write its sentence and choose its type. If a table shows it, add a column to the table. \
             Then run `cargo xtask codegen`."
        );
        return Ok(true);
    }
    let Some(kind) = KINDS.iter().find(|kind| kind.name == word("kind")) else {
        bail!("there is no kind {}", word("kind"));
    };
    if !key.is_empty() {
        bail!("a {} has only one name; `{key}` is one too many", kind.name);
    }
    make(&root(), kind, name)?;
    println!("{}", kind.then.replace("NAME", name));
    Ok(true)
}

fn make(root: &Path, kind: &Kind, name: &str) -> Result<()> {
    check_name(name)?;
    let module = name.replace('-', "_");
    let fill = |text: &str| {
        let text = text.replace("STATIC", &module.to_uppercase());
        let text = text.replace("VERSION", env!("CARGO_PKG_VERSION"));
        text.replace("MODULE", &module).replace("NAME", name)
    };
    let folder = root.join(kind.folder);
    let files: Vec<(PathBuf, String)> = kind
        .files
        .iter()
        .map(|(path, text)| (folder.join(fill(path)), fill(text)))
        .collect();
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        bail!("{} is there already", path.display());
    }
    let list = kind
        .table
        .as_ref()
        .map(|table| listed(&folder, table, &module))
        .transpose()?;
    for (path, text) in files.into_iter().chain(list) {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        println!(
            "written {}",
            path.strip_prefix(root).unwrap_or(&path).display()
        );
    }
    Ok(())
}

/// The path and the new text of the file that lists the module.
fn listed(folder: &Path, table: &Table, module: &str) -> Result<(PathBuf, String)> {
    let path = folder.join("mod.rs");
    let text = fs::read_to_string(&path)?;
    let entry = table.entry_of(module);
    let longer = table::with_module(&text, module)
        .and_then(|text| table::with_entry(&text, table.declaration, &entry, table.order))
        .with_context(|| format!("{} cannot take `{entry}`", path.display()))?;
    Ok((path, formatted(&longer)?))
}

/// The text as `cargo fmt` would leave it.
fn formatted(text: &str) -> Result<String> {
    let mut formatter = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .current_dir(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start rustfmt")?;
    if let Some(mut input) = formatter.stdin.take() {
        input.write_all(text.as_bytes())?;
    }
    let output = formatter.wait_with_output()?;
    if !output.status.success() {
        bail!("rustfmt failed: {}", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn check_name(name: &str) -> Result<()> {
    if !is_kebab_case(name) {
        bail!("invalid name `{name}`; write it in kebab-case, as in `unknown-state`");
    }
    Ok(())
}

fn is_kebab_case(name: &str) -> bool {
    let is_inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .split('-')
            .all(|part| !part.is_empty() && part.chars().all(is_inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case() {
        assert!(is_kebab_case("unknown-state") && is_kebab_case("not-utf8"));
        for name in [
            "",
            "Unknown",
            "unknown_state",
            "-state",
            "state-",
            "a--b",
            "8-bit",
            "../a",
        ] {
            assert!(!is_kebab_case(name), "{name}");
        }
    }

    #[test]
    fn every_table_takes_a_new_line_and_keeps_the_others() {
        for kind in KINDS {
            let Some(table) = &kind.table else { continue };
            let folder = root().join(kind.folder);
            let before = fs::read_to_string(folder.join("mod.rs")).unwrap();
            for module in ["aardvark_crossing", "dot_crossing", "zebra_crossing"] {
                let (_, after) = listed(&folder, table, module).unwrap();
                let own = [
                    format!("mod {module};"),
                    format!("    {},", table.entry_of(module)),
                ];
                let is_old = |line: &&str| !own.iter().any(|own| own == line);
                let kept: Vec<&str> = after.lines().filter(is_old).collect();
                assert_eq!(kept, before.lines().collect::<Vec<_>>(), "{}", kind.name);
                assert_eq!(after.lines().count(), before.lines().count() + 2);
            }
        }
    }

    #[test]
    fn what_exists_is_refused() {
        let rule = KINDS.iter().find(|kind| kind.name == "rule").unwrap();
        assert!(make(&root(), rule, "unknown-state").is_err());
    }
}
