//! What a shell asks for while a command is typed: words, flags, and the ids of the registry.

use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chancery_core::Analysis;
use chancery_core::check::RULES;
use chancery_core::fields::Reference;
use chancery_core::model::nouns;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;
use clap_complete::{CompleteEnv, Shell};

use crate::prompts::name_of;
use crate::registry::root_of;

/// The variable by which a shell says that it asks.
const VARIABLE: &str = "CHANCERY_COMPLETE";

/// Answers a shell that asks, and gives whether one did.
///
/// # Errors
///
/// If the shell is not one of the known ones, or takes no answer.
pub(crate) fn answer(
    arguments: &[OsString],
    command: fn() -> clap::Command,
) -> Result<bool, clap::Error> {
    let here = std::env::current_dir().ok();
    let named = registry_named(arguments);
    CompleteEnv::with_factory(|| with_ids(command(), named.as_deref()))
        .var(VARIABLE)
        .try_complete(arguments.to_vec(), here.as_deref())
}

/// Writes what a shell reads so that it asks.
///
/// # Errors
///
/// If `output` takes nothing more.
pub(crate) fn write_script(shell: Shell, output: &mut dyn Write) -> io::Result<()> {
    let shells = Shells::builtins();
    match shells.completer(&shell.to_string()) {
        Some(it) => it.write_registration(VARIABLE, "chancery", "chancery", "chancery", output),
        None => Ok(()),
    }
}

/// The registry that the words typed so far name with `--registry`.
fn registry_named(arguments: &[OsString]) -> Option<PathBuf> {
    let mut words = arguments.iter().skip_while(|word| *word != "--registry");
    words.nth(1).map(PathBuf::from)
}

/// Which ids a flag or an argument takes.
#[derive(Clone, Copy)]
enum Ids {
    /// Those of all records.
    All,
    /// Those of claims.
    Claims,
    /// The names of rules.
    Rules,
    /// Those to which a key of this kind may lead.
    Of(Reference),
}

/// A command whose flags and arguments that take ids have those of the registry as values.
fn with_ids(command: clap::Command, named: Option<&Path>) -> clap::Command {
    let name = command.get_name().to_owned();
    let command = command.mut_subcommands(|it| with_ids(it, named));
    command.mut_args(|arg| {
        let has_words = !arg.get_possible_values().is_empty();
        match ids_of(&name, arg.get_id().as_str()).filter(|_| !has_words) {
            Some(ids) => {
                let named = named.map(Path::to_owned);
                arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
                    values(ids, typed, named.as_deref())
                }))
            }
            None => arg,
        }
    })
}

/// The ids that an argument of a command takes. A flag of the name of a key takes what the key does.
fn ids_of(command: &str, argument: &str) -> Option<Ids> {
    match (command, argument) {
        ("show", "id") => Some(Ids::All),
        ("audit", "claim") => Some(Ids::Claims),
        ("explain", "rule") => Some(Ids::Rules),
        (_, "of") => Some(Ids::Of(Reference::Actor)),
        (_, name) => nouns().iter().find_map(|noun| {
            let key = &noun.keys[noun.position(name)?];
            key.kind.reference().map(Ids::Of)
        }),
    }
}

/// The ids that begin as the last of the typed ones does, behind those before it.
fn values(ids: Ids, typed: &OsStr, named: Option<&Path>) -> Vec<CompletionCandidate> {
    let Some(typed) = typed.to_str() else {
        return Vec::new();
    };
    if let Ids::Rules = ids {
        let names = RULES.iter().map(|rule| rule.name);
        let names = names.filter(|name| name.starts_with(typed));
        return names.map(CompletionCandidate::new).collect();
    }
    let analysis = root_of(named).ok();
    let Some(analysis) = analysis.and_then(|root| Analysis::open(&root).ok()) else {
        return Vec::new();
    };
    let (before, last) = match typed.rfind(',') {
        Some(comma) => typed.split_at(comma + 1),
        None => ("", typed),
    };
    let network = analysis.network();
    let all: Vec<&str> = match ids {
        Ids::All => network.records.ids(),
        Ids::Claims => network
            .claims()
            .map(|(_, claim)| claim.id.as_str())
            .collect(),
        Ids::Of(reference) => reference.candidates(network.registry),
        Ids::Rules => Vec::new(),
    };
    let name = |id: &str| match ids {
        Ids::Of(reference) => name_of(network, reference, id),
        _ => String::new(),
    };
    let wanted = all.into_iter().filter(|id| id.starts_with(last));
    wanted
        .map(|id| {
            let name = name(id);
            let help = (!name.is_empty()).then(|| name.into());
            CompletionCandidate::new(format!("{before}{id}")).help(help)
        })
        .collect()
}
