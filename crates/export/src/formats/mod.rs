//! One file for each format, and the list of all of them.

pub mod audit;
pub mod csv;
mod dot;
mod excel;
mod geojson;
mod gexf;
mod graphml;
mod html;
mod json;
mod jsonl;
mod mermaid;
mod sql;
mod svg;
mod xlsx;
mod yaml;

use crate::error::ExportError;
use crate::map::Boundaries;
use crate::output::Output;
use crate::pictures::MapExtent;
use crate::views::{ExportContext, TABLES, Table, tables};

/// A format: a name, what it is for, and the function that writes it.
pub struct Format {
    /// Its name, as it is given to `export`, and the folder or file that `build` writes.
    pub name: &'static str,
    /// What it is for, in one sentence.
    pub sentence: &'static str,
    /// The flags of `export` that have a meaning for it, by name.
    pub options: &'static [&'static str],
    /// Whether a selector narrows it.
    pub is_narrowed: bool,
    /// Whether it shows, in pictures or sentences, what holds on a day: what had ended by then cannot
    /// be selected for it.
    pub shows_what_holds: bool,
    /// The names of all files that it can write, whatever the registry and the options.
    pub files: fn() -> Vec<String>,
    /// Writes its files, each under one of these names.
    pub write: fn(&ExportContext<'_>, &Options, &mut dyn Output) -> Result<(), ExportError>,
}

/// Makes a PNG of an SVG, or says why it cannot.
pub type Rasterise = fn(&str) -> Result<Vec<u8>, String>;

/// What can be asked of formats.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Spreadsheet programs: a byte order mark, CRLF, and no text that becomes a formula, a number
    /// or a date.
    pub excel: bool,
    /// The tables that are wanted; none: all of them.
    pub only: Vec<&'static Table>,
    /// The picture that is wanted, by name; none: all of them.
    pub picture: Option<String>,
    /// A user's own boundaries for the map.
    pub boundaries: Option<Boundaries>,
    /// How much of the earth the map shows; none: as much as its states need.
    pub extent: Option<MapExtent>,
    /// The organisations whose members pictures mark, by id; none: those with the most members.
    pub badges: Option<Vec<String>>,
    /// Labels of plain text, for builds of Graphviz that cannot read XML.
    pub plain_labels: bool,
    /// What makes a PNG of an SVG, for the picture beside the page; none: it is not made.
    pub rasterise: Option<Rasterise>,
    /// The tables that a format cannot hold, by name, each with the reason.
    pub left_out: Vec<(&'static str, String)>,
}

impl Options {
    /// The tables that are wanted, in the order in which they are exported.
    pub fn tables(&self) -> impl Iterator<Item = &'static Table> {
        let wanted = |table: &&Table| self.only.iter().any(|it| it.name == table.name);
        let is_there = |table: &&Table| self.left_out.iter().all(|(name, _)| *name != table.name);
        let all = TABLES.iter().copied();
        all.filter(move |table| self.only.is_empty() || wanted(table))
            .filter(is_there)
    }

    /// The options of a format that holds panels of at most this many rows: without the tables that
    /// are too large, of which `output` takes note.
    #[must_use]
    pub fn fitting(&self, views: &ExportContext<'_>, most: usize, output: &mut dyn Output) -> Self {
        let reasons = self.tables().filter_map(|table| {
            let reason = tables::too_large(table, views, most)?;
            Some((table.name, reason))
        });
        let left_out: Vec<(&str, String)> = reasons.collect();
        for (name, reason) in &left_out {
            output.left_out(format!("{name} is left out: {reason}"));
        }
        Options {
            left_out,
            ..self.clone()
        }
    }

    /// What narrows an export, each as a key, a colon and its values: `member-of: EU`. Empty if it
    /// holds everything.
    #[must_use]
    pub fn filters(&self, views: &ExportContext<'_>) -> Vec<String> {
        let mut filters = views.filters();
        if !self.only.is_empty() {
            let tables: Vec<&str> = self.only.iter().map(|table| table.name).collect();
            filters.push(format!("only: {}", tables.join(", ")));
        }
        filters
    }
}

/// Every format, by name.
pub static FORMATS: &[&Format] = &[
    &audit::AUDIT,
    &csv::CSV,
    &dot::DOT,
    &geojson::GEOJSON,
    &gexf::GEXF,
    &graphml::GRAPHML,
    &html::HTML,
    &json::JSON,
    &jsonl::JSONL,
    &mermaid::MERMAID,
    &sql::SQL,
    &svg::SVG,
    &xlsx::XLSX,
    &yaml::YAML,
];

/// The format with a name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}
