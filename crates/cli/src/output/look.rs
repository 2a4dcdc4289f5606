//! What is at a place in a folder, without following any link.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};

/// What is at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum OnDisk {
    /// Nothing.
    Nothing,
    /// A plain file with this digest.
    File(String),
    /// Something that a run never writes, in words.
    Other(&'static str),
}

/// What is in the folder `root` at `name`, a relative path with `/`. The folders on the way must be
/// folders: a link among them would lead elsewhere.
pub(super) fn look(root: &Path, name: &str) -> io::Result<OnDisk> {
    let mut place = root.to_owned();
    let mut parts = name.split('/').peekable();
    while let Some(part) = parts.next() {
        place.push(part);
        let about = match fs::symlink_metadata(&place) {
            Ok(about) => about,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(OnDisk::Nothing),
            Err(error) => return Err(error),
        };
        let kind = about.file_type();
        let is_last = parts.peek().is_none();
        match (is_last, kind.is_dir(), kind.is_file()) {
            (false, true, _) => {}
            (true, _, true) => return Ok(OnDisk::File(digest_of(&place)?)),
            _ if kind.is_symlink() => return Ok(OnDisk::Other("a symbolic link")),
            (true, true, _) => return Ok(OnDisk::Other("a folder")),
            (false, _, true) => return Ok(OnDisk::Other("inside a file instead of a folder")),
            _ => return Ok(OnDisk::Other("neither a file nor a folder")),
        }
    }
    Ok(OnDisk::Nothing)
}

/// The digest of a plain file.
pub(super) fn digest_of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hexadecimal(digest)),
            count => digest.update(&buffer[..count]),
        }
    }
}

/// A digest in hexadecimal digits.
pub(super) fn hexadecimal(digest: Sha256) -> String {
    let bytes = digest.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
