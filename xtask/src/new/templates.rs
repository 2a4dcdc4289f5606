//! What new files hold: the least that compiles.

/// The files of a case.
pub(super) const CASE: &[(&str, &str)] = &[
    (
        "NAME/README.md",
        "# NAME\n\nSay in one sentence what this case shows.\n",
    ),
    (
        "NAME/case.yaml",
        "commands:\n  - args: [check]\n    exit: 0\n    stdout: check.txt\n",
    ),
    (
        "NAME/data/registry.yaml",
        "registry: NAME
title: Say what it is
subject: AZE
as-of: 2025-12-13
tiers:
  - {id: strategic-partnership, name: Strategic partnership}
partnerships:
  - parties: [AZE, HUN]
    tier: strategic-partnership
    evidence:
      - source: page
sources:
  - id: page
    publisher: Somebody
    published: 2025-12-13
    url: https://example.org/
",
    ),
];

/// The file of a command.
pub(super) const COMMAND: &[(&str, &str)] = &[(
    "MODULE.rs",
    r#"use std::io::Write as _;

use anyhow::Result;
use clap::ArgMatches;

use super::Command;
use crate::exit::Exit;
use crate::terminal::Terminal;

pub(super) static COMMAND: Command = Command {
    name: "NAME",
    sentence: "Says what it does, in one sentence",
    define: |command| command,
    run,
};

fn run(_matches: &ArgMatches, terminal: &mut Terminal) -> Result<Exit> {
    writeln!(terminal.out, "This command does nothing yet.")?;
    Ok(Exit::Done)
}
"#,
)];

/// The file of a format.
pub(super) const FORMAT: &[(&str, &str)] = &[(
    "MODULE.rs",
    r#"use super::{Format, Options};
use crate::error::Result;
use crate::output::Output;
use crate::views::{ExportContext, Scene};

/// The one file that it writes.
const FILE: &str = "network.NAME";

pub(super) static STATIC: Format = Format {
    name: "NAME",
    options: &[],
    is_narrowed: true,
    shows_what_holds: false,
    sentence: "Says what it is for, in one sentence.",
    files: || vec![FILE.to_owned()],
    write,
};

fn write(views: &ExportContext<'_>, _: &Options, output: &mut dyn Output) -> Result<()> {
    let scene = Scene::new(views, Some(&[]), true);
    let file = output.file(FILE)?;
    writeln!(file, "{}", views.title())?;
    for node in &scene.graph.nodes {
        writeln!(file, "{}", node.name)?;
    }
    Ok(())
}
"#,
)];

/// The files of a rule.
pub(super) const RULE: &[(&str, &str)] = &[
    (
        "MODULE.rs",
        r#"use crate::check::{Context, Report};
use crate::finding::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "NAME",
    summary: "Say in one sentence what is wrong.",
    level: Level::Warning,
    since: "VERSION",
    aliases: &[],
    page: include_str!("NAME.md"),
};

pub(super) fn run(_context: &Context<'_, '_>, _report: &mut Report) {}
"#,
    ),
    (
        "NAME.md",
        "# NAME

## What it does

Finds what this sentence says.

## Why

Say what goes wrong where it is not found.

## Example

```yaml fires
partnerships:
  - parties: [AZE, ROU]
    tier: strategic-partnership
    evidence:
      - {source: article}
```

## Instead

```yaml quiet
partnerships:
  - parties: [AZE, ROU]
    tier: strategic-partnership
    evidence:
      - {source: article}
```

## When to waive

Say when it may be waived, or: Never.
",
    ),
];
