//! Phrases about the cost estimate.

use grader_core::{
    Aspect, DocumentKind, Observation, Question, Shown,
    facts::{Costs, Estimate},
};

use crate::{
    check::Check,
    exam::{Stop, mismatched},
    phrase::phrase,
    roles::{Component, folded},
};

const QUESTION: Question = Question::Document(DocumentKind::Estimate);

/// What the calculator calls regions, beside their codes: a word of the name in English and in French.
const REGIONS: [(&str, &[&str]); 8] = [
    ("us-east-1", &["virginia", "virginie"]),
    ("us-east-2", &["ohio"]),
    ("us-west-1", &["california", "californie"]),
    ("us-west-2", &["oregon"]),
    ("ca-central-1", &["canada central", "canada centre"]),
    ("eu-west-1", &["ireland", "irlande"]),
    ("eu-west-3", &["paris"]),
    ("eu-central-1", &["frankfurt", "francfort"]),
];

phrase! {
    /// Whatever its format; a link or a picture is for a person.
    given "l'estimation des coûts remise" | "the cost estimate handed in", [],
    async fn the_estimate(exam) {
        let Observation::Estimate(estimate) = exam.document(DocumentKind::Estimate).await? else {
            return Err(mismatched(&QUESTION).into());
        };
        exam.set_estimate(&estimate.file.clone(), estimate);
        Ok(())
    }
}

phrase! {
    /// The file is there and is whole.
    then "l'estimation est remise" | "the estimate is handed in", [],
    async fn estimate_is_there(exam) {
        exam.estimate().map(drop)
    }
}

/// Leaves to a person what cannot be read for certain: a link, a picture, or a printed page whose totals were not found.
fn readable(estimate: &Estimate) -> Result<(), Stop> {
    let printed = estimate.services.is_empty() && !estimate.lines.is_empty();
    if estimate.opaque || printed && estimate.total.twelve_months.is_none() { Err(Stop::Manual) } else { Ok(()) }
}

phrase! {
    /// By any of the names that the calculator gives the service.
    then "l'estimation couvre {string}" | "the estimate covers {string}", ["\"ECS\""],
    async fn estimate_covers(exam, name: String) {
        let estimate = exam.estimate()?.it;
        readable(&estimate)?;
        let lab = exam.lab()?;
        let part = Component::called(lab, &name).ok_or_else(|| Stop::Broken(format!("{name:?} is no part of an architecture")))?;
        let names = estimate.services.iter().map(|service| &service.name).chain(&estimate.lines);
        let covered = names.into_iter().any(|name| part.is_in(lab, &folded(name)));
        let mut check = Check::answer(QUESTION);
        check.that(covered, &name, Shown::Present, Shown::values(estimate.services.iter().map(|service| &service.name)));
        Ok(check.done()?)
    }
}

/// Whether a text names a region.
fn names_region(text: &str, region: &str) -> bool {
    let words = REGIONS.iter().find(|(code, _)| *code == region).map_or(&[][..], |(_, words)| *words);
    let text = format!(" {} ", folded(text));
    std::iter::once(folded(region).as_str())
        .chain(words.iter().copied())
        .any(|name| text.contains(&format!(" {name} ")))
}

phrase! {
    /// Each service that has one; the submission's own region is right too.
    then "ses services sont dans la région du cours" | "its services are in the region of the course", [],
    async fn estimate_region(exam) {
        let estimate = exam.estimate()?.it;
        readable(&estimate)?;
        let course = exam.lab()?.region.clone();
        let regions: Vec<String> = std::iter::once(course.clone()).chain(exam.submission()?.region.clone()).collect();
        let right = |text: &str| regions.iter().any(|region| names_region(text, region));
        let mut check = Check::answer(QUESTION);
        if estimate.services.is_empty() {
            let other = |line: &&String| REGIONS.iter().any(|(code, _)| names_region(line, code)) && !right(line);
            let (found, others) = (estimate.lines.iter().any(|line| right(line)), estimate.lines.iter().filter(other));
            let others: Vec<&String> = others.take(10).collect();
            check.that(found && others.is_empty(), &estimate.file, Shown::value(&course), Shown::values(others));
            return Ok(check.done()?);
        }
        let mut named = false;
        for service in &estimate.services {
            if let Some(region) = &service.region {
                named = true;
                check.that(right(region), &service.name, Shown::value(&course), Shown::value(region));
            }
        }
        check.that(named, &estimate.file, Shown::value(&course), Shown::Absent);
        Ok(check.done()?)
    }
}

phrase! {
    /// To the cent, roundings aside: the services' twelve months, and twelve times the monthly total with what is paid once.
    then "son total sur 12 mois est la somme de ses parties" | "its 12-month total is the sum of its parts", [],
    async fn estimate_total(exam) {
        let estimate = exam.estimate()?.it;
        readable(&estimate)?;
        let mut check = Check::answer(QUESTION);
        let total = estimate.total.twelve_months;
        check.that(total.is_some_and(|total| total > 0), Aspect::TwelveMonths, Shown::Present, Shown::maybe(total.map(money)));
        check.done()?;
        let total = total.unwrap_or_default();
        let mut check = Check::answer(QUESTION);
        // Each part is rounded by itself: half a cent a year, or half a cent each month.
        let mut compared = false;
        let parts: Option<Vec<i64>> = estimate.services.iter().map(|service| a_year(&service.cost)).collect();
        if let Some(parts) = parts.filter(|parts| !parts.is_empty()) {
            let (sum, count) = (parts.iter().fold(0, |sum: i64, part| sum.saturating_add(*part)), parts.len());
            let near = sum.abs_diff(total) <= 6 * (count as u64 + 1);
            compared = true;
            check.that(near, Aspect::TwelveMonths, Shown::value(money(sum)), Shown::value(money(total)));
        }
        if let Some(sum) = a_year(&Costs { twelve_months: None, ..estimate.total.clone() }) {
            let near = sum.abs_diff(total) <= 12;
            compared = true;
            check.that(near, Aspect::TwelveTimesMonthly, Shown::value(money(sum)), Shown::value(money(total)));
        }
        // A total by itself is a sum of nothing that can be seen.
        if !compared {
            return Err(Stop::Manual);
        }
        Ok(check.done()?)
    }
}

/// What twelve months cost: as written, else by the months.
fn a_year(cost: &Costs) -> Option<i64> {
    let by_months = || cost.monthly?.checked_mul(12)?.checked_add(cost.upfront.unwrap_or_default());
    cost.twelve_months.or_else(by_months)
}

/// Hundredths as people write them.
fn money(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100)
}
