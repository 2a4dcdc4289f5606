//! The documents that derive from tables.

mod cli;
mod columns;
mod export_schema;
mod format;
mod pictures;
mod rules;

use std::fs;

use anyhow::{Context, Result};
use chancery::schema::SCHEMA_FILES;
use clap::{Arg, ArgAction, ArgMatches};
use xtask::root::root;

use crate::Chore;

pub use format::{FORMER, Former};
pub(crate) use pictures::picture;

pub(crate) static CHORE: Chore = Chore {
    name: "codegen",
    arguments: |command| {
        command.arg(
            Arg::new("check")
                .long("check")
                .action(ArgAction::SetTrue)
                .help("Write nothing, and fail where a document is stale"),
        )
    },
    run,
};

/// The command that writes all documents.
pub const MENDING_COMMAND: &str = "cargo xtask codegen";

/// A document that derives from a table.
struct Document {
    /// Its path below the repository.
    path: &'static str,
    /// Its text, without the line that says where it comes from.
    text: fn() -> String,
}

static DOCUMENTS: &[Document] = &[
    Document {
        path: "docs/cli.md",
        text: cli::text,
    },
    Document {
        path: "docs/columns.md",
        text: columns::text,
    },
    Document {
        path: "docs/format.md",
        text: format::text,
    },
    Document {
        path: "docs/pictures/map.svg",
        text: pictures::map,
    },
    Document {
        path: "docs/pictures/memberships.svg",
        text: pictures::memberships,
    },
    Document {
        path: "docs/pictures/network.svg",
        text: pictures::network,
    },
    Document {
        path: "docs/pictures/timeline.svg",
        text: pictures::timeline,
    },
    Document {
        path: "docs/rules.md",
        text: rules::text,
    },
    Document {
        path: "schema/export.schema.json",
        text: export_schema::text,
    },
    Document {
        path: "schema/records.schema.json",
        text: || file_schema("records"),
    },
    Document {
        path: "schema/registry.schema.json",
        text: || file_schema("registry"),
    },
];

/// The schema that `chancery schema NAME` prints.
fn file_schema(name: &str) -> String {
    let file = SCHEMA_FILES.iter().find(|file| file.name == name);
    file.map_or_else(String::new, |file| file.text().trim_end().to_owned())
}

/// The documents in the repository that are not as they would be written, by path.
#[must_use]
pub fn stale() -> Vec<&'static str> {
    stale_documents().map(|document| document.path).collect()
}

fn stale_documents() -> impl Iterator<Item = &'static Document> {
    let is_fresh = |document: &Document| {
        let text = fs::read_to_string(root().join(document.path));
        text.ok().as_deref() == Some(&*whole_text(document))
    };
    DOCUMENTS.iter().filter(move |document| !is_fresh(document))
}

/// Writes the documents that are stale, and gives their paths.
///
/// # Errors
///
/// If one cannot be written.
pub fn write() -> Result<Vec<&'static str>> {
    let written = stale_documents().map(|document| {
        let path = document.path;
        fs::write(root().join(path), whole_text(document))
            .with_context(|| format!("cannot write {path}"))?;
        Ok(path)
    });
    written.collect()
}

fn whole_text(document: &Document) -> String {
    let text = (document.text)();
    if document.path.ends_with(".json") {
        // JSON has no comments.
        return text + "\n";
    }
    if document.path.ends_with(".svg") {
        // A picture is as the program writes it.
        return text;
    }
    format!(
        "<!-- Written by `{MENDING_COMMAND}`. Do not edit. -->\n\n{}\n",
        text.trim_end()
    )
}

fn run(arguments: &ArgMatches) -> Result<bool> {
    if arguments.get_flag("check") {
        let stale = stale();
        for path in &stale {
            println!("stale   {path}: run `{MENDING_COMMAND}`");
        }
        return Ok(stale.is_empty());
    }
    for path in write()? {
        println!("written {path}");
    }
    Ok(true)
}

/// A table in Markdown. Bars in cells are escaped, so that they do not divide them.
fn markdown_table(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let line = |cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        format!("| {} |\n", cells.join(" | ")).replace("|  |", "| |")
    };
    let mut table = line(header.iter().map(|cell| (*cell).to_owned()).collect());
    table.push_str(&format!("|{}\n", "---|".repeat(header.len())));
    table.extend(rows.into_iter().map(line));
    table
}
