//! Why an export is not made.

use std::error::Error;
use std::fmt;
use std::io;

use crate::refusal::Refusal;

/// What the formats return.
pub(crate) type Result<T, E = ExportError> = std::result::Result<T, E>;

/// Why an export is not made.
#[derive(Debug)]
#[non_exhaustive]
pub enum ExportError {
    /// There is nothing to draw, or what was asked for does not exist: a help says what to do.
    Refused(Refusal),
    /// The format cannot contain what the registry contains, in one sentence: the text of a cell is
    /// too long, or two rows have the same key.
    Unfit(String),
    /// The output cannot be written to.
    Io(io::Error),
    /// A library that makes the file reports an error.
    Library {
        /// Which part of the file was being made, if that is known.
        part: Option<String>,
        /// The error of the library.
        source: Box<dyn Error + Send + Sync>,
    },
}

impl ExportError {
    /// An error of a library while a part of the file was made.
    pub fn library(
        part: impl Into<String>,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        ExportError::Library {
            part: Some(part.into()),
            source: source.into(),
        }
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ExportError::Refused(refusal) => refusal.fmt(formatter),
            ExportError::Unfit(message) => formatter.write_str(message),
            ExportError::Io(error) => error.fmt(formatter),
            ExportError::Library { part, source } => match part {
                Some(part) => formatter.write_str(part),
                None => source.fmt(formatter),
            },
        }
    }
}

/// What is displayed already is not a source, so that a chain says nothing twice.
impl Error for ExportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            ExportError::Refused(_) | ExportError::Unfit(_) => None,
            ExportError::Io(error) => error.source(),
            ExportError::Library { part, source } => match part {
                Some(_) => Some(&**source),
                None => source.source(),
            },
        }
    }
}

impl From<Refusal> for ExportError {
    fn from(refusal: Refusal) -> Self {
        ExportError::Refused(refusal)
    }
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        ExportError::Io(error)
    }
}

impl From<csv::Error> for ExportError {
    fn from(error: csv::Error) -> Self {
        match error.kind() {
            csv::ErrorKind::Io(output) => {
                let kind = output.kind();
                ExportError::Io(io::Error::new(kind, error))
            }
            _ => of_library(error),
        }
    }
}

impl From<fmt::Error> for ExportError {
    fn from(error: fmt::Error) -> Self {
        of_library(error)
    }
}

impl From<serde_json::Error> for ExportError {
    fn from(error: serde_json::Error) -> Self {
        of_library(error)
    }
}

impl From<minijinja::Error> for ExportError {
    fn from(error: minijinja::Error) -> Self {
        of_library(error)
    }
}

impl From<zip::result::ZipError> for ExportError {
    fn from(error: zip::result::ZipError) -> Self {
        match error {
            zip::result::ZipError::Io(output) => ExportError::Io(output),
            _ => of_library(error),
        }
    }
}

impl From<rust_xlsxwriter::XlsxError> for ExportError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        of_library(error)
    }
}

fn of_library(source: impl Into<Box<dyn Error + Send + Sync>>) -> ExportError {
    ExportError::Library {
        part: None,
        source: source.into(),
    }
}
