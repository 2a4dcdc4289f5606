//! What one reads beside the tables: a codebook for people, and how the registry is cited.

use crate::escape::MarkdownText;
use crate::formats::Options;
use crate::views::{ExportContext, columns_markdown};

/// The codebook.
pub(super) const CODEBOOK: &str = "codebook.md";

/// How it is cited, in the Citation File Format.
pub(super) const CITATION: &str = "CITATION.cff";

/// The codebook of the tables that are here.
pub(super) fn codebook(views: &ExportContext<'_>, options: &Options) -> String {
    let manifest = views.network.manifest();
    let title = views.title();
    let mut text = format!(
        "# Codebook: {}\n\nRegistry `{}`, as of {}. ",
        MarkdownText(&title),
        manifest.registry,
        views.network.as_of()
    );
    if let Some(licence) = &manifest.licence {
        text.push_str(&format!("Licence: {}. ", MarkdownText(licence)));
    }
    text.push_str(&format!(
        "Made with Chancery {}.\n\n",
        env!("CARGO_PKG_VERSION")
    ));
    let filters = options.filters(views);
    if !filters.is_empty() {
        let filters = filters.join("; ");
        text.push_str(&format!(
            "It is a part of the registry: {}.\n\n",
            MarkdownText(&filters)
        ));
    }
    for word in views.panel.words() {
        text.push_str(&format!(
            "The panels are in the form `{}`, which {}.\n\n",
            word.name, word.sentence
        ));
    }
    for (table, reason) in &options.left_out {
        text.push_str(&format!("The table `{table}` is left out: {reason}.\n\n"));
    }
    text.push_str(
        "Each table is a CSV file of its name, in UTF-8 with a heading. `datapackage.json` says the same \
         to programs. A cell is empty if nothing is known. Several texts in one cell are joined by '; ', \
         with a backslash before a semicolon or a backslash within one of them. A date is in EDTF: \
         `2013-03` is a month, `2013/2014` an interval; its bounds are in columns of their own.\n",
    );
    text + &columns_markdown(&options.tables().collect::<Vec<_>>(), |_| String::new())
}

/// The citation. Where nobody says who made the registry, its curators are cited as one author. A
/// name is that of a person or of a body, which the registry does not tell apart.
pub(super) fn citation(views: &ExportContext<'_>) -> String {
    let manifest = views.network.manifest();
    // A string of JSON is one of YAML.
    let text = |text: &str| serde_json::Value::from(text).to_string();
    let curators = || vec![format!("Curators of the registry {}", manifest.registry)];
    let authors = match manifest.authors.as_slice() {
        [] => curators(),
        authors => authors.iter().map(ToString::to_string).collect(),
    };
    let authors = authors.iter();
    let authors = authors.map(|author| format!("\n  - name: {}", text(author)));
    let mut lines = vec![
        "cff-version: 1.2.0".to_owned(),
        "type: dataset".to_owned(),
        "message: If you use these data, please cite them as below.".to_owned(),
        format!("title: {}", text(&views.title())),
        format!("authors:{}", authors.collect::<String>()),
        format!("version: {}", text(&views.version())),
        format!(
            "abstract: {}",
            text(&format!(
                "The registry {} as of {}.",
                manifest.registry,
                views.network.as_of()
            ))
        ),
    ];
    if let Some(licence) = manifest.spdx_licence() {
        lines.push(format!("license: {}", text(licence)));
    }
    if let Some(url) = manifest.url.as_deref() {
        lines.push(format!("url: {}", text(url)));
    }
    let keywords = views.keywords().into_iter();
    let keywords = keywords.map(|keyword| format!("\n  - {}", text(&keyword)));
    lines.push(format!("keywords:{}", keywords.collect::<String>()));
    lines.join("\n") + "\n"
}
