//! `cargo bench -p chancery-export`: the formats that are heavy for a large registry, written into
//! nothing.
//!
//! No test measures time. These figures are for a person who changes a format and wants to know what
//! it costs.

#![allow(missing_docs, reason = "a program of its own")]

mod registry;

use std::io::{self, Write};

use chancery_export::formats::{Options, format};
use chancery_export::output::{FilePlace, Output};
use chancery_export::views::Integrity;
use divan::{Bencher, black_box};

use registry::{INSTRUMENTS, with_views};

fn main() {
    divan::main();
}

/// An output that drops what it is given.
struct Nowhere(io::Sink);

impl Output for Nowhere {
    fn file(&mut self, _: &str) -> io::Result<&mut dyn Write> {
        Ok(&mut self.0)
    }

    fn path(&mut self, _: &str) -> io::Result<Option<FilePlace>> {
        Ok(None)
    }

    fn left_out(&mut self, _: String) {}

    fn remark(&mut self, _: String) {}
}

#[divan::bench(args = ["csv", "json", "jsonl", "xlsx", "html"], consts = INSTRUMENTS, sample_count = 10)]
fn write<const COUNT: usize>(bencher: Bencher<'_, '_>, name: &str) {
    let Some(format) = format(name) else {
        return;
    };
    with_views(COUNT, |views| {
        bencher.bench_local(|| {
            let mut output = Nowhere(io::sink());
            (format.write)(black_box(views), &Options::default(), &mut output)
        });
    });
}

/// Whether rows keep their keys and references, of which a description of CSV files and a database
/// promise something.
#[divan::bench(consts = INSTRUMENTS, sample_count = 10)]
fn integrity<const COUNT: usize>(bencher: Bencher<'_, '_>) {
    with_views(COUNT, |views| {
        bencher.bench_local(|| Integrity::new(black_box(views)));
    });
}
