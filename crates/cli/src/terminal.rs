//! What is printed where.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use anstream::{AutoStream, ColorChoice};
use anyhow::Result;
use chancery_core::finding::{visible, visible_lines};
use dialoguer::console;

use crate::exit::{Exit, UsageError};

/// The two streams of the program, coloured or not as the user wants.
pub struct Terminal {
    /// What was asked for.
    pub out: AutoStream<io::Stdout>,
    /// What is said about it.
    pub err: AutoStream<io::Stderr>,
    is_coloured: bool,
    decided: Exit,
}

/// A stream to a terminal that is not told to hide the cursor.
#[cfg(unix)]
#[derive(Debug)]
struct WithCursor(io::Stderr);

/// What hides the cursor of a terminal.
#[cfg(unix)]
const HIDES_CURSOR: &[u8] = b"\x1b[?25l";

#[cfg(unix)]
impl Write for WithCursor {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match bytes {
            HIDES_CURSOR => Ok(bytes.len()),
            _ => self.0.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(unix)]
impl std::os::fd::AsRawFd for WithCursor {
    fn as_raw_fd(&self) -> std::os::fd::RawFd {
        self.0.as_raw_fd()
    }
}

impl Terminal {
    /// The streams, with `color` one of `auto`, `always` and `never`.
    #[must_use]
    pub fn new(color: &str) -> Self {
        let choice = match color {
            "always" => ColorChoice::Always,
            "never" => ColorChoice::Never,
            _ => ColorChoice::Auto,
        };
        let out = AutoStream::new(io::stdout(), choice);
        let is_coloured = out.current_choice() != ColorChoice::Never;
        Terminal {
            out,
            err: AutoStream::new(io::stderr(), choice),
            is_coloured,
            decided: Exit::Done,
        }
    }

    /// Whether styles are worth making.
    #[must_use]
    pub fn is_coloured(&self) -> bool {
        self.is_coloured
    }

    /// Whether someone watches the messages.
    #[must_use]
    pub fn is_watched(&self) -> bool {
        io::stderr().is_terminal()
    }

    /// Whether someone can be asked: both the messages are seen and the answers come from a terminal.
    #[must_use]
    pub fn can_ask(&self) -> bool {
        self.is_watched() && io::stdin().is_terminal()
    }

    /// The terminal on which questions are asked. It never hides the cursor: who ends a question with
    /// Ctrl+C ends the program, which could not show it again.
    #[must_use]
    pub fn for_questions() -> console::Term {
        #[cfg(unix)]
        {
            console::Term::read_write_pair(io::stdin(), WithCursor(io::stderr()))
        }
        #[cfg(not(unix))]
        {
            console::Term::stderr()
        }
    }

    /// The width of the screen in columns: as COLUMNS says, otherwise as the terminal does; 120
    /// where nothing says it. Below 20 nothing could be shown.
    #[must_use]
    pub fn width(&self) -> usize {
        let columns = std::env::var("COLUMNS").ok();
        let columns = columns.and_then(|columns| columns.parse().ok());
        let width = columns.filter(|columns| *columns > 0).or_else(|| {
            let (width, _) = terminal_size::terminal_size_of(io::stdout())?;
            Some(usize::from(width.0))
        });
        width.unwrap_or(120).max(20)
    }

    /// Writes a file to standard output byte by byte, without colours.
    ///
    /// # Errors
    ///
    /// If nobody takes it, or it is not text and a person would see it.
    pub fn file(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let mut out = io::stdout().lock();
        if out.is_terminal() && std::str::from_utf8(bytes).is_err() {
            let message = format!("{name} is not text");
            return Err(UsageError::new(message, "name a folder with --out DIR").into());
        }
        out.write_all(bytes)?;
        out.flush()?;
        Ok(())
    }

    /// Standard output for a file that is written bit by bit; none if a person would see it.
    #[must_use]
    pub fn pipe(&self) -> Option<BufWriter<StdoutLock<'static>>> {
        let out = io::stdout().lock();
        (!out.is_terminal()).then(|| BufWriter::new(out))
    }

    /// Prints lines of text for a person, who may read them in a log of a CI server.
    ///
    /// # Errors
    ///
    /// If nobody takes them.
    pub fn say(&mut self, text: &str) -> Result<()> {
        self.out.write_all(visible_lines(text).as_bytes())?;
        Ok(())
    }

    /// Keeps how the run ends, before the reasons are printed: whoever stops reading them changes
    /// nothing about it.
    pub fn decide(&mut self, exit: Exit) {
        self.decided = exit;
    }

    /// How the run ends if the output is not read to its end.
    #[must_use]
    pub fn decided(&self) -> Exit {
        self.decided
    }

    /// Says what went wrong.
    pub fn error(&mut self, message: &str) {
        let _ = writeln!(self.err, "\u{1b}[1;31merror\u{1b}[0m: {}", visible(message));
    }

    /// Says something that is not an error.
    pub fn note(&mut self, message: &str) {
        let _ = writeln!(self.err, "\u{1b}[1;32mnote\u{1b}[0m: {}", visible(message));
    }

    /// Says what to do about it.
    pub fn help(&mut self, message: &str) {
        let _ = writeln!(
            self.err,
            "  \u{1b}[1;36mhelp\u{1b}[0m: {}",
            visible(message)
        );
    }

    /// Says what there is to choose from, each on a line of its own.
    pub fn choices(&mut self, choices: &[String]) {
        for choice in choices {
            let _ = writeln!(self.err, "    {}", visible(choice));
        }
    }
}
