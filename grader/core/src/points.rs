//! Points as exact hundredths, so that sums of fractions of a point never drift.

use std::{fmt, iter::Sum, ops, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// A number of points, exact to a hundredth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(u32);

/// A text that is not a number of points.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("expected a number of points with at most two decimals, such as 2 or 0.5, found {0:?}")]
pub struct PointsError(String);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);

    /// `hundredths` hundredths of a point.
    #[must_use]
    pub const fn from_hundredths(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// The number of hundredths.
    #[must_use]
    pub const fn hundredths(self) -> u32 {
        self.0
    }

    /// Shares these points out in proportion to `weights`, exactly: what rounding leaves over goes, a hundredth each, to
    /// those that lost the most by it. Equal shares when no weight is more than nothing.
    #[must_use]
    pub fn share(self, weights: &[Self]) -> Vec<Self> {
        let total: u64 = weights.iter().map(|w| u64::from(w.0)).sum();
        let weight = |w: &Self| if total == 0 { 1 } else { u64::from(w.0) };
        let total = if total == 0 { weights.len() as u64 } else { total };
        if total == 0 {
            return Vec::new();
        }
        let exact = |w: &Self| u64::from(self.0) * weight(w);
        // A share is never more than the whole, which fits.
        let mut shares: Vec<u32> = weights.iter().map(|w| u32::try_from(exact(w) / total).unwrap_or(self.0)).collect();
        let left = u64::from(self.0) - shares.iter().map(|s| u64::from(*s)).sum::<u64>();
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(exact(&weights[*at]) % total));
        order.into_iter().zip(0..left).for_each(|(at, _)| shares[at] += 1);
        shares.into_iter().map(Self).collect()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.0 == 0
    }

    /// This without `other`; never below zero.
    #[must_use]
    pub const fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// This times `of` over `whole`, to the nearest hundredth; half a hundredth goes up. Nothing, when `whole` is zero.
    #[must_use]
    pub fn scaled(self, of: Self, whole: Self) -> Self {
        if whole == Self::ZERO {
            return Self::ZERO;
        }
        let (exact, whole) = (u64::from(self.0) * u64::from(of.0), u64::from(whole.0));
        let rounded = (exact + whole / 2) / whole;
        Self(u32::try_from(rounded).unwrap_or(u32::MAX))
    }

    /// As a number, for formats that have nothing more exact.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl ops::Add for Points {
    type Output = Self;

    /// Stops at the largest number there is: a lab file with absurd points must not end in a panic.
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, ops::Add::add)
    }
}

impl fmt::Display for Points {
    /// Without needless zeros: `2`, `0.5`, `1.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        let text = match part {
            0 => format!("{whole}"),
            p if p % 10 == 0 => format!("{whole}.{}", p / 10),
            p => format!("{whole}.{p:02}"),
        };
        f.pad(&text)
    }
}

impl FromStr for Points {
    type Err = PointsError;

    fn from_str(text: &str) -> Result<Self, PointsError> {
        let error = || PointsError(text.to_owned());
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > 2 || text.ends_with('.') {
            return Err(error());
        }
        let whole: u32 = whole.parse().map_err(|_| error())?;
        let part: u32 = format!("{part:0<2}").parse().map_err(|_| error())?;
        whole.checked_mul(100).and_then(|w| w.checked_add(part)).map(Self).ok_or_else(error)
    }
}

impl Serialize for Points {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(100) {
            serializer.serialize_u32(self.0 / 100)
        } else {
            serializer.serialize_f64(self.as_f64())
        }
    }
}

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        // The shortest decimal text of the number is what its author wrote.
        format!("{number}").parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_read_and_print_the_same() {
        for text in ["0", "2", "0.5", "1.25", "100"] {
            assert_eq!(text.parse::<Points>().map(|p| p.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("0.50".parse(), Ok(Points::from_hundredths(50)));
    }

    #[test]
    fn what_is_not_a_number_of_points_is_refused() {
        for text in ["", ".5", "1.", "1.234", "-1", "a", "1,5", "99999999999"] {
            assert_eq!(text.parse::<Points>(), Err(PointsError(text.to_owned())));
        }
    }
}
