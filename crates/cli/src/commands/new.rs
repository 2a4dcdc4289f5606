use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use chancery_core::Analysis;
use chancery_core::check::LocatedFinding;
use chancery_core::finding::{Place, how_many};
use chancery_core::model::{Keyword, Level, RecordFile, Registry, Section, section_noun};
use chancery_core::yaml::{Formatted, Input, MANIFEST_FILE, load};
use clap::{Arg, ArgMatches, value_parser};

use super::{Command, fmt};
use crate::changes::{Checked, new_findings};
use crate::exit::{Exit, UsageError};
use crate::output::{fill_folder, replace_file};
use crate::registry::{OpenedRegistry, shown_path};
use crate::render::{RenderedFinding, human};
use crate::terminal::Terminal;
use crate::{addition, from_tables, prompts, starter};

pub(super) static COMMAND: Command = Command {
    name: "new",
    sentence: "Start a registry, or add a record to one",
    define,
    run,
};

/// The sections to which a record can be added.
const SECTIONS: [Section; 5] = [
    Section::Partnerships,
    Section::Instruments,
    Section::Sources,
    Section::Claims,
    Section::Organisations,
];

fn define(command: clap::Command) -> clap::Command {
    let registry = clap::Command::new("registry")
        .about("Start a registry: with one invented record of each kind and comments that explain, or from tables")
        .arg(
            Arg::new("dir")
                .value_name("DIR")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help("Its folder, which must be new or empty"),
        )
        .arg(
            Arg::new("from-csv")
                .long("from-csv")
                .value_name("CSVDIR")
                .value_parser(value_parser!(PathBuf))
                .help("Instead of invented records, those of the tables in this folder: what `chancery export csv` wrote, changed or not"),
        );
    let records = SECTIONS.map(|section| {
        let noun = section_noun(section);
        let command = clap::Command::new(noun.name)
            .about(format!("Add a record: {}", lower_first(noun.sentence)))
            .arg(
                Arg::new("file")
                    .long("file")
                    .value_name("PATH")
                    .value_parser(value_parser!(PathBuf))
                    .help("The file that it is added to, which may be new [default: the one that has such records]"),
            );
        addition::define(command, section)
    });
    command
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(registry)
        .subcommands(records)
}

/// A sentence as it follows a colon.
fn lower_first(sentence: &str) -> String {
    let sentence = sentence.trim_end_matches('.');
    let (first, rest) = sentence.split_at(sentence.chars().next().map_or(0, char::len_utf8));
    format!("{}{rest}", first.to_lowercase())
}

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let Some((name, own)) = matches.subcommand() else {
        return Ok(Exit::Usage);
    };
    let section = SECTIONS.iter().find(|it| section_noun(**it).name == name);
    match section {
        Some(section) => add(*section, own, terminal),
        None => start(own, terminal),
    }
}

/// Starts a registry.
fn start(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let Some(folder) = matches.get_one::<PathBuf>("dir") else {
        return Ok(Exit::Usage);
    };
    let shown = shown_path(folder);
    let another = "name a folder that is new or empty";
    match fs::read_dir(folder).map(|mut entries| entries.next().is_some()) {
        Ok(true) => {
            return Err(UsageError::new(format!("{shown} is not empty"), another).into());
        }
        Err(_) if folder.symlink_metadata().is_ok() => {
            let message = format!("{shown} is not a folder that can be read");
            return Err(UsageError::new(message, another).into());
        }
        _ => {}
    }
    let quoted = match shown.contains(|it: char| !it.is_alphanumeric() && !"/._-".contains(it)) {
        true => format!("'{}'", shown.replace('\'', "'\\''")),
        false => shown.clone(),
    };
    if let Some(tables) = matches.get_one::<PathBuf>("from-csv") {
        let Some(summary) = from_tables::fill(folder, tables, terminal)? else {
            return Ok(Exit::Findings);
        };
        terminal.say(&format!(
            "{summary}\ncheck it, and check again after each change:\n    chancery check {quoted}\n\
             compare what its sources claim with the records:\n    chancery audit {quoted}\n"
        ))?;
        return Ok(Exit::Done);
    }
    let absolute = std::path::absolute(folder).with_context(|| format!("cannot find {shown}"))?;
    let name = absolute.canonicalize().unwrap_or(absolute);
    let name = name.file_name().unwrap_or_default().to_string_lossy();
    fill_folder(folder, &starter::files(&name))?;
    terminal.say(&format!(
        "a registry of invented records is in {shown}; replace them by what your sources say\n\n\
         check it, and check again after each change:\n    chancery check {quoted}\n\
         compare what its source claims with the records:\n    chancery audit {quoted}\n\
         add a page that you have read:\n    \
         chancery new source gazette-2025 --registry {quoted} --publisher Gazette --url https://gazette.example/2025\n"
    ))?;
    Ok(Exit::Done)
}

/// Adds a record, unless a check of the result finds an error that was not there.
fn add(section: Section, matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let (opened, record) = record(section, matches, terminal)?;
    let file = match matches.get_one::<PathBuf>("file") {
        Some(path) => named_file(path, &opened.root)?,
        None => usual_file(&opened.analysis, section, &record)?,
    };
    let path = opened.root.join(&file);
    let shown = shown_path(&path);
    let text = match opened.analysis.with_record(&file, section, &record) {
        Ok(text) => text,
        Err(why) => return cannot_add(&opened, &file, &why, terminal),
    };
    let old = opened.analysis.reading().texts.iter();
    let old = old.clone().find(|it| it.name == file).map(|it| &*it.text);
    // The other files are read again, so that what could not be read stays so.
    let mut inputs = load(&opened.root)?;
    inputs.retain(|input| input.name != file);
    inputs.push(Input::text(&file, &text));
    inputs.sort_by(|a, b| a.name.cmp(&b.name));
    let changed = OpenedRegistry::from_analysis(opened.root.clone(), Analysis::from_files(inputs));
    let (before, after) = (opened.findings(), changed.findings());
    let place = last_of_section(&changed.analysis, section, &file);
    let (files, files_after) = (opened.file_names(), changed.file_names());
    let before = Checked {
        files: &files,
        findings: &before,
    };
    let after = Checked {
        files: &files_after,
        findings: &after,
    };
    let remarks = remarks(&before, &after);
    let added = findings_of_addition(&before, &after, place.as_ref());
    let has_errors = added.iter().any(|it| it.finding.level == Level::Error);
    if has_errors {
        terminal.decide(Exit::Findings);
    }
    let rendered = RenderedFinding::at_most(human::RENDERER.most, added);
    let words = human::text(&changed, &rendered, true, terminal.width());
    terminal.err.write_all(words.as_bytes())?;
    if has_errors {
        terminal.error("nothing was written, because the record would have these errors");
        return Ok(Exit::Findings);
    }
    replace_file(&path, old, &text)?;
    let line = place.map_or(1, |place| changed.analysis.place(&place).start.line);
    terminal.say(&format!("added to {shown}:{line}\n"))?;
    for remark in remarks {
        terminal.note(&remark);
    }
    if let Some(old) = old {
        let before = opened
            .analysis
            .formatted(position_of(&opened.analysis, &file));
        if !matches!(before, Formatted::Text(before) if before == old) {
            terminal.note(&format!("{shown} is now in canonical form (chancery fmt)"));
        }
    }
    Ok(Exit::Done)
}

/// What is no fault, and yet keeps the record from counting as one may think that it does.
fn remarks(before: &Checked<'_>, after: &Checked<'_>) -> Vec<String> {
    let new = new_findings(before, after).into_iter();
    let is_meant = |it: &&LocatedFinding| it.finding.rule.name == "subject-not-party";
    let messages = new.filter(is_meant).map(|it| it.finding.message.clone());
    messages.collect()
}

/// The registry, and the record as it is given by flags or, on a terminal, by answers.
fn record(
    section: Section,
    matches: &ArgMatches,
    terminal: &Terminal,
) -> Result<(OpenedRegistry, String)> {
    let given = addition::given(section, matches);
    if terminal.can_ask() && prompts::is_missing(section, &given) {
        let opened = OpenedRegistry::new(None, matches)?;
        let given = prompts::ask(section, &opened, given)?;
        return Ok((opened, addition::text(section, &given)?));
    }
    // What is wrong with the flags is said even where there is no registry.
    let text = addition::text(section, &given)?;
    Ok((OpenedRegistry::new(None, matches)?, text))
}

/// Says why a file takes no record.
fn cannot_add(
    opened: &OpenedRegistry,
    file: &str,
    why: &Formatted,
    terminal: &mut Terminal,
) -> Result<Exit> {
    let position = position_of(&opened.analysis, file);
    let shown = shown_path(&opened.root.join(file));
    match why {
        Formatted::Faulty => {
            fmt::show_faulty(opened, &[position], terminal)?;
            Ok(Exit::Findings)
        }
        Formatted::Unsure => {
            fmt::say_unsure(&shown, terminal);
            Ok(Exit::Findings)
        }
        _ => {
            let message = format!("{shown} is JSON, to which nothing can be added");
            Err(UsageError::new(message, "name another file with --file PATH").into())
        }
    }
}

/// The position of a file by its name.
fn position_of(analysis: &Analysis, name: &str) -> usize {
    let mut files = analysis.registry().files.iter();
    files.position(|file| file.name == name).unwrap_or_default()
}

/// The last record of a section in a file.
fn last_of_section(analysis: &Analysis, section: Section, file: &str) -> Option<Place> {
    let about = analysis.registry().files.get(position_of(analysis, file))?;
    let last = about.records[section as usize].end.checked_sub(1)?;
    Some(Place::record(section, last))
}

/// The findings at warning or above that were not there before: those of the record that was added,
/// and those that are new elsewhere.
fn findings_of_addition<'f>(
    before: &Checked<'_>,
    after: &Checked<'f>,
    record: Option<&Place>,
) -> Vec<&'f LocatedFinding> {
    let is_of_record = |found: &LocatedFinding| match (&found.finding.place, record) {
        (Place::Field(at), Some(Place::Field(record))) => {
            (at.section, at.index) == (record.section, record.index)
        }
        _ => false,
    };
    let mut added = new_findings(before, after);
    let known = after.findings.iter().filter(|it| is_of_record(it));
    let known: Vec<_> = known.filter(|it| !added.contains(it)).collect();
    added.extend(known);
    added.retain(|found| found.finding.level >= Level::Warning);
    added.sort_by_key(|found| found.at);
    added
}

/// The file that has records of a section: if there are several, the one with the most between the
/// same parties.
fn usual_file(analysis: &Analysis, section: Section, record: &str) -> Result<String, UsageError> {
    let registry = analysis.registry();
    let files: Vec<_> = registry
        .files
        .iter()
        .filter(|file| !file.records[section as usize].is_empty())
        .collect();
    match files.as_slice() {
        [] if registry.files.len() == 1 => return Ok(MANIFEST_FILE.to_owned()),
        [] => return Ok(format!("{}.yaml", section.name())),
        [only] => return Ok(only.name.clone()),
        _ => {}
    }
    let added = Analysis::from_files(vec![Input::text("record.yaml", record)]);
    let parties = |registry: &Registry, index: usize| {
        let parties = match section {
            Section::Partnerships => &registry.partnerships[index].parties,
            Section::Instruments => &registry.instruments[index].parties,
            _ => return Vec::new(),
        };
        let mut parties = parties.to_vec();
        parties.sort_unstable();
        parties
    };
    let wanted = parties(added.registry(), 0);
    let same = |file: &&&RecordFile| {
        let range = file.records[section as usize].clone();
        range
            .filter(|index| parties(registry, *index) == wanted)
            .count()
    };
    let likely = files
        .iter()
        .max_by_key(same)
        .filter(|file| !wanted.is_empty() && same(file) > 0);
    likely
        .map(|file| file.name.clone())
        .ok_or_else(|| UsageError {
            message: format!("{} have {}", how_many(files.len(), "file"), section.name()),
            help: Some("name one of them, or a new one, with --file PATH".to_owned()),
            choices: files
                .iter()
                .take(12)
                .map(|file| file.name.clone())
                .collect(),
        })
}

/// The name below the registry's folder of a file that the command line names.
fn named_file(path: &Path, root: &Path) -> Result<String> {
    let shown = shown_path(path);
    let help = "name a file whose name ends with .yaml, in the registry's folder or below it";
    let refused = |why: &str| UsageError::new(format!("{shown} {why}"), help);
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let folder = folder
        .canonicalize()
        .map_err(|_| refused("is in no folder that is there"))?;
    let nearest = folder
        .ancestors()
        .find(|it| it.join(MANIFEST_FILE).symlink_metadata().is_ok());
    if nearest != Some(&root.canonicalize()?) {
        return Err(refused("is not in the registry").into());
    }
    let name = path.file_name().unwrap_or_default();
    let below = folder.strip_prefix(root.canonicalize()?)?.join(name);
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    let parts = parts.ok_or_else(|| refused("has a name that is not UTF-8"))?;
    let is_read = parts.iter().all(|part| !part.starts_with('.'))
        && parts
            .last()
            .is_some_and(|name| name.ends_with(".yaml") || name.ends_with(".yml"));
    match is_read {
        true => Ok(parts.join("/")),
        false => Err(refused("would not be read as records").into()),
    }
}
