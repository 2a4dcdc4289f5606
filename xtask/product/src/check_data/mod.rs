//! The checks of a registry that go beyond its rules: that it is written in canonical form, reads
//! the same by another reader, and exports the same whatever the order of its files.

mod canonical;
mod determinism;
mod findings;
mod integrity;
mod quotes;
mod readme;
mod round_trip;
mod second_reader;
mod shown;
mod verdicts;

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use chancery_core::finding::Place;
use chancery_core::model::Source;
use chancery_core::yaml::{Archive, Input, Locator, ParsedRegistry, ReadFailure, load, read};
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use xtask::root::root;

use crate::Chore;

pub(crate) use determinism::export_selected;

pub(crate) static CHORE: Chore = Chore {
    name: "check-data",
    arguments: |command| {
        command
            .arg(
                Arg::new("registry")
                    .value_parser(value_parser!(PathBuf))
                    .help("Folder of the registry [default: data and every registry in examples, and how the README shows them]"),
            )
            .arg(
                Arg::new("archive")
                    .long("archive")
                    .value_name("DIR")
                    .value_parser(value_parser!(PathBuf))
                    .help("The folder of archived pages against which quotes are held"),
            )
            .arg(
                Arg::new("readme")
                    .long("readme")
                    .action(ArgAction::SetTrue)
                    .help("Write the numbers of README.md and the pictures of the registries; check nothing"),
            )
    },
    run,
};

/// A check of a registry.
struct Check {
    /// What holds if it finds nothing.
    sentence: &'static str,
    /// Finds what is wrong.
    run: fn(&Data) -> Result<Vec<Failure>>,
}

impl Check {
    /// What is wrong, in the order of the files.
    fn failures(&self, data: &Data) -> Result<Vec<Failure>> {
        let mut failures = (self.run)(data)?;
        failures.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        Ok(failures)
    }
}

/// Every check, in the order in which they are shown.
static CHECKS: &[Check] = &[
    Check {
        sentence: "no rule finds anything at warning or above",
        run: findings::check,
    },
    Check {
        sentence: "every claim has the verdict that it expects",
        run: verdicts::check,
    },
    Check {
        sentence: "every file is in canonical form",
        run: canonical::check,
    },
    Check {
        sentence: "written as one file, and as tables, it reads the same",
        run: round_trip::check,
    },
    Check {
        sentence: "another YAML reader reads the same",
        run: second_reader::check,
    },
    Check {
        sentence: "every format, the page too, is written, and is the same in any order",
        run: determinism::check,
    },
    Check {
        sentence: "quotes are short, and a changed word in one is found out",
        run: quotes::check,
    },
    Check {
        sentence: "keys of tables tell rows apart, and references lead to rows",
        run: integrity::check,
    },
    Check {
        sentence: "README.md shows valid records, and the numbers of the registry",
        run: readme::check,
    },
];

/// A registry, and what is known around it.
struct Data {
    /// The name and the bytes of each of its files.
    files: Vec<(String, Vec<u8>)>,
    /// What was read of them.
    reading: ParsedRegistry,
    /// The text of the README beside it, if there is one.
    readme: Option<String>,
    /// The archived pages, if they are at hand.
    archive: Option<Archive>,
}

/// Something that is wrong, and where.
struct Failure {
    file: String,
    line: usize,
    column: usize,
    message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Failure {
            file,
            line,
            column,
            message,
        } = self;
        write!(formatter, "{file}:{line}:{column}: {message}")
    }
}

impl Failure {
    /// Something that is wrong with a file or an export as a whole.
    fn of_file(file: &str, message: impl Into<String>) -> Self {
        Failure {
            file: file.to_owned(),
            line: 1,
            column: 1,
            message: message.into(),
        }
    }

    /// Something that is wrong with a record or a field of what was read.
    fn at(reading: &ParsedRegistry, place: &Place, message: impl Into<String>) -> Self {
        let at = Locator::new(&reading.registry, &reading.texts).locate(place);
        let file = reading
            .texts
            .get(at.span.file)
            .map_or("", |text| text.name.as_str());
        Failure {
            file: file.to_owned(),
            line: at.start.line,
            column: at.start.column,
            message: message.into(),
        }
    }
}

impl Data {
    fn load(root: &Path, archive: Option<Archive>) -> Result<Self> {
        let mut files = Vec::new();
        for input in load(root)? {
            match input.bytes {
                Ok(bytes) => files.push((input.name, bytes)),
                Err(ReadFailure::Failed(words)) => bail!("cannot read {}: {words}", input.name),
                Err(ReadFailure::TooLarge(size)) => bail!("{} has {size} bytes", input.name),
                Err(ReadFailure::Ignored(_)) => bail!("{} is passed over", input.name),
            }
        }
        if files.is_empty() {
            bail!("{} holds no registry", root.display());
        }
        let reading = read_files(&files);
        Ok(Data {
            files,
            reading,
            readme: readme::read_readme(root)?,
            archive,
        })
    }

    /// The source with an id.
    fn source(&self, id: &str) -> Option<&Source> {
        let mut sources = self.reading.registry.sources.iter();
        sources.find(|source| &*source.id == id)
    }
}

/// Reads files, given by name and bytes, as one registry.
fn read_files(files: &[(String, Vec<u8>)]) -> ParsedRegistry {
    let input = |(name, bytes): &(String, Vec<u8>)| Input {
        name: name.clone(),
        bytes: Ok(bytes.clone()),
    };
    read(files.iter().map(input).collect())
}

/// What is wrong with the registry in a folder, each with the check that found it.
///
/// # Errors
///
/// If the registry cannot be loaded, or a format cannot export it.
pub fn failures(folder: &Path) -> Result<Vec<String>> {
    let data = Data::load(folder, None)?;
    let mut failures = Vec::new();
    for check in CHECKS {
        let found = check.failures(&data)?;
        failures.extend(
            found
                .iter()
                .map(|failure| format!("{}: {failure}", check.sentence)),
        );
    }
    Ok(failures)
}

/// Writes the numbers of a registry into the README in its folder.
///
/// # Errors
///
/// If the registry cannot be loaded, or the README cannot be written.
pub fn write_readme(folder: &Path) -> Result<()> {
    readme::write_numbers(folder, &Data::load(folder, None)?)
}

fn run(arguments: &ArgMatches) -> Result<bool> {
    let archive = arguments
        .get_one::<PathBuf>("archive")
        .map(PathBuf::as_path);
    let is_writing = arguments.get_flag("readme");
    if let Some(folder) = arguments.get_one::<PathBuf>("registry") {
        return run_one(folder, archive, is_writing, None);
    }
    let repository = root();
    let mut is_well = true;
    for folder in shown::registries(&repository, "data")? {
        let shown = folder.strip_prefix(&repository).unwrap_or(&folder);
        println!("{}", shown.display());
        is_well &= run_one(&folder, archive, is_writing, Some(&repository))?;
    }
    Ok(is_well)
}

/// Checks the registry in a folder, or writes what is derived from it, and says whether all is well. Of a registry that
/// lies in the repository it also does so with how the repository shows it.
fn run_one(
    folder: &Path,
    archive: Option<&Path>,
    is_writing: bool,
    repository: Option<&Path>,
) -> Result<bool> {
    let open = |folder: &Path| {
        Archive::open(folder)
            .with_context(|| format!("there is no archive at {}", folder.display()))
    };
    let data = Data::load(folder, archive.map(open).transpose()?)
        .with_context(|| format!("cannot load the registry in {}", folder.display()))?;
    if is_writing {
        if let Some(repository) = repository {
            shown::write(repository, folder, &data)?;
        }
        return readme::write_numbers(folder, &data).map(|()| true);
    }
    let mut is_well = true;
    for check in CHECKS {
        is_well &= say(check.sentence, &check.failures(&data)?, folder);
    }
    if let Some(repository) = repository {
        let failures = shown::failures(repository, folder, &data)?;
        is_well &= say(
            "the repository shows it with a fresh picture",
            &failures,
            folder,
        );
    }
    if data.archive.is_none() {
        println!("No archive was given: quotes were measured, and not looked up.");
    }
    Ok(is_well)
}

/// Says what a check found in a folder, and whether that is nothing.
fn say(sentence: &str, failures: &[Failure], folder: &Path) -> bool {
    let verdict = if failures.is_empty() { "ok" } else { "FAILED" };
    println!("{verdict:<6} {sentence}");
    for failure in failures {
        println!("       {}", failure.shown_in(folder));
    }
    failures.is_empty()
}

impl Failure {
    /// The failure with its file as it is reached from here.
    fn shown_in(&self, folder: &Path) -> String {
        let path = folder.join(&self.file);
        let here = std::env::current_dir().unwrap_or_default();
        let path = path.strip_prefix(&here).unwrap_or(&path);
        Failure {
            file: path.display().to_string(),
            line: self.line,
            column: self.column,
            message: self.message.clone(),
        }
        .to_string()
    }
}
