//! What was worked out of a text, kept for the next student who hands in the same: most files of a class are those that it
//! started from.
//!
//! What is kept depends on the text alone and the whole text is its key, so no result changes. How much is kept is bounded, and
//! texts that nobody else hands in are the first to go: somebody's thousand files do not push out those of the class.

use std::sync::Arc;

use quick_cache::{Weighter, sync::Cache};

/// How many bytes of texts are kept, of each kind; what is worked out of them is some twenty times as large.
const BYTES: u64 = 1 << 20;
/// The longest text that is kept.
const LONGEST: usize = 64 << 10;

/// What was worked out of texts.
pub(super) struct Memo<T>(Cache<Arc<str>, Arc<T>, Length>);

/// What a text counts for: its length.
#[derive(Clone)]
struct Length;

impl<T> Weighter<Arc<str>, T> for Length {
    fn weight(&self, text: &Arc<str>, _: &T) -> u64 {
        // Something is kept of an empty text too.
        text.len() as u64 + 64
    }
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        // The number of texts is an estimate: it only shapes the table.
        Self(Cache::with_weighter(1000, BYTES, Length))
    }
}

impl<T> Memo<T> {
    /// What `work_out` makes of `text`, now or when the same text was here before.
    pub(super) fn of(&self, text: &str, work_out: impl FnOnce() -> T) -> Arc<T> {
        if text.len() > LONGEST {
            return Arc::new(work_out());
        }
        if let Some(kept) = self.0.get(text) {
            return kept;
        }
        let made = Arc::new(work_out());
        self.0.insert(text.into(), Arc::clone(&made));
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_is_worked_out_once() {
        let memo = Memo::default();
        let first = memo.of("text", || 1);
        assert_eq!((*first, *memo.of("text", || 2), *memo.of("other", || 3)), (1, 1, 3));
    }

    #[test]
    fn texts_of_one_student_do_not_push_out_those_of_the_class() {
        let memo = Memo::default();
        for _ in 0..3 {
            memo.of("shared", || 1);
        }
        for n in 0..100_000 {
            memo.of(&format!("{n:1000}"), || 2);
        }
        assert_eq!(*memo.of("shared", || 3), 1);
        assert!(memo.0.weight() <= BYTES);
        let long = "x".repeat(LONGEST + 1);
        assert_eq!((*memo.of(&long, || 4), *memo.of(&long, || 5)), (4, 5));
    }
}
