//! The rules of `lab.toml` about time: when the work is due, what lateness costs, and which attempt counts.

use jiff::{SignedDuration, Timestamp, civil, fmt::temporal::Pieces, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::Adjustment;
use crate::{Grade, Points};

/// The seconds of a day late. A day of 23 hours, when clocks change, costs nobody an hour.
const DAY: i64 = 86_400;

/// When the work is due, and what lateness costs: the table `[due]`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, try_from = "Table")]
pub struct Due {
    /// When it is due.
    pub at: Timestamp,
    /// The time zone that reports show times in.
    pub zone: TimeZone,
    /// How much later is not late.
    pub grace: SignedDuration,
    /// The points that each day takes away.
    pub late_per_day: Points,
    /// The most that lateness takes away.
    pub late_most: Option<Points>,
}

/// The table as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    /// A day, or a day and a time, in `zone`.
    date: String,
    /// A name of the IANA database: `America/Toronto`.
    zone: String,
    /// `15m`, `2h`.
    grace: Option<String>,
    #[serde(default)]
    late_per_day: Points,
    late_most: Option<Points>,
}

/// Which of several attempts counts: the table `[attempts]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attempts {
    /// The rule.
    pub keep: Keep,
}

/// The attempt that counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    /// The one with the highest mark, after lateness; of equal ones the first.
    #[default]
    Best,
    /// The one that was handed in last.
    Last,
}

/// The attempt that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Its place among all, from 0.
    pub place: usize,
    /// What the grade says about it; nothing, where there is only one.
    pub line: Option<Adjustment>,
}

impl Attempts {
    /// The attempt of one student that counts, of their `grades` in the order in which they were handed in.
    #[must_use]
    pub fn choose<'a>(&self, grades: impl IntoIterator<Item = &'a Grade>) -> Option<Chosen> {
        let marks: Vec<Points> = grades.into_iter().map(Grade::mark).collect();
        let mut numbered = marks.iter().enumerate();
        let (place, _) = match self.keep {
            // Of equal ones `max_by_key` takes the last.
            Keep::Best => numbered.rev().max_by_key(|(_, mark)| **mark),
            Keep::Last => numbered.next_back(),
        }?;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let line = Adjustment::Attempt { number: number(place + 1), of: number(marks.len()), keep: self.keep };
        Some(Chosen { place, line: (marks.len() > 1).then_some(line) })
    }
}

impl TryFrom<Table> for Due {
    type Error = String;

    fn try_from(table: Table) -> Result<Self, String> {
        let Table { date, zone: name, grace, late_per_day, late_most } = table;
        let zone = TimeZone::get(&name)
            .map_err(|_| format!("due.zone: expected a time zone such as America/Toronto, found {name:?}"))?;
        let day = "a day such as 2026-12-04, or with a time: 2026-12-04T23:59";
        let wrong = || format!("due.date: expected {day}, found {date:?}");
        // A time of another zone than the course's is a contradiction.
        let zoned = |pieces: Pieces<'_>| pieces.offset().is_some() || pieces.time_zone_annotation().is_some();
        if Pieces::parse(date.trim()).is_ok_and(zoned) {
            return Err(format!("due.date: expected {day}, in the zone of due.zone; found {date:?}"));
        }
        // A day without a time ends when the next one begins.
        let local = match date.trim().parse::<civil::Date>() {
            Ok(day) if !date.contains([':', 'T', 't']) => {
                day.tomorrow().map_err(|_| wrong())?.to_datetime(civil::Time::midnight())
            }
            _ => date.trim().parse::<civil::DateTime>().map_err(|_| wrong())?,
        };
        let at = zone.to_timestamp(local).map_err(|_| wrong())?;
        let grace = grace.as_deref().map_or(Ok(SignedDuration::ZERO), |text| {
            text.trim()
                .parse()
                .ok()
                .filter(|grace: &SignedDuration| !grace.is_negative())
                .ok_or_else(|| format!("due.grace: expected a duration such as 15m or 2h, found {text:?}"))
        })?;
        Ok(Self { at, zone, grace, late_per_day, late_most })
    }
}

impl Due {
    /// What handing in at `submitted` means for a mark of `mark`; nothing, when it was in time.
    ///
    /// Within the grace period nothing is taken away; after it, every day since the work was due counts.
    #[must_use]
    pub fn lateness(&self, submitted: Timestamp, mark: Points) -> Option<Adjustment> {
        let due = self.at;
        let late = submitted.duration_since(due);
        if late <= SignedDuration::ZERO {
            return None;
        }
        if late <= self.grace {
            return Some(Adjustment::Grace { due, submitted });
        }
        let begun = late.as_secs() / DAY + i64::from(late.as_secs() % DAY > 0 || late.subsec_nanos() > 0);
        let days = u32::try_from(begun).unwrap_or(u32::MAX);
        let all = Points::from_hundredths(self.late_per_day.hundredths().saturating_mul(days));
        let points = all.min(self.late_most.unwrap_or(all)).min(mark);
        Some(Adjustment::Late { due, submitted, days, points })
    }
}
