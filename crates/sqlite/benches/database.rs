//! `cargo bench -p chancery-sqlite`: the database, written into a file.
//!
//! No test measures time. These figures are for a person who changes the database and wants to know
//! what it costs.

#![allow(missing_docs, reason = "a program of its own")]
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a benchmark that cannot go on ends"
)]

#[path = "../../export/benches/registry.rs"]
mod registry;

use std::fs::File;
use std::io::{self, Write};

use chancery_export::formats::Options;
use chancery_export::output::{FilePlace, Output};
use chancery_sqlite::SQLITE;
use divan::{Bencher, black_box};
use tempfile::TempDir;

use registry::{INSTRUMENTS, with_views};

fn main() {
    divan::main();
}

/// An output that keeps the database in a folder, and drops every other file.
struct Folder(TempDir, io::Sink);

impl Output for Folder {
    fn file(&mut self, _: &str) -> io::Result<&mut dyn Write> {
        Ok(&mut self.1)
    }

    fn path(&mut self, name: &str) -> io::Result<Option<FilePlace>> {
        let path = self.0.path().join(name);
        File::create(&path)?;
        let shown = name.to_owned();
        Ok(Some(FilePlace { path, shown }))
    }

    fn left_out(&mut self, _: String) {}

    fn remark(&mut self, _: String) {}
}

#[divan::bench(args = INSTRUMENTS, sample_count = 5)]
fn write(bencher: Bencher<'_, '_>, count: usize) {
    with_views(count, |views| {
        bencher.bench_local(|| {
            let folder = tempfile::tempdir().expect("a folder for a database");
            let mut output = Folder(folder, io::sink());
            (SQLITE.write)(black_box(views), &Options::default(), &mut output)
        });
    });
}
