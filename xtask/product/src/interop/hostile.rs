//! A registry whose names are texts over which readers stumble.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use chancery_core::model::Registry;
use chancery_core::yaml::{Input, MANIFEST_FILE, read};

/// The names, each that of a state. The last is one character longer than a cell of a spreadsheet.
pub(super) fn names() -> Vec<String> {
    let names = [
        "=1+1",
        "say \"so\"",
        "one; two, three",
        "two\nlines",
        "from right \u{202E}to left",
        "]]>",
        "</script><img src=x onerror=\"document.title=1\">",
        "flag \u{1F3F3}\u{FE0F}\u{200D}\u{1F308}",
        "\\N ' ` $(x) %s {{ }}",
        " spaces around ",
        "NULL",
    ];
    let names = names.iter().map(|name| (*name).to_owned());
    names.chain(["x".repeat(32_768)]).collect()
}

/// The code of the state with the `index`-th name.
pub(super) fn state(index: usize) -> String {
    // XAA, XAB and so on: ISO has assigned none of them.
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let letter = letters.get(index).copied().unwrap_or(b'Z');
    format!("XA{}", char::from(letter))
}

/// Whether the reader refuses a text, so that only a program can put it into a record. Exporters
/// must be safe against it all the same.
fn is_refused(name: &str) -> bool {
    name.contains(['\n', '\u{202E}'])
}

/// The registry: each name is that of a partner, of a source and of an instrument.
///
/// # Errors
///
/// If it cannot be read as it was meant.
pub(super) fn registry() -> Result<Registry> {
    let mut text =
        "registry: hostile\ntitle: \"]]> </script> =1+1\"\nsubject: AZE\nas-of: 2025-12-13\n\
                    tiers:\n  - {id: tie, name: \"=tie\"}\n"
            .to_owned();
    let (mut states, mut ties, mut acts) = (String::new(), String::new(), String::new());
    for (index, name) in names().iter().enumerate() {
        let id = state(index);
        let name = if is_refused(name) { "refused" } else { name };
        // A text of JSON is one of YAML too.
        let name = serde_json::to_string(name)?;
        writeln!(states, "  - {{id: {id}, name: {name}}}")?;
        let evidence = format!("evidence: [{{source: page, quote: {name}}}]");
        writeln!(
            ties,
            "  - {{parties: [AZE, {id}], tier: tie, since: 2020, {evidence}}}"
        )?;
        writeln!(
            acts,
            "  - {{id: act-{index}, title: {name}, parties: [AZE, {id}], signed: 2020, {evidence}}}",
        )?;
    }
    write!(
        text,
        "states:\n{states}partnerships:\n{ties}instruments:\n{acts}"
    )?;
    text.push_str("sources:\n  - {id: page, publisher: \"=Press\", published: 2021, url: \"https://example.org/\"}\n");
    let reading = read(vec![Input {
        name: MANIFEST_FILE.to_owned(),
        bytes: Ok(text.into_bytes()),
    }]);
    // Of the spaces around a name a curator is warned; the name is read as it stands.
    let mut findings = reading.findings.iter();
    if let Some(finding) = findings.find(|finding| finding.rule.name != "invisible-character") {
        bail!("the hostile registry has a finding: {finding:?}");
    }
    let mut registry = reading.registry;
    for (index, name) in names().iter().enumerate() {
        let id = state(index);
        for state in registry.states.iter_mut().filter(|it| *it.id == *id) {
            state.name = Some(name.as_str().into());
        }
    }
    Ok(registry)
}
