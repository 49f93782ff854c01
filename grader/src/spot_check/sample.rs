//! Which questions are asked again, and of whom: drawn by a seed, so that a draw can be repeated and nobody can foresee it.

use std::{
    hash::{Hash as _, Hasher as _},
    str::FromStr,
};

use grader_core::{Entry, Observation, Question};
use siphasher::sip::SipHasher13;

/// What decides a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed(u64);

impl Seed {
    /// One that nobody can foresee.
    ///
    /// # Errors
    ///
    /// When the operating system gives no random numbers.
    pub fn random() -> Result<Self, getrandom::Error> {
        // Short enough to be typed again.
        getrandom::u32().map(|seed| Self(seed.into()))
    }
}

impl std::fmt::Display for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Seed {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// `all`, which `name` tells apart, in the order in which they are drawn. The draw for one `whose` says nothing of the draw
/// for another.
pub fn ranked<T>(seed: Seed, whose: &str, mut all: Vec<T>, name: impl Fn(&T) -> String) -> Vec<T> {
    all.sort_by_cached_key(|item| {
        let mut hasher = SipHasher13::new_with_keys(seed.0, 0);
        (whose, name(item)).hash(&mut hasher);
        hasher.finish()
    });
    all
}

/// Draws at most `count` of `all`; what is drawn keeps its order.
pub fn draw<T>(seed: Seed, whose: &str, count: usize, all: Vec<T>, name: impl Fn(&T) -> String) -> Vec<T> {
    let mut drawn = ranked(seed, whose, all.into_iter().enumerate().collect(), |(_, item)| name(item));
    drawn.truncate(count);
    drawn.sort_by_key(|(at, _)| *at);
    drawn.into_iter().map(|(_, item)| item).collect()
}

/// What of the evidence can be asked again: it was seen, and asking changes nothing and takes no container.
pub fn questions(entries: &[Entry]) -> Vec<&Entry> {
    let again = |entry: &&Entry| {
        !matches!(entry.question, Question::RoundTrip(_) | Question::Container(_))
            && !matches!(entry.observation, Observation::Gap(_))
    };
    entries.iter().filter(again).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(seed: u64, whose: &str, count: usize) -> Vec<u32> {
        draw(Seed(seed), whose, count, (0..20).collect(), u32::to_string)
    }

    #[test]
    fn a_draw_has_as_many_as_asked_and_is_the_same_for_the_same_seed() {
        for (count, expected) in [(0, 0), (1, 1), (7, 7), (20, 20), (50, 20)] {
            assert_eq!(drawn(4, "s1", count).len(), expected);
        }
        assert_eq!(drawn(4, "s1", 7), drawn(4, "s1", 7));
        assert!(drawn(4, "s1", 7).is_sorted());
        assert_ne!(drawn(4, "s1", 7), drawn(5, "s1", 7));
        assert_ne!(drawn(4, "s1", 7), drawn(4, "s2", 7), "students are not asked the same");
        assert_eq!(draw(Seed(1), "", 3, Vec::<u32>::new(), u32::to_string), Vec::<u32>::new());
    }
}
