//! What moves while a long run works.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::terminal::Terminal;

/// Something that moves while a long run works, and says at what. It is silent for the first
/// second, and if standard error is not a terminal. It is gone when the run ends, however it ends.
pub struct Progress(ProgressBar);

impl Progress {
    /// The progress of a run that begins now.
    #[must_use]
    pub fn new(terminal: &Terminal) -> Self {
        if !terminal.is_watched() {
            return Progress(ProgressBar::hidden());
        }
        let bar = ProgressBar::new_spinner().with_style(
            ProgressStyle::with_template("{spinner} {msg}, {elapsed}")
                .unwrap_or_else(|_| ProgressStyle::default_spinner()),
        );
        bar.set_draw_target(ProgressDrawTarget::hidden());
        let shown = bar.clone();
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_secs(1));
            if !shown.is_finished() {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(Duration::from_millis(100));
            }
        });
        Progress(bar)
    }

    /// One that shows nothing.
    #[must_use]
    pub fn hidden() -> Self {
        Progress(ProgressBar::hidden())
    }

    /// Does something that may print, out of the way of what moves.
    pub fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.0.suspend(print)
    }

    /// Says what is being done.
    pub fn say(&self, words: impl Into<String>) {
        self.0.set_message(words.into());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
