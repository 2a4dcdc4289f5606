//! Every file is as `chancery fmt` writes it.

use anyhow::Result;
use chancery_core::Analysis;
use chancery_core::yaml::{Formatted, Input};

use super::{Data, Failure};

pub(super) fn check(data: &Data) -> Result<Vec<Failure>> {
    Ok(data.files.iter().filter_map(check_file).collect())
}

/// What is wrong with the form of one file.
pub(super) fn check_file((name, bytes): &(String, Vec<u8>)) -> Option<Failure> {
    let input = Input {
        name: name.clone(),
        bytes: Ok(bytes.clone()),
    };
    match Analysis::from_files(vec![input]).formatted(0) {
        Formatted::Text(canonical) => {
            let text = String::from_utf8_lossy(bytes);
            // `chancery fmt` keeps the line ends of Windows; every reader of the data gets the same.
            let canonical = canonical.replace('\r', "");
            first_difference(&text, &canonical).map(|(line, message)| Failure {
                line,
                ..Failure::of_file(name, message)
            })
        }
        Formatted::Json => None,
        _ => Some(Failure::of_file(
            name,
            "this file cannot be read without fault",
        )),
    }
}

/// The first line of `text` that is not as in `canonical`, and what is wrong with it.
fn first_difference(text: &str, canonical: &str) -> Option<(usize, String)> {
    let mut lines = (text.split('\n'), canonical.split('\n'));
    let mut number = 0;
    loop {
        number += 1;
        match (lines.0.next(), lines.1.next()) {
            (None, None) => return None,
            (line, wanted) if line == wanted => {}
            (Some(line), Some(wanted)) if line.trim_end() == wanted => {
                let what = match line.ends_with('\r') {
                    true => "this line ends as on Windows, with CRLF instead of LF",
                    false => "this line ends with spaces",
                };
                return Some((number, what.to_owned()));
            }
            (_, Some(wanted)) => {
                let wanted = wanted.trim_start();
                return Some((number, format!("in canonical form this is `{wanted}`")));
            }
            (_, None) => return Some((number, "in canonical form this is not there".to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_found_by_its_own_line() {
        let canonical = "# A comment.\n\nstates:\n  - id: XKX  # Known.\n    name: Kosovo\n";
        let text = canonical.replace("Kosovo", "'Kosovo'");
        let (line, message) = first_difference(&text, canonical).unwrap();
        assert_eq!(
            (line, message.as_str()),
            (5, "in canonical form this is `name: Kosovo`")
        );
        assert!(first_difference(canonical, canonical).is_none());
        assert_eq!(first_difference("a: b\n", "a: b\nc: d\n").unwrap().0, 2);
        assert_eq!(first_difference("a: b\n\n", "a: b\n").unwrap().0, 3);
    }

    #[test]
    fn what_cannot_be_seen_in_a_line_is_said() {
        let said = |text: &str| {
            let file = ("states.yaml".to_owned(), text.as_bytes().to_vec());
            let failure = check_file(&file).unwrap();
            (failure.line, failure.message)
        };
        let windows = said("states:\r\n  - id: XKX\r\n    name: Kosovo\r\n");
        let crlf = "this line ends as on Windows, with CRLF instead of LF";
        assert_eq!(windows, (1, crlf.to_owned()));
        let spaces = said("states:\n  - id: XKX  \n    name: Kosovo\n");
        assert_eq!(spaces, (2, "this line ends with spaces".to_owned()));
    }
}
