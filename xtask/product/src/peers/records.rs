//! The same records twice: as a registry in canonical form, and as JSON for a reader that knows its
//! types.
//!
//! Nothing is left to chance, so that the same number gives the same bytes: instruments of about 600
//! bytes, a source for ten of them, a partnership for each pair of 200 states, and 3,000 memberships.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::Result;
use chancery_core::model::{first_years, known_states};
use serde_json::{Value, json};

const TIERS: [&str; 3] = ["partnership", "strategic", "alliance"];

/// How many states have ties.
const STATES: usize = 200;

/// The year in which the first documents are signed.
const FIRST_YEAR: &str = "1996";

/// How many organisations there are, of which each of the states is a member.
const ORGANISATIONS: usize = 15;

/// How many instruments a file holds.
const IN_FILE: usize = 1_000;

const MANIFEST: &str = "registry: made\ntitle: Made to measure\nas-of: 2026-05-05\nlicence: CC0-1.0\n\
    tiers:\n  - {id: partnership, name: The partnership}\n  - {id: strategic, name: The strategic}\n  \
    - {id: alliance, name: The alliance}\n";

/// Writes the records: a registry into `registry`, and the file `json`. Gives the bytes of the
/// registry.
pub(super) fn write(instruments: usize, registry: &Path, json: &Path) -> Result<u64> {
    fs::create_dir_all(registry)?;
    let states = states();
    let pairs: Vec<(&str, &str)> = (0..states.len())
        .flat_map(|one| (one + 1..states.len()).map(move |other| (one, other)))
        .map(|(one, other)| (states[one], states[other]))
        .collect();
    let mut json = BufWriter::new(File::create(json)?);
    let mut bytes = 0;
    let mut file = |name: &str, text: &str| -> Result<()> {
        bytes += text.len() as u64;
        Ok(fs::write(registry.join(name), text)?)
    };
    file("registry.yaml", MANIFEST)?;
    let mut section =
        |json: &mut BufWriter<File>, name: &str, count: usize, of: &Made| -> Result<()> {
            let start = if name == "instruments" { '{' } else { ',' };
            write!(json, "{start}\"{name}\":[")?;
            for first in (0..count).step_by(IN_FILE) {
                let mut text = format!("{name}:\n");
                for number in first..count.min(first + IN_FILE) {
                    let (yaml, value) = of(number);
                    text.push_str(&yaml);
                    if number > 0 {
                        json.write_all(b",")?;
                    }
                    serde_json::to_writer(&mut *json, &value)?;
                }
                file(&format!("{name}-{first:07}.yaml"), &text)?;
            }
            Ok(json.write_all(b"]")?)
        };
    let pair = |number: usize| pairs[number % pairs.len()];
    // Neighbours in a file are of different states.
    let instrument = |number: usize| instrument(number, pair(number * 7919));
    section(&mut json, "instruments", instruments, &instrument)?;
    let partnership = |number: usize| partnership(number, pair(number));
    let partnerships = pairs.len().min(instruments / 5);
    section(&mut json, "partnerships", partnerships, &partnership)?;
    section(&mut json, "sources", instruments.div_ceil(10), &source)?;
    section(&mut json, "organisations", ORGANISATIONS, &|number| {
        organisation(number, &states)
    })?;
    json.write_all(b"}")?;
    json.flush()?;
    Ok(bytes)
}

/// Makes a record by its number, in both forms.
type Made<'m> = dyn Fn(usize) -> (String, Value) + 'm;

/// States that existed on every day on which something is signed.
fn states() -> Vec<&'static str> {
    let young: BTreeSet<&str> = first_years()
        .iter()
        .filter(|it| it.year >= FIRST_YEAR)
        .map(|it| it.alpha_3)
        .collect();
    let states = known_states().iter().map(|state| state.alpha_3);
    states
        .filter(|id| !young.contains(id))
        .take(STATES)
        .collect()
}

fn instrument(number: usize, (one, other): (&str, &str)) -> (String, Value) {
    let tier = TIERS[number % TIERS.len()];
    let signed = format!(
        "{}-{:02}-{:02}",
        1996 + number % 28,
        1 + number % 12,
        1 + number % 28
    );
    let title = format!(
        "Agreement {number} between {one} and {other} on friendship, good neighbourliness and cooperation"
    );
    let source = number / 10;
    let quote = format!("both sides signed the document number {number} in the capital");
    let yaml = format!(
        "  - id: agreement-{number}\n    title: {title}\n    kind: agreement\n    \
         parties: [{one}, {other}]\n    signed: {signed}\n    place: Genève\n    signatories:\n      \
         - {{state: {one}, office: head-of-state, name: Ada Example}}\n      \
         - {{state: {other}, office: foreign-minister, name: \"O. Öz, junior\"}}\n    \
         tier: {tier}\n    wording: {tier} of the two\n    effect: establishes\n    \
         areas: [energy, trade]\n    evidence:\n      - source: press-{source}\n        \
         quote: {quote}\n        attests: [signed, parties]\n"
    );
    let value = json!({
        "id": format!("agreement-{number}"), "title": title, "kind": "agreement",
        "parties": [one, other], "signed": signed, "place": "Genève",
        "signatories": [
            {"state": one, "office": "head-of-state", "name": "Ada Example"},
            {"state": other, "office": "foreign-minister", "name": "O. Öz, junior"},
        ],
        "tier": tier, "wording": format!("{tier} of the two"), "effect": "establishes",
        "areas": ["energy", "trade"],
        "evidence": [{
            "source": format!("press-{source}"), "quote": quote, "attests": ["signed", "parties"],
        }],
    });
    (yaml, value)
}

fn partnership(number: usize, (one, other): (&str, &str)) -> (String, Value) {
    let (tier, source) = (TIERS[number % TIERS.len()], number / 10);
    let quote = "they are partners from this day on";
    let yaml = format!(
        "  - parties: [{one}, {other}]\n    tier: {tier}\n    evidence:\n      \
         - source: press-{source}\n        quote: {quote}\n"
    );
    let value = json!({
        "parties": [one, other], "tier": tier,
        "evidence": [{"source": format!("press-{source}"), "quote": quote}],
    });
    (yaml, value)
}

fn source(number: usize) -> (String, Value) {
    let url = format!("https://press.example/{number}");
    let yaml = format!(
        "  - {{id: press-{number}, publisher: Example Press, published: 2025-01-02, url: \"{url}\"}}\n"
    );
    let value = json!({
        "id": format!("press-{number}"), "publisher": "Example Press", "published": "2025-01-02",
        "url": url,
    });
    (yaml, value)
}

fn organisation(number: usize, states: &[&str]) -> (String, Value) {
    let mut yaml = format!(
        "  - id: ORG{number}\n    name: Organisation {number}\n    \
         kind: intergovernmental-organisation\n    members:\n"
    );
    for state in states {
        let _ = writeln!(
            yaml,
            "      - {{state: {state}, role: member, since: 1995}}"
        );
    }
    yaml.push_str("    evidence: [{source: press-0}]\n");
    let members = states
        .iter()
        .map(|state| json!({"state": state, "role": "member", "since": "1995"}));
    let value = json!({
        "id": format!("ORG{number}"), "name": format!("Organisation {number}"),
        "kind": "intergovernmental-organisation", "members": members.collect::<Vec<Value>>(),
        "evidence": [{"source": "press-0"}],
    });
    (yaml, value)
}
