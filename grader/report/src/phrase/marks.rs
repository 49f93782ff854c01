//! Human marks, excuses and adjustments in words.

use grader_core::{Adjustment, Due, Gain, HumanMark, Keep, Lang, Points, Status, Text, Totals, Waiver};
use jiff::{Timestamp, tz::TimeZone};

use super::Phrases;
use crate::{
    WordsError,
    cause::lacks_keys,
    plain::{brief, ours, plain},
    report::Decision,
};

/// One line between the points and the mark in both languages: what it adds or takes away, and why. Times are told in the
/// zone of that name in the IANA database, else in UTC.
///
/// # Errors
///
/// Never in a released version: the catalogues load.
pub fn adjustment_text(line: &Adjustment, zone: Option<&str>) -> Result<Text, WordsError> {
    let zone = zone.and_then(|zone| TimeZone::get(zone).ok()).unwrap_or(TimeZone::UTC);
    let say = |lang| -> Result<String, WordsError> {
        let phrases = Phrases::new(lang)?;
        Ok(format!("{} {}", phrases.change(line), phrases.adjustment_in(line, &zone)).trim().to_owned())
    };
    Ok(Text { fr: say(Lang::Fr)?, en: say(Lang::En)? })
}

impl Phrases {
    /// What a person decided, one sentence a line.
    pub fn decision(&self, decision: &Decision<'_>) -> Vec<String> {
        let reason = |sentence: String| match decision.reason {
            Some(reason) => self.with("decided-why", &[("what", sentence.into()), ("reason", plain(reason).into())]),
            None => sentence,
        };
        let mut lines = Vec::new();
        if let Some(human) = decision.human {
            lines.push(reason(self.human(human)));
            lines.push(self.beneath(human.automatic, human.beneath));
            if human.changed {
                lines.push(self.about("human-changed", "marker", &brief(&human.marker)));
            }
        }
        if let Some(waiver) = decision.waiver {
            lines.push(reason(self.waiver(waiver)));
            if !waiver.over {
                lines.push(self.beneath(waiver.automatic, waiver.beneath));
            }
        }
        lines
    }

    fn beneath(&self, automatic: Status, totals: Totals) -> String {
        let args = [("status", self.status(automatic).into()), ("score", self.score(totals).into())];
        self.with("human-beneath", &args)
    }

    fn human(&self, human: &HumanMark) -> String {
        let key = if human.shared { "human-shared" } else { "human-mark" };
        self.with(
            key,
            &[
                ("n", human.points.as_f64().into()),
                ("points", self.points(human.points).into()),
                ("marker", brief(&human.marker).into()),
                ("date", human.date.to_string().into()),
            ],
        )
    }

    fn waiver(&self, waiver: &Waiver) -> String {
        let key = if waiver.over { "waiver-over" } else { "waiver" };
        self.with(key, &[("until", waiver.until.to_string().into()), ("marker", brief(&waiver.marker).into())])
    }

    /// One line between the points and the mark.
    pub fn adjustment(&self, line: &Adjustment, due: Option<&Due>) -> String {
        self.adjustment_in(line, &due.map_or(TimeZone::UTC, |due| due.zone.clone()))
    }

    /// The same, with its times in `zone`.
    fn adjustment_in(&self, line: &Adjustment, zone: &TimeZone) -> String {
        let time = |at: &Timestamp| at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M %Z").to_string();
        let points = |points: &Points| (*points, self.points(*points));
        match line {
            Adjustment::Attempt { number, of, keep } => {
                let key = match keep {
                    Keep::Best => "adjustment-attempt-best",
                    Keep::Last => "adjustment-attempt-last",
                };
                self.with(key, &[("number", number.to_string().into()), ("of", of.to_string().into())])
            }
            Adjustment::Rebased { excused, .. } => {
                let (n, excused) = points(excused);
                self.with("adjustment-rebased", &[("n", n.as_f64().into()), ("excused", excused.into())])
            }
            Adjustment::Grace { due, submitted } => {
                self.with("adjustment-grace", &[("due", time(due).into()), ("submitted", time(submitted).into())])
            }
            Adjustment::Late { due, submitted, days, .. } => self.with(
                "adjustment-late",
                &[
                    ("due", time(due).into()),
                    ("submitted", time(submitted).into()),
                    ("n", (*days).into()),
                    ("days", days.to_string().into()),
                ],
            ),
            Adjustment::SubmissionTimeUnknown { due } => {
                self.with("adjustment-time-unknown", &[("due", time(due).into())])
            }
            Adjustment::BonusCriterion { id, title, hint, worth, gain, points } => {
                let key = match gain {
                    Gain::Gained if points < worth => "adjustment-bonus-full",
                    Gain::Gained => "adjustment-bonus-gained",
                    Gain::NotGained => "adjustment-bonus-not-gained",
                    Gain::Unseen(_) => "adjustment-bonus-unseen",
                };
                // Missing keys are told once, with all that they keep from being seen.
                let why = match gain {
                    Gain::Unseen(gap) if !lacks_keys(gap) => self.gap(gap),
                    _ => String::new(),
                };
                let text = |text: &Text| ours(text.get(self.lang()));
                let (n, worth) = (worth.as_f64(), self.points(*worth));
                let args = [
                    ("id", id.to_string().into()),
                    ("title", text(title).into()),
                    ("n", n.into()),
                    ("worth", worth.into()),
                    ("hint", text(hint).into()),
                    ("why", why.into()),
                ];
                self.with(key, &args).trim_end().to_owned()
            }
            Adjustment::Bonus { reason, marker, date, .. } => self.with(
                "adjustment-bonus",
                &[
                    ("marker", brief(marker).into()),
                    ("date", date.to_string().into()),
                    ("reason", plain(reason).into()),
                ],
            ),
        }
    }

    /// What a line adds or takes away: `+2`, `−20`, or nothing.
    pub fn change(&self, line: &Adjustment) -> String {
        match (line.added(), line.taken()) {
            (Points::ZERO, Points::ZERO) => String::new(),
            (added, Points::ZERO) => format!("+{}", self.points(added)),
            (_, taken) => format!("−{}", self.points(taken)),
        }
    }
}
