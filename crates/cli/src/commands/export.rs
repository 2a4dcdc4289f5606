use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use chancery_core::fields::Reference;
use chancery_core::network::Network;
use chancery_core::select::{SelectorNoun, asked_keys};
use chancery_export::formats::{Format, Options, Rasterise};
use chancery_export::output::{FilePlace, Memory, Output};
use chancery_export::pictures::{MapExtent, PICTURES};
use chancery_export::views::{ExportContext, TABLES, tables};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches};

use super::{Command, folder, stop_on_errors};
use crate::boundaries;
use crate::exit::{Exit, UsageError};
use crate::formats::{format, formats};
use crate::output::{LISTING, OutputFolder, Scope};
use crate::panel;
use crate::progress::Progress;
use crate::registry::{OpenedRegistry, shown_path};
use crate::selector;
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "export",
    sentence: "Write one format, such as spreadsheets, diagrams, or the registry as one file",
    define,
    run,
};

/// The greatest number of files that an error names.
const MOST_FILES_NAMED: usize = 3;

fn define(command: clap::Command) -> clap::Command {
    let names: Vec<&str> = formats().iter().map(|format| format.name).collect();
    let sentences: Vec<String> = formats()
        .iter()
        .map(|format| format!("{}: {}", format.name, format.sentence))
        .collect();
    let command = command.args([
        Arg::new("format")
            .value_name("FORMAT")
            .required(true)
            .value_parser(names)
            .help(format!("What to write. {}", sentences.join(" "))),
        folder(),
        Arg::new("out")
            .long("out")
            .short('o')
            .value_name("DIR")
            .value_parser(clap::value_parser!(PathBuf))
            .help("Folder to write into; without it, a single file is written to stdout"),
        Arg::new("picture")
            .long("picture")
            .value_name("NAME")
            .value_parser(
                PICTURES
                    .iter()
                    .map(|picture| picture.name)
                    .collect::<Vec<_>>(),
            )
            .help("For svg: only this picture"),
        boundaries::argument(),
        projection(),
        Arg::new("badges")
            .long("badges")
            .value_name("ORG,...")
            .value_delimiter(',')
            .action(ArgAction::Append)
            .help(
                "For diagrams of the network: the organisations whose members are marked, or \
                   none [default: the three with the most partners as members]",
            ),
        Arg::new("plain-labels")
            .long("plain-labels")
            .action(ArgAction::SetTrue)
            .help("For dot: plain-text labels, for a Graphviz that cannot read XML"),
        Arg::new("excel")
            .long("excel")
            .action(ArgAction::SetTrue)
            .help(
                "CSV for spreadsheet programs: with a byte order mark, CRLF, and an apostrophe \
                   before each text that would become a formula, a number or a date",
            ),
        Arg::new("only")
            .long("only")
            .value_name("TABLE,...")
            .value_delimiter(',')
            .action(ArgAction::Append)
            .value_parser(TABLES.iter().map(|table| table.name).collect::<Vec<_>>())
            .help("For formats that consist of tables: which tables [default: all]"),
        panel::argument(),
    ]);
    selector::define(command)
}

/// The argument that says how much of the earth the map shows.
fn projection() -> Arg {
    Arg::new("projection")
        .long("projection")
        .value_name("EXTENT")
        .value_parser(MapExtent::ALL.map(|(name, _)| name))
        .help(
            "For the map: a region, though some states lie beyond its edge, or the world \
               [default: the region that holds all states, otherwise the world]",
        )
}

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let name = matches
        .get_one::<String>("format")
        .map_or("", String::as_str);
    let Some(format) = format(name) else {
        return Err(UsageError::new(format!("unknown format `{name}`"), "see --help").into());
    };
    let mut options = options(matches, format)?;
    let form = panel::form(matches);
    panel::check(form, &options.tables().collect::<Vec<_>>())?;
    // An export shows partners, partnerships and more at once, so it takes what partners take.
    let partners = SelectorNoun::Partners;
    let asked = selector::parse(matches, partners, partners.name())?;
    let of = matches.contains_id("of").then_some("of");
    if let Some(key) = asked_keys(&asked).chain(of).next()
        && !format.is_narrowed
    {
        return Err(whole(format, key).into());
    }
    if asked.ended.is_some() && format.shows_what_holds {
        return Err(UsageError::new(
            format!(
                "--ended cannot be used: {} shows what holds on a day, and not what had ended by then",
                format.name
            ),
            "leave it out; `list partnerships` with --ended lists what had ended, and the formats \
             of tables can be narrowed to it",
        )
        .into());
    }
    let progress = Progress::new(terminal);
    progress.say("reading");
    let opened = OpenedRegistry::to_the_end(matches.get_one::<PathBuf>("dir"), matches)?;
    let network = opened.analysis.network();
    progress.say("checking");
    let errors = opened.errors();
    if let Some(exit) = progress.aside(|| stop_on_errors(opened, &errors, terminal))? {
        return Ok(exit);
    }
    opened.dated()?;
    options.badges = badges(matches, network)?;
    options.boundaries = boundaries::boundaries(matches, network)?;
    let selection = selector::select(network, &asked, matches, SelectorNoun::Partnerships)?;
    progress.aside(|| opened.warn_of_later(selection.day, terminal));
    let mut views = ExportContext::for_export(&opened.analysis, selection);
    views.panel = form;
    let out = matches.get_one::<PathBuf>("out");
    let left_out = match out {
        Some(out) => {
            let folder = OutputFolder::begin(out, &opened.root, progress, terminal)?;
            write_into(folder, out, format, &views, &options, terminal)?
        }
        None => write_out(format, &views, &options, progress, terminal)?,
    };
    for words in &left_out {
        terminal.error(words);
    }
    Ok(match left_out.is_empty() {
        true => Exit::Done,
        false => Exit::Failed,
    })
}

/// Writes the files into a folder, and gives what is left out of them.
fn write_into(
    mut folder: OutputFolder,
    out: &Path,
    format: &Format,
    views: &ExportContext<'_>,
    options: &Options,
    terminal: &mut Terminal,
) -> Result<Vec<String>> {
    (format.write)(views, options, &mut folder)?;
    let (left_out, remarks) = (folder.left_out().to_vec(), folder.remarks().to_vec());
    let names = folder.finish(Scope::Export)?.names;
    for words in &remarks {
        terminal.note(words);
    }
    for name in names.iter().filter(|name| *name != LISTING) {
        writeln!(terminal.out, "{}", shown_path(&out.join(name)))?;
    }
    Ok(left_out)
}

/// Standard output, into which a format writes its one file.
struct Pipe {
    out: BufWriter<StdoutLock<'static>>,
    left_out: Vec<String>,
}

impl Output for Pipe {
    fn file(&mut self, _: &str) -> io::Result<&mut dyn Write> {
        Ok(&mut self.out)
    }

    fn path(&mut self, _: &str) -> io::Result<Option<FilePlace>> {
        Ok(None)
    }

    fn left_out(&mut self, words: String) {
        self.left_out.push(words);
    }

    fn remark(&mut self, _: String) {}
}

/// Writes a single file to standard output, and gives what is left out of it. Where nobody sees it,
/// the file of a format that never writes another one goes there bit by bit.
fn write_out(
    format: &Format,
    views: &ExportContext<'_>,
    options: &Options,
    progress: Progress,
    terminal: &mut Terminal,
) -> Result<Vec<String>> {
    progress.say(format!("writing {}", format.name));
    if let (1, Some(out)) = ((format.files)().len(), terminal.pipe()) {
        let left_out = Vec::new();
        let mut pipe = Pipe { out, left_out };
        (format.write)(views, options, &mut pipe)?;
        pipe.out.flush()?;
        return Ok(pipe.left_out);
    }
    let mut memory = Memory::default();
    (format.write)(views, options, &mut memory)?;
    drop(progress);
    let mut files = memory.files.iter();
    match (files.next(), files.next()) {
        (Some((name, bytes)), None) => terminal.file(name, bytes)?,
        _ => return Err(several(format, memory.files.keys()).into()),
    }
    Ok(memory.left_out)
}

/// The error that standard output can take only one file.
fn several<'f>(format: &Format, files: impl ExactSizeIterator<Item = &'f String>) -> UsageError {
    let (number, help) = (files.len(), "name a folder with --out DIR");
    let some: Vec<&str> = files.take(MOST_FILES_NAMED).map(String::as_str).collect();
    let more = if number > some.len() { ", …" } else { "" };
    let message = format!(
        "{} writes {number} files: {}{more}",
        format.name,
        some.join(", ")
    );
    UsageError::new(message, help)
}

/// The error that a format always contains everything, so a selector cannot narrow it.
fn whole(format: &Format, key: &str) -> UsageError {
    let formats = formats();
    let whole = formats.iter().filter(|format| !format.is_narrowed);
    let whole: Vec<&str> = whole.map(|format| format.name).collect();
    UsageError::new(
        format!(
            "--{key} cannot be used: {} always contains the whole registry",
            format.name
        ),
        format!(
            "leave it out; every format except {} can be narrowed",
            whole.join(", ")
        ),
    )
}

fn options(matches: &ArgMatches, format: &Format) -> Result<Options> {
    let formats = formats();
    let mut flags = formats.iter().flat_map(|format| format.options);
    let is_given = |flag: &&&str| matches.value_source(flag) == Some(ValueSource::CommandLine);
    if let Some(flag) = flags.find(|flag| is_given(flag) && !format.options.contains(flag)) {
        let others = formats.iter().filter(|it| it.options.contains(flag));
        let others: Vec<&str> = others.map(|it| it.name).collect();
        return Err(UsageError::new(
            format!("--{flag} cannot be used with {}", format.name),
            format!("it is only for {}", others.join(", ")),
        )
        .into());
    }
    let names = matches.get_many::<String>("only").unwrap_or_default();
    let only: Vec<_> = names.filter_map(|name| tables::table(name)).collect();
    let picture = matches.get_one::<String>("picture").cloned();
    Ok(Options {
        excel: matches.get_flag("excel"),
        only,
        picture,
        boundaries: None,
        extent: matches
            .get_one::<String>("projection")
            .and_then(|name| MapExtent::of_name(name)),
        badges: None,
        plain_labels: matches.get_flag("plain-labels"),
        // Standard output takes the page alone.
        rasterise: matches
            .contains_id("out")
            .then_some(chancery_png::png as Rasterise),
        left_out: Vec::new(),
    })
}

/// The organisations that `--badges` names; none if the flag is left out.
fn badges(matches: &ArgMatches, network: &Network<'_>) -> Result<Option<Vec<String>>> {
    let Some(ids) = matches.get_many::<String>("badges") else {
        return Ok(None);
    };
    let ids: Vec<String> = ids.cloned().collect();
    if ids == ["none"] {
        return Ok(Some(Vec::new()));
    }
    let organisations = &network.registry.organisations;
    let known: Vec<&str> = organisations.iter().map(|it| &*it.id).collect();
    for id in &ids {
        if !known.contains(&id.as_str()) {
            let help = match Reference::Organisation
                .suggestions(network.registry)
                .closest(id)
            {
                Some(found) => found.help(id),
                None => "`chancery list organisations` lists all of them".to_owned(),
            };
            let message = format!("--badges: no organisation has the id `{id}`");
            return Err(UsageError::new(message, help).into());
        }
    }
    Ok(Some(ids))
}
