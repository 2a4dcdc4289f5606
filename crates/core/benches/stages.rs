//! `cargo bench -p chancery-core`: each stage of the core, on a registry that is made here.
//!
//! No test measures time. These figures are for a person who changes a stage and wants to know what
//! it costs.

#![allow(missing_docs, reason = "a program of its own")]

mod registry;

use chancery_core::Analysis;
use chancery_core::audit::Verdicts;
use chancery_core::model::{Level, Registry};
use chancery_core::network::Network;
use chancery_core::yaml::{Input, ParsedRegistry, read};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

use registry::{Form, files};

/// How many instruments the registry has.
const INSTRUMENTS: [usize; 2] = [1_000, 10_000];

fn main() {
    divan::main();
}

fn bytes_of(files: &[Input]) -> BytesCount {
    let bytes = files.iter().filter_map(|file| file.bytes.as_ref().ok());
    BytesCount::new(bytes.map(Vec::len).sum::<usize>())
}

fn parsed(instruments: usize) -> ParsedRegistry {
    read(files(instruments, Form::Canonical))
}

fn reading(bencher: Bencher<'_, '_>, instruments: usize, form: Form) {
    let files = files(instruments, form);
    bencher
        .counter(bytes_of(&files))
        .with_inputs(|| files.clone())
        .bench_values(|files| read(black_box(files)));
}

/// From bytes to records, by the scanner of canonical form.
#[divan::bench(args = INSTRUMENTS)]
fn read_canonical_form(bencher: Bencher<'_, '_>, instruments: usize) {
    reading(bencher, instruments, Form::Canonical);
}

/// From bytes to records, by the general parser.
#[divan::bench(args = INSTRUMENTS, sample_count = 10)]
fn read_another_form(bencher: Bencher<'_, '_>, instruments: usize) {
    reading(bencher, instruments, Form::Other);
}

/// From records to the network.
#[divan::bench(args = INSTRUMENTS)]
fn network(bencher: Bencher<'_, '_>, instruments: usize) {
    let registry: Registry = parsed(instruments).registry;
    bencher.bench(|| Network::new(black_box(&registry)));
}

/// From the network to the verdicts on the claims.
#[divan::bench(args = INSTRUMENTS)]
fn audit(bencher: Bencher<'_, '_>, instruments: usize) {
    let registry: Registry = parsed(instruments).registry;
    let network = Network::new(&registry);
    bencher.bench(|| Verdicts::new(black_box(&network), None));
}

fn rules(bencher: Bencher<'_, '_>, instruments: usize, least: Level) {
    let analysis = Analysis::from_reading(parsed(instruments));
    let policy = analysis.policy(&[]);
    let _ = analysis.verdicts();
    bencher.bench(|| black_box(&analysis).check_from(&policy, least));
}

/// All rules, with the notes counted.
#[divan::bench(args = INSTRUMENTS)]
fn rules_without_notes(bencher: Bencher<'_, '_>, instruments: usize) {
    rules(bencher, instruments, Level::Warning);
}

/// All rules, with lines and columns of the notes.
#[divan::bench(args = INSTRUMENTS)]
fn rules_with_notes(bencher: Bencher<'_, '_>, instruments: usize) {
    rules(bencher, instruments, Level::Note);
}
