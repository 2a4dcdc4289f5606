//! The commands and their flags.

pub(super) fn text() -> String {
    let mut program = chancery::command();
    program.build();
    let mut text = "# The commands\n".to_owned();
    add("chancery", &mut program, &mut text);
    text
}

/// Adds a command, and those below it.
fn add(name: &str, command: &mut clap::Command, text: &mut String) {
    text.push_str(&help(name, command));
    let below = command.get_subcommands_mut();
    for command in below.filter(|command| command.get_name() != "help") {
        let name = format!("{name} {}", command.get_name());
        add(&name, command, text);
    }
}

fn help(name: &str, command: &mut clap::Command) -> String {
    let help = command.render_long_help().to_string();
    let lines: Vec<&str> = help.trim_end().lines().map(str::trim_end).collect();
    format!("\n## {name}\n\n```text\n{}\n```\n", lines.join("\n"))
}
