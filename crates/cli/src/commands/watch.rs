use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use anyhow::{Context as _, Result};
use chancery_core::Analysis;
use chancery_core::check::LocatedFinding;
use chancery_core::finding::how_many;
use chancery_core::model::{Keyword, Level, Selector};
use chancery_core::select::Selection;
use chancery_core::yaml::{FileChange, Input};
use chancery_export::formats::Options;
use chancery_export::output::{Memory, Output as _};
use chancery_export::views::ExportContext;
use clap::{Arg, ArgMatches, value_parser};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use super::{Command, build, folder};
use crate::changes::SeenFindings;
use crate::exit::Exit;
use crate::formats::format;
use crate::output::{OutputFolder, Scope};
use crate::progress::Progress;
use crate::registry::{OpenedRegistry, shown_path};
use crate::render::{RenderedFinding, human};
use crate::saved_files::{Digests, MOST_WAITED, QUIET, changed, saved};
use crate::serve::LocalServer;
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "watch",
    sentence: "Check, audit and make the page anew whenever a record file is saved",
    define,
    run,
};

/// The port of `--serve` without a number, so that the address stays the same from day to day.
const PORT: &str = "7017";

/// The format that is made anew, and its one file.
const PAGE: (&str, &str) = ("html", "index.html");

/// How often is looked for a folder that has gone.
const LOST: Duration = Duration::from_millis(500);

/// The most findings that are said to be gone, one by one.
const MOST_GONE: usize = 10;

fn define(command: clap::Command) -> clap::Command {
    command.args([
        folder(),
        Arg::new("out")
            .long("out")
            .short('o')
            .value_name("DIR")
            .value_parser(value_parser!(PathBuf))
            .help("Folder to write the page into [default: page, and none with --serve]"),
        Arg::new("serve")
            .long("serve")
            .value_name("PORT")
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value(PORT)
            .value_parser(value_parser!(u16))
            .help(format!(
                "Serve the page to browsers on this machine, where it loads itself anew; 0 is any \
                 free port [default port: {PORT}]"
            )),
    ])
}

/// A registry as it was found last.
struct Seen {
    digests: Digests,
    opened: OpenedRegistry,
    found: SeenFindings,
}

/// What was found before a change.
struct Before {
    found: SeenFindings,
    /// The files that are not as they were.
    changed: String,
}

/// Where the page goes.
struct Page {
    out: Option<PathBuf>,
    server: Option<LocalServer>,
}

impl Page {
    /// Whether a page has been made, now or in an earlier run.
    fn is_there(&self) -> bool {
        let is_written = |out: &PathBuf| out.join(PAGE.1).exists();
        self.out.as_ref().is_some_and(is_written)
            || self.server.as_ref().is_some_and(LocalServer::has_page)
    }
}

fn run(matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    let opened = OpenedRegistry::new(matches.get_one::<PathBuf>("dir"), matches)?;
    let root = opened.root;
    let shown = shown_path(&root);
    let port = matches.get_one::<u16>("serve");
    let server = port.map(|port| LocalServer::begin(*port)).transpose()?;
    let out = matches.get_one::<PathBuf>("out").cloned();
    let out = out.or_else(|| server.is_none().then(|| PathBuf::from("page")));
    let page = Page { out, server };
    // Watching begins before anything is read, so that no change is missed.
    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event| {
        // Nobody takes it where the run has ended.
        let _ = sender.send(event);
    })
    .with_context(|| format!("cannot watch {shown}"))?;
    watch(&mut watcher, &root).with_context(|| format!("cannot watch {shown}"))?;
    let mut verdicts = BTreeMap::new();
    let mut seen = None;
    let mut is_lost = false;
    loop {
        let is_first = seen.is_none();
        if look(&root, &mut seen, &mut verdicts, &page, terminal)? && is_first {
            let server = page.server.as_ref();
            let address = server.map(|it| format!("; the page is at {}", it.address));
            let address = address.unwrap_or_default();
            terminal.note(&format!("watching {shown}{address}; Ctrl+C ends it"));
        }
        terminal.out.flush()?;
        wait(&changes, is_lost)?;
        // A folder that was made anew is another one, and so may be one below it.
        is_lost = watch(&mut watcher, &root).is_err();
    }
}

fn watch(watcher: &mut RecommendedWatcher, root: &Path) -> notify::Result<()> {
    watcher.watch(root, RecursiveMode::Recursive)
}

/// Waits until something has happened, and then until nothing does for a while.
fn wait(changes: &Receiver<notify::Result<notify::Event>>, is_lost: bool) -> Result<()> {
    let gone = "files are watched no more";
    if is_lost {
        match changes.recv_timeout(LOST) {
            Err(RecvTimeoutError::Timeout) => return Ok(()),
            Err(RecvTimeoutError::Disconnected) => anyhow::bail!(gone),
            Ok(_) => {}
        }
    } else {
        // Reading a file is no change of it.
        loop {
            match changes.recv().context(gone)? {
                Ok(event) if event.kind.is_access() => {}
                _ => break,
            }
        }
    }
    for _ in 0..MOST_WAITED {
        if changes.recv_timeout(QUIET).is_err() {
            break;
        }
    }
    Ok(())
}

/// Looks at the registry, if it is not as it was, and says what is new. Gives whether it is not.
fn look(
    root: &Path,
    seen: &mut Option<Seen>,
    verdicts: &mut BTreeMap<String, String>,
    page: &Page,
    terminal: &mut Terminal,
) -> Result<bool> {
    let (inputs, digests) = saved(root, seen.as_ref().map(|seen| &seen.digests));
    if seen.as_ref().is_some_and(|seen| seen.digests == digests) {
        return Ok(false);
    }
    let (opened, before) = read(root, seen.take(), inputs, &digests);
    let policy = opened.analysis.policy(&[]);
    let found = opened.analysis.check_by_file(&policy);
    let findings: Vec<LocatedFinding> = found.iter().flat_map(|it| it.iter().cloned()).collect();
    let before_it = before.as_ref().map(|it| &it.found);
    // Notes are only counted.
    let grave = findings.iter().filter(is_grave).cloned().collect();
    let now = SeenFindings::new(&opened, grave, before_it);
    match &before {
        Some(before) => {
            terminal.say(&format!("changed: {}\n\n", before.changed))?;
            say_changes(&before.found, &now, &opened, terminal)?;
        }
        None => show(
            &opened,
            findings.iter().filter(is_grave).collect(),
            terminal,
        )?,
    }
    let errors = findings
        .iter()
        .filter(|it| it.finding.level == Level::Error)
        .count();
    if errors == 0 {
        say_verdicts(&opened, before.is_some(), verdicts, terminal)?;
    }
    build::found(&opened, &findings, terminal)?;
    let words = match errors {
        0 => make_page(&opened, page, terminal),
        _ => Err(format!("the registry has {}", how_many(errors, "error"))),
    };
    if let Err(why) = words {
        let words = match page.is_there() {
            true => format!("the page stays as it was: {why}"),
            false => format!("there is no page yet: {why}"),
        };
        if let Some(server) = &page.server {
            server.remark(&words);
        }
        terminal.error(&words);
    }
    *seen = Some(Seen {
        digests,
        opened,
        found: now,
    });
    Ok(true)
}

/// Reads the files that are not as they were, and gives what was found before.
fn read(
    root: &Path,
    seen: Option<Seen>,
    inputs: Vec<Input>,
    digests: &Digests,
) -> (OpenedRegistry, Option<Before>) {
    let Some(Seen {
        digests: digests_before,
        mut opened,
        found,
    }) = seen
    else {
        let analysis = Analysis::from_files(inputs);
        return (
            OpenedRegistry::from_analysis(root.to_owned(), analysis),
            None,
        );
    };
    let before = Before {
        found,
        changed: changed(&digests_before, digests),
    };
    let is_same = |name: &String| digests_before.get(name) == digests.get(name);
    let gone = digests_before
        .keys()
        .filter(|name| !digests.contains_key(*name));
    let gone = gone.map(|name| FileChange::Remove(name.clone()));
    let put = inputs.into_iter().filter(|input| !is_same(&input.name));
    opened.update(gone.chain(put.map(FileChange::Put)));
    (opened, Some(before))
}

fn is_grave(found: &&LocatedFinding) -> bool {
    found.finding.level > Level::Note
}

/// Says what is found that was not found before, and what was found and is no more.
fn say_changes(
    before: &SeenFindings,
    now: &SeenFindings,
    opened: &OpenedRegistry,
    terminal: &mut Terminal,
) -> Result<()> {
    let new = now.new_since(before);
    show(opened, new, terminal)?;
    let gone = now.gone();
    for (shown, found) in gone.iter().take(MOST_GONE) {
        let finding = &found.finding;
        terminal.say(&format!(
            "gone: {shown}: {} [{}]\n",
            finding.message, finding.rule
        ))?;
    }
    match gone.len() {
        0 => {}
        number if number > MOST_GONE => {
            terminal.say(&format!(
                "and {}\n\n",
                how_many(number - MOST_GONE, "more finding")
            ))?;
        }
        _ => terminal.say("\n")?,
    }
    Ok(())
}

fn show(
    opened: &OpenedRegistry,
    found: Vec<&LocatedFinding>,
    terminal: &mut Terminal,
) -> Result<()> {
    let shown = RenderedFinding::at_most(human::RENDERER.most, found);
    let text = human::text(opened, &shown, terminal.is_coloured(), terminal.width());
    terminal.out.write_all(text.as_bytes())?;
    if shown.left_out > 0 {
        let rest = how_many(shown.left_out, "more finding");
        terminal.say(&format!("{rest}; `chancery check` shows them\n\n"))?;
    }
    Ok(())
}

/// Says which verdicts are not those of the last registry without errors.
fn say_verdicts(
    opened: &OpenedRegistry,
    is_compared: bool,
    verdicts: &mut BTreeMap<String, String>,
    terminal: &mut Terminal,
) -> Result<()> {
    let network = opened.analysis.network();
    let counted = &opened.analysis.verdicts().claims;
    let now = counted.iter().filter_map(|it| {
        let id = network.claim(it.claim).id.to_string();
        Some((id, it.outcome.verdict?.name().to_owned()))
    });
    let before = std::mem::replace(verdicts, now.collect());
    let changed = verdicts
        .iter()
        .filter(|(id, verdict)| before.get(*id) != Some(verdict));
    let words: Vec<String> = changed
        .map(|(id, verdict)| match before.get(id) {
            Some(before) => format!("claim {id}: {verdict}, before {before}\n"),
            None => format!("claim {id}: {verdict}\n"),
        })
        .collect();
    if is_compared && !words.is_empty() {
        terminal.say(&format!("{}\n", words.concat()))?;
    }
    Ok(())
}

/// Makes the page, or says why it cannot be made.
fn make_page(
    opened: &OpenedRegistry,
    page: &Page,
    terminal: &mut Terminal,
) -> std::result::Result<(), String> {
    let said = |error: anyhow::Error| format!("{error:#}");
    opened.dated().map_err(said)?;
    let format = format(PAGE.0).ok_or("there is no such format")?;
    let everything = Selector::default();
    let selection = Selection::new(opened.analysis.network(), &everything);
    let views = ExportContext::for_export(&opened.analysis, selection);
    let mut memory = Memory::default();
    let written = (format.write)(&views, &Options::default(), &mut memory);
    written.map_err(|error| said(error.into()))?;
    let bytes = memory.files.remove(PAGE.1).unwrap_or_default();
    for words in &memory.left_out {
        terminal.error(words);
    }
    for words in &memory.remarks {
        terminal.note(words);
    }
    if let Some(out) = &page.out {
        write_page(out, &opened.root, &bytes, terminal).map_err(said)?;
    }
    if let Some(server) = &page.server {
        server.show(bytes);
    }
    Ok(())
}

fn write_page(out: &Path, root: &Path, bytes: &[u8], terminal: &mut Terminal) -> Result<()> {
    let mut folder = OutputFolder::begin(out, root, Progress::hidden(), terminal)?;
    folder.file(PAGE.1)?.write_all(bytes)?;
    folder.finish(Scope::Export)?;
    terminal.say(&format!("{} is written\n", shown_path(&out.join(PAGE.1))))
}
