//! What `check` is measured against: the least that reads the same records, with nothing checked and
//! no line known. It reads a file of JSON by `serde_json` into structs, and prints how many records it
//! has. `cargo xtask peers` builds and runs it.

#![allow(missing_docs, reason = "a program of its own")]
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it stands for another program, which reads a file and prints"
)]
#![allow(
    dead_code,
    reason = "fields are read so that they are parsed, and nothing looks at them"
)]

use std::collections::BTreeMap;

use serde::Deserialize;

type Text = Option<String>;

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "kebab-case")]
struct Evidence {
    source: String,
    quote: Text,
    before: Text,
    after: Text,
    speaker: Text,
    at: Text,
    attests: Vec<String>,
    differs: BTreeMap<String, String>,
    note: Text,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "kebab-case")]
struct Signatory {
    state: Text,
    organisation: Text,
    office: Text,
    name: Text,
    note: Text,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "kebab-case")]
struct Participant {
    state: Text,
    organisation: Text,
    signed: Text,
    consent: Text,
    consented: Text,
    in_force: Text,
    until: Text,
    note: Text,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "kebab-case")]
struct Instrument {
    id: String,
    title: Text,
    aliases: Vec<String>,
    ids: BTreeMap<String, String>,
    kind: Text,
    parties: Vec<String>,
    adopted_by: Text,
    signed: Text,
    adopted: Text,
    announced: Text,
    in_force: Text,
    terminated: Text,
    place: Text,
    signatories: Vec<Signatory>,
    participants: Vec<Participant>,
    tier: Text,
    wording: Text,
    effect: Text,
    replaces: Vec<String>,
    amends: Vec<String>,
    implements: Vec<String>,
    areas: Vec<String>,
    evidence: Vec<Evidence>,
    note: Text,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "kebab-case")]
struct Partnership {
    id: Text,
    name: Text,
    parties: Vec<String>,
    tier: String,
    direction: Text,
    since: Text,
    until: Text,
    instruments: Vec<String>,
    areas: Vec<String>,
    evidence: Vec<Evidence>,
    note: Text,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "kebab-case")]
struct Source {
    id: String,
    publisher: Text,
    title: Text,
    published: Text,
    retrieved: Text,
    url: Text,
    language: Text,
    archive: Text,
    note: Text,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "kebab-case")]
struct Member {
    state: Text,
    organisation: Text,
    role: Text,
    since: Text,
    until: Text,
    evidence: Vec<Evidence>,
    note: Text,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "kebab-case")]
struct Organisation {
    id: String,
    name: Text,
    kind: Text,
    since: Text,
    until: Text,
    members: Vec<Member>,
    evidence: Vec<Evidence>,
    note: Text,
}

#[derive(Deserialize)]
struct Records {
    instruments: Vec<Instrument>,
    partnerships: Vec<Partnership>,
    sources: Vec<Source>,
    organisations: Vec<Organisation>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(path) = std::env::args().nth(1) else {
        return Err("which file of JSON?".into());
    };
    let bytes = std::fs::read(path)?;
    let records: Records = serde_json::from_slice(&bytes)?;
    let others = records.partnerships.len() + records.sources.len() + records.organisations.len();
    println!("{}", records.instruments.len() + others);
    // The program that is measured beside it does not take its records apart at its end either.
    std::mem::forget((records, bytes));
    Ok(())
}
