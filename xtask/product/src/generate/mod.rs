//! Registries made to measure: clean ones of any size, and such with faults whose places are known.
//!
//! Nothing is left to chance, so that the same size gives the same bytes. The faults come from the
//! templates in [`faults`], each of which marks where its finding must be; lines and columns are
//! counted here, by other code than that which is tested.

mod clean;
pub mod faults;
mod pages;
mod text;
mod treaties;

use std::fmt;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use chancery_core::yaml::MANIFEST_FILE;
use clap::{Arg, ArgMatches, value_parser};

use crate::Chore;
use text::Marked;

pub(crate) static CHORE: Chore = Chore {
    name: "generate",
    arguments: |command| {
        let number = |name: &'static str, default: &'static str, help: &'static str| {
            Arg::new(name)
                .long(name)
                .value_name("N")
                .value_parser(value_parser!(usize))
                .default_value(default)
                .help(help)
        };
        command.args([
            Arg::new("dir")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help("The folder, which must not be there yet"),
            number("files", "20", "How many files, the manifest among them"),
            number(
                "units",
                "5",
                "How many groups of clean records in each file",
            ),
            number("faults", "0", "How many faults"),
            number(
                "pages",
                "0",
                "How many archived pages of 10 kB, of each of which there are 5 quotes",
            ),
            number(
                "treaties",
                "0",
                "How many treaties of many states; the collection of the United Nations has 324",
            ),
        ])
    },
    run,
};

/// How large a registry is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// The files, the manifest among them; at least 2.
    pub files: usize,
    /// The groups of clean records in each file beside the manifest, each a partnership, its
    /// instrument, an organisation and two sources, and in some of them a claim.
    pub units: usize,
    /// The faults, which are spread evenly over the files; each kind comes once before any comes
    /// again.
    pub faults: usize,
    /// The archived pages, of each of which there are five quotes.
    pub pages: usize,
    /// The treaties of many states.
    pub treaties: usize,
}

/// A registry, and what is wrong with it.
#[derive(Debug)]
pub struct Generated {
    /// The files, by name.
    pub files: Vec<(String, Vec<u8>)>,
    /// The files of the archive, by name.
    pub archive: Vec<(String, String)>,
    /// The faults, by file and place.
    pub faults: Vec<Seeded>,
}

/// A fault, and the place of its finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seeded {
    /// The file.
    pub file: String,
    /// The line and the column of its first character, both counted from 1.
    pub start: (usize, usize),
    /// The line and the column behind its last character.
    pub end: (usize, usize),
    /// The rule that must find it.
    pub rule: &'static str,
}

impl fmt::Display for Seeded {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (start, end) = (self.start, self.end);
        write!(
            formatter,
            "{}:{}:{} to {}:{}: {}",
            self.file, start.0, start.1, end.0, end.1, self.rule
        )
    }
}

/// The registry of a size, with faults of every kind.
#[must_use]
pub fn registry(size: Size) -> Generated {
    registry_with(size, |_| true)
}

/// The registry of a size, with faults of the wanted kinds only. Where more faults are asked for than
/// there are kinds, one kind must stand outside the manifest.
#[must_use]
pub fn registry_with(size: Size, wanted: fn(&faults::SeededFault) -> bool) -> Generated {
    let record_files = size.files.max(2) - 1;
    let mut contents: Vec<Marked> = (0..record_files).map(|_| Marked::default()).collect();
    for unit in 0..size.units * record_files {
        contents[unit % record_files].add(&clean::unit(unit), None);
    }
    for page in 0..size.pages {
        contents[page % record_files].add(&pages::records(page), None);
    }
    for treaty in 0..size.treaties {
        contents[treaty % record_files].add(&treaties::records(treaty), None);
    }
    let mut manifest = Marked::default();
    manifest.add(clean::MANIFEST, None);
    for (position, (round, fault)) in seeds(wanted).take(size.faults).enumerate() {
        let number = size.units * record_files + position;
        let text = clean::filled(&fault.text, number, round);
        if fault.is_of_manifest {
            manifest.add(&text, Some(fault.rule));
        } else {
            let content = &mut contents[position % record_files];
            content.add(&clean::filled(faults::SUPPORT, number, round), None);
            content.add(&text, Some(fault.rule));
        }
    }
    let mut generated = Generated {
        files: Vec::new(),
        archive: archive(size, wanted),
        faults: Vec::new(),
    };
    let mut finish = |name: String, content: &Marked, line_end: &str| {
        let (bytes, found) = content.finish(&name, line_end);
        generated.files.push((name, bytes));
        generated.faults.extend(found);
    };
    for (index, content) in contents.iter().enumerate() {
        // Files of other systems are read as well.
        let line_end = if index % 4 == 3 { "\r\n" } else { "\n" };
        finish(format!("records/{index:04}.yaml"), content, line_end);
    }
    finish(MANIFEST_FILE.to_owned(), &manifest, "\n");
    generated
}

/// The archive of a registry of a size.
fn archive(size: Size, wanted: fn(&faults::SeededFault) -> bool) -> Vec<(String, String)> {
    let pages = (0..size.pages).map(|page| (format!("pages/{page:04}.txt"), pages::text(page)));
    let first = size.units * (size.files.max(2) - 1);
    let faults = seeds(wanted).take(size.faults).enumerate();
    let of_faults = faults.filter_map(|(position, (round, fault))| {
        let copies = [faults::COPY, faults::IN_A_FOLDER].into_iter();
        let mut named = copies.filter(|(name, _)| {
            let name = name.split('/').next().unwrap_or(name);
            fault.text.contains(name)
        });
        let (name, text) = named.next()?;
        Some((
            clean::filled(name, first + position, round),
            text.to_owned(),
        ))
    });
    pages.chain(of_faults).collect()
}

/// The wanted faults over and over, each with its round. Those of the manifest are in the first one
/// only.
fn seeds(
    wanted: fn(&faults::SeededFault) -> bool,
) -> impl Iterator<Item = (usize, &'static faults::SeededFault)> {
    (0..).flat_map(move |round| {
        let faults = faults::FAULTS.iter().filter(move |fault| wanted(fault));
        faults
            .filter(move |fault| round == 0 || !fault.is_of_manifest)
            .map(move |fault| (round, fault))
    })
}

fn run(arguments: &ArgMatches) -> Result<bool> {
    let number = |name: &str| {
        arguments
            .get_one::<usize>(name)
            .copied()
            .unwrap_or_default()
    };
    let size = Size {
        files: number("files"),
        units: number("units"),
        faults: number("faults"),
        pages: number("pages"),
        treaties: number("treaties"),
    };
    let folder = arguments
        .get_one::<PathBuf>("dir")
        .context("a folder is named")?;
    if folder.exists() {
        bail!("{} is there already", folder.display());
    }
    let generated = registry(size);
    for (name, bytes) in &generated.files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    for (name, text) in &generated.archive {
        let path = folder.join("archive").join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    println!(
        "{} files with {} faults in {}",
        generated.files.len(),
        generated.faults.len(),
        folder.display()
    );
    Ok(true)
}
