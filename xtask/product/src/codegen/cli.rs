//! The commands and their flags.

pub(super) fn text() -> String {
    let mut program = chancery::command();
    program.build();
    let mut text = "# The commands\n".to_owned();
    text.push_str(&help("chancery", &mut program.clone()));
    for command in program
        .get_subcommands_mut()
        .filter(|command| command.get_name() != "help")
    {
        let name = format!("chancery {}", command.get_name());
        text.push_str(&help(&name, command));
    }
    text
}

fn help(name: &str, command: &mut clap::Command) -> String {
    let help = command.render_long_help().to_string();
    let lines: Vec<&str> = help.trim_end().lines().map(str::trim_end).collect();
    format!("\n## {name}\n\n```text\n{}\n```\n", lines.join("\n"))
}
