//! `cargo bench -p chancery-core --bench updates`: what one keystroke costs in an analysis that is
//! updated, and beside it what reading all anew costs.

#![allow(missing_docs, reason = "a program of its own")]

#[allow(dead_code, reason = "only one form is asked for")]
mod registry;

use chancery_core::Analysis;
use chancery_core::yaml::{FileChange, Input};
use divan::{Bencher, black_box};

use registry::{Form, files};

/// How many instruments the registry has.
const INSTRUMENTS: [usize; 2] = [10_000, 100_000];

/// The file in which somebody types.
const FILE: &str = "instruments-5000.yaml";

fn main() {
    divan::main();
}

fn sorted(instruments: usize) -> Vec<Input> {
    let mut files = files(instruments, Form::Canonical);
    files.sort_by(|one, other| one.name.cmp(&other.name));
    files
}

/// The file before and after a letter is typed where `words` stand in it.
fn typed(files: &[Input], words: &str, new: &str) -> [FileChange; 2] {
    let file = files.iter().find(|file| file.name == FILE);
    let bytes = file.and_then(|file| file.bytes.as_deref().ok());
    let text = String::from_utf8_lossy(bytes.unwrap_or_default());
    let changed = text.replacen(words, new, 1);
    [&changed, &*text].map(|text| FileChange::Put(Input::text(FILE, text)))
}

fn keystroke(bencher: Bencher<'_, '_>, instruments: usize, words: &str, new: &str) {
    let files = sorted(instruments);
    let mut changes = typed(&files, words, new).into_iter().cycle();
    let mut analysis = Analysis::from_files(files);
    let _ = analysis.check_by_file(&analysis.policy(&[]));
    bencher.bench_local(|| {
        analysis.update(changes.next());
        black_box(analysis.check_by_file(&analysis.policy(&[])))
    });
}

/// A letter in the title of an instrument.
#[divan::bench(args = INSTRUMENTS, sample_count = 20)]
fn letter_in_a_title(bencher: Bencher<'_, '_>, instruments: usize) {
    keystroke(
        bencher,
        instruments,
        "title: Agreement 5500",
        "title: An Agreement 5500",
    );
}

/// A letter in the id of an instrument.
#[divan::bench(args = INSTRUMENTS, sample_count = 20)]
fn letter_in_an_id(bencher: Bencher<'_, '_>, instruments: usize) {
    keystroke(
        bencher,
        instruments,
        "id: agreement-5500",
        "id: an-agreement-5500",
    );
}

/// All files read and checked anew.
#[divan::bench(args = INSTRUMENTS, sample_count = 5)]
fn everything_anew(bencher: Bencher<'_, '_>, instruments: usize) {
    let files = sorted(instruments);
    bencher.with_inputs(|| files.clone()).bench_values(|files| {
        let analysis = Analysis::from_files(files);
        analysis.check(&analysis.policy(&[]))
    });
}
