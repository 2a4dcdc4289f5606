//! Where the page of all rules can be read, for links to them.

use anyhow::Result;
use clap::{Arg, ArgMatches};

use crate::exit::UsageError;

/// Names the page where `--rules-url` does not.
const RULES_URL: &str = "CHANCERY_RULES_URL";

/// The argument that names the page.
pub(crate) fn argument() -> Arg {
    Arg::new("rules-url")
        .long("rules-url")
        .value_name("URL")
        .value_parser(address)
        .help("Address of docs/rules.md, for links to the rules [env: CHANCERY_RULES_URL]")
}

/// What the flag says, otherwise the environment.
///
/// # Errors
///
/// If the environment gives an invalid address.
pub(crate) fn chosen(matches: &ArgMatches) -> Result<Option<String>> {
    if let Some(url) = matches.get_one::<String>("rules-url") {
        return Ok(Some(url.clone()));
    }
    match std::env::var(RULES_URL) {
        Ok(text) if !text.is_empty() => address(&text).map(Some).map_err(|words| {
            UsageError::new(format!("{RULES_URL}: invalid address `{text}`"), words).into()
        }),
        _ => Ok(None),
    }
}

fn address(text: &str) -> Result<String, String> {
    let is_address = ["https://", "http://"]
        .iter()
        .any(|scheme| text.len() > scheme.len() && text.starts_with(scheme));
    if is_address && !text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '#') {
        Ok(text.to_owned())
    } else {
        Err("expected an http or https address without `#`".to_owned())
    }
}
