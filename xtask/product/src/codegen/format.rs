//! The keys of every noun of the format.

use chancery_core::fields::{Key, Kind, Layout, Need, Noun};
use chancery_core::model::{Keyword, Section, nouns, section_noun};

use super::markdown_table;

/// What is read, and what is not.
const FILES: &str = "
## Files

- Files and folders whose names begin with a dot are not read, and symbolic links are not followed. \
A sub-folder with a `registry.yaml` of its own is another registry and is not read.
- The rule `ignored-file` names what is not read but may contain records: a file such as `x.YAML`, \
`x.yaml.txt`, `x.yml.bak` or `x.jsonl`, a file of any name that begins like a record file (with a \
section, or with `registry:`), a record file without records, such a link, and such a folder. Every \
other file is ignored without a finding: notes, tables, pictures.
- What `chancery build` or `chancery export` wrote into a folder of the registry is ignored without \
a finding as long as `files.json` in that folder lists it and it has not been changed.
- JSON is read as YAML; in a `*.json` file a `null` means that the key is left out. In YAML a key \
without a value, `~` or `null` is an error: leave the key out.
- A record file can have `evidence` above its sections: these are the citations of every \
organisation, partnership, instrument and principle in the file that has none of its own. A fault of \
one of them is reported once. The exports give each record its citations.
- A file is one YAML document in UTF-8, without anchors, aliases, merge keys and tags. A key occurs \
only once in a mapping. A continued line is indented deeper than its key.
- Every value is read as text, and its key decides its type: `NO`, `010` and `1e3` keep their \
spelling. Text that contains `: ` or ` #`, or begins with a sign such as `@`, `*` or `[`, must be in \
quotes.
- A text must not contain control characters (including line breaks), characters that change the \
direction of writing (U+202A to U+202E, U+2066 to U+2069), or code points that are not characters.
";

/// A whole registry and what the program prints of it, as a case of the tests holds both.
fn whole_registry() -> String {
    const REGISTRY: &str =
        include_str!("../../../../tests/cases/a-whole-registry/data/registry.yaml");
    const PRINTED: [(&str, &str); 3] = [
        (
            "check",
            include_str!("../../../../tests/cases/a-whole-registry/expected/check.txt"),
        ),
        (
            "list partners",
            include_str!("../../../../tests/cases/a-whole-registry/expected/partners.txt"),
        ),
        (
            "audit",
            include_str!("../../../../tests/cases/a-whole-registry/expected/audit.txt"),
        ),
    ];
    let printed =
        PRINTED.map(|(command, text)| format!("$ chancery {command}\n{}\n", text.trim_end()));
    format!(
        "\n## A whole registry\n\nA folder with only this file, `registry.yaml`, is a complete registry. \
         The states and the pages in it are invented.\n\n```yaml\n{REGISTRY}```\n\nIn that folder, \
         this is what the program prints:\n\n```text\n{}```\n\nA *reading* of a claim is one way to \
         count it. `audit` judges a claim as it is written, and says in how many other readings it \
         would hold: at each other tier, with all records or only with those that cite the claim's \
         source, and with members and participants alone or with every role. A reading that no record meets is left \
         out.\n\nThe rest of this page explains every key.\n",
        printed.join("\n")
    )
}

pub(super) fn text() -> String {
    let mut text = "# The format\n\n\
        A registry is a folder with a file `registry.yaml` at its root. That file contains the \
        [manifest](#manifest) and can contain any section. Every other `*.yaml`, `*.yml` or \
        `*.json` file below the folder contains any of these sections, each a list:\n\n"
        .to_owned();
    let sections = Section::ALL
        .iter()
        .filter(|section| **section != Section::Manifest);
    let rows = sections.map(|section| {
        let noun = section_noun(*section);
        vec![
            format!("`{}`", section.name()),
            link(noun),
            noun.sentence.to_owned(),
        ]
    });
    text.push_str(&markdown_table(
        &["section", "each record is a", "meaning"],
        rows,
    ));
    text.push_str(&whole_registry());
    text.push_str(FILES);
    for noun in nouns() {
        text.push_str(&format!("\n## {}\n\n{}\n\n", noun.name, noun.sentence));
        text.push_str(&markdown_table(
            &["key", "value", "required", "meaning"],
            noun.keys.iter().map(key_row),
        ));
    }
    text.push_str(include_str!("format-claims.md"));
    text.push_str(include_str!("format-days.md"));
    text
}

fn key_row(key: &Key) -> Vec<String> {
    vec![
        format!("`{}`", key.name),
        value_words(key),
        need_words(key),
        key.sentence.to_owned(),
    ]
}

fn need_words(key: &Key) -> String {
    match key.need {
        Need::Required => "yes".to_owned(),
        Need::Optional => String::new(),
        Need::OneOf(group) => format!("one key says {group}"),
        Need::AnyOf(group) => format!("at least one key says {group}"),
    }
}

fn value_words(key: &Key) -> String {
    let one = kind_words(key.kind);
    match (key.kind, key.layout) {
        (Kind::Records(_), _) | (_, Layout::List) => format!("list, each {one}"),
        (_, Layout::ScalarOrList) => format!("{one}, or a list"),
        (_, Layout::Scalar | Layout::Line | Layout::Block) => one,
    }
}

fn kind_words(kind: Kind) -> String {
    match kind {
        Kind::Record(noun) | Kind::Records(noun) => link(noun),
        Kind::Keyword(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            words.join(", ")
        }
        fixed => fixed.description().to_owned(),
    }
}

fn link(noun: &Noun) -> String {
    format!("[{}](#{})", noun.name, noun.name)
}
