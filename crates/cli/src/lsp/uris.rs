//! The addresses of files, as editors write them.

use std::path::{Component, Path, PathBuf};
use std::str::FromStr as _;

use lsp_types::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What is written as it is, by RFC 3986; a colon is not, as VS Code has it.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The path of a file; none if it is not the address of a file on this machine.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    let encoded = &rest[rest.find('/')?..];
    let decoded = percent_decode_str(encoded).decode_utf8().ok()?;
    let bytes = decoded.as_bytes();
    // `/c:/registry` is `c:/registry` on Windows.
    let has_drive = cfg!(windows) && bytes.get(2) == Some(&b':');
    let path = PathBuf::from(if has_drive { &decoded[1..] } else { &decoded });
    Some(without_dots(&path))
}

/// The address of a file.
pub(super) fn uri_of(path: &Path) -> Option<Uri> {
    let mut text = path.to_str()?.to_owned();
    if cfg!(windows) {
        text = text.replace('\\', "/");
    }
    let slash = if text.starts_with('/') { "" } else { "/" };
    let encoded = utf8_percent_encode(&text, ENCODED);
    Uri::from_str(&format!("file://{slash}{encoded}")).ok()
}

fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_path_comes_back_from_its_address() {
        for path in ["/tmp/a b/ä#?%.yaml", "/registry.yaml"] {
            let uri = uri_of(Path::new(path)).unwrap();
            assert_eq!(path_of(&uri), Some(PathBuf::from(path)), "{}", uri.as_str());
        }
        let other = |text: &str| path_of(&Uri::from_str(text).unwrap());
        assert_eq!(other("file://localhost/a/./b/../c"), Some("/a/c".into()));
        assert_eq!(other("untitled:Untitled-1"), None);
    }
}
