//! A file that is being written.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use sha2::{Digest as _, Sha256};

use super::look::{digest_of, hexadecimal};

/// A file that is being written.
pub(super) struct PartialFile {
    name: String,
    /// What it is called where it cannot be written.
    shown: String,
    content: Content,
}

enum Content {
    /// What this program writes from the beginning to the end.
    Streamed(BufWriter<File>, Sha256),
    /// What a library writes at this place.
    Placed(PathBuf),
}

/// An error of the system with the name of a file.
pub(super) fn cannot_write(shown: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("cannot write {shown}: {error}"))
}

impl PartialFile {
    /// One that this program writes from the beginning to the end.
    pub(super) fn streamed(name: String, shown: String, file: File) -> Self {
        PartialFile {
            name,
            shown,
            content: Content::Streamed(BufWriter::new(file), Sha256::new()),
        }
    }

    /// One that a library writes.
    pub(super) fn placed(name: String, shown: String, place: PathBuf) -> Self {
        PartialFile {
            name,
            shown,
            content: Content::Placed(place),
        }
    }

    /// Its name and its digest, once all is written.
    pub(super) fn complete(mut self) -> io::Result<(String, String)> {
        self.flush()?;
        let digest = match self.content {
            Content::Streamed(_, digest) => hexadecimal(digest),
            Content::Placed(place) => {
                digest_of(&place).map_err(|error| cannot_write(&self.shown, &error))?
            }
        };
        Ok((self.name, digest))
    }
}

impl Write for PartialFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let named = |error: io::Error| cannot_write(&self.shown, &error);
        match &mut self.content {
            Content::Streamed(file, digest) => {
                let count = file.write(bytes).map_err(named)?;
                digest.update(&bytes[..count]);
                Ok(count)
            }
            Content::Placed(_) => {
                let message = format!("{} is written by a library", self.shown);
                Err(io::Error::other(message))
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.content {
            Content::Streamed(file, _) => file
                .flush()
                .map_err(|error| cannot_write(&self.shown, &error)),
            Content::Placed(_) => Ok(()),
        }
    }
}
