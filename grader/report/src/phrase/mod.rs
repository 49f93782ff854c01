//! Values in words. Every format says the same thing in the same way, and no foreign text gets past [`plain`].

mod gap;
mod marks;

use grader_core::{
    Citation, CriterionGrade, CriterionId, Difference, DocumentKind, Lang, Notice, Points, Provenance, Question,
    Rebasing, Remark, RoundTripRequest, Shown, SourcePart, Status, Student, Subject, Totals,
};

pub use marks::adjustment_text;

use crate::{
    RunSource, Value, Words, WordsError,
    plain::{brief, plain},
};

/// The catalogue of one language, and what it says of our nouns.
pub(crate) struct Phrases {
    words: &'static Words,
}

impl Phrases {
    pub fn new(lang: Lang) -> Result<Self, WordsError> {
        Ok(Self { words: Words::reports(lang)? })
    }

    pub const fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// The message `key`.
    pub fn get(&self, key: &str) -> String {
        self.words.get(key)
    }

    /// The message `key` about a text.
    pub fn about(&self, key: &str, name: &str, text: &str) -> String {
        self.words.with(key, &[(name, text.into())])
    }

    /// The message `key` with arguments that are harmless already.
    pub fn with(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        self.words.with(key, args)
    }

    /// A status in one word or two.
    pub fn status(&self, status: Status) -> String {
        self.get(match status {
            Status::Excused => "status-excused",
            Status::Passed => "status-passed",
            Status::Failed => "status-failed",
            Status::Blocked => "status-blocked",
            Status::Inconclusive => "status-inconclusive",
            Status::Manual => "status-manual",
            Status::Broken => "status-broken",
        })
    }

    /// A number of points as the language writes decimals.
    pub fn points(&self, points: Points) -> String {
        match self.lang() {
            Lang::Fr => points.to_string().replace('.', ","),
            Lang::En => points.to_string(),
        }
    }

    /// A number with two decimals as the language writes them.
    pub fn number(&self, number: f64) -> String {
        let text = format!("{number:.2}");
        match self.lang() {
            Lang::Fr => text.replace('.', ","),
            Lang::En => text,
        }
    }

    /// `3,5 / 12`, which no line break tears apart.
    pub fn score(&self, totals: Totals) -> String {
        format!("{}\u{a0}/\u{a0}{}", self.points(totals.earned), self.points(totals.possible))
    }

    /// `3,5 points` in the words of the message `key`.
    pub fn counted(&self, key: &str, points: Points) -> String {
        self.with(key, &[("n", points.as_f64().into()), ("points", self.points(points).into())])
    }

    /// `38,5 sur 100 points`.
    pub fn total(&self, earned: Points, possible: Points) -> String {
        let of = self.counted("mark-of", possible);
        self.with("mark-total", &[("earned", self.points(earned).into()), ("of", of.into())])
    }

    /// `label: value`.
    pub fn line(&self, label: &str, value: &str) -> String {
        self.with("line", &[("label", self.get(label).into()), ("value", value.into())])
    }

    /// `a, b and c`.
    pub fn list(&self, items: &[impl ToString]) -> String {
        let mut items: Vec<String> = items.iter().map(ToString::to_string).collect();
        match items.pop() {
            None => String::new(),
            Some(last) if items.is_empty() => last,
            Some(last) => self.with("value-and", &[("first", items.join(", ").into()), ("last", last.into())]),
        }
    }

    /// The message `key` about criteria.
    pub fn criteria<'a>(&self, key: &str, ids: impl IntoIterator<Item = &'a CriterionId>) -> String {
        self.about(key, "ids", &self.ids(ids))
    }

    /// Criteria in the order of the course, where `4.2-a…j` stands for ten of them.
    pub fn ids<'a>(&self, ids: impl IntoIterator<Item = &'a CriterionId>) -> String {
        let ids: Vec<&CriterionId> = ids.into_iter().collect();
        let runs = ids.chunk_by(|a, b| a.task == b.task && follows(&a.letter, &b.letter));
        let run = |run: &[&CriterionId]| match run {
            [first, .., last] if run.len() > 2 => vec![format!("{first}…{}", last.letter)],
            few => few.iter().map(ToString::to_string).collect(),
        };
        self.list(&runs.flat_map(run).collect::<Vec<_>>())
    }

    /// An expected or observed value.
    pub fn shown(&self, shown: &Shown) -> String {
        match shown {
            Shown::Absent => self.get("value-absent"),
            Shown::Present => self.get("value-present"),
            Shown::NotHandedIn => self.get("value-not-handed-in"),
            Shown::Value(value) => self.value(value),
            // A cap on each value and on all of them.
            Shown::Values(values) => plain(&values.iter().map(|v| self.value(v)).collect::<Vec<_>>().join(", ")),
        }
    }

    fn value(&self, value: &str) -> String {
        if value.trim().is_empty() { self.get("value-empty") } else { plain(value) }
    }

    /// What a finding is about.
    pub fn subject(&self, subject: &Subject) -> String {
        let name = plain(&subject.name);
        let Some(aspect) = subject.aspect else { return name };
        let aspect = self.get(&format!("aspect-{}", aspect.name()));
        if name.is_empty() { aspect } else { self.with("subject", &[("name", name.into()), ("aspect", aspect.into())]) }
    }

    /// A difference in one sentence.
    pub fn difference(&self, difference: &Difference) -> String {
        self.compared("difference", difference)
    }

    /// The message `key` about a difference.
    pub fn compared(&self, key: &str, difference: &Difference) -> String {
        self.with(
            key,
            &[
                ("subject", self.subject(&difference.subject).into()),
                ("expected", self.shown(&difference.expected).into()),
                ("observed", self.shown(&difference.observed).into()),
            ],
        )
    }

    /// A place in the evidence.
    pub fn citation(&self, citation: &Citation) -> String {
        let question = self.question(&citation.question);
        if citation.resource.is_empty() {
            return question;
        }
        self.with("citation", &[("question", question.into()), ("resource", plain(&citation.resource).into())])
    }

    /// What was asked. A page is known by its address.
    fn question(&self, question: &Question) -> String {
        match question {
            Question::Aws(topic) => self.about("question-aws", "name", topic.name()),
            Question::Http(_) => plain(&question.to_string()),
            Question::RoundTrip(RoundTripRequest { writer, reader }) => {
                let lists = if writer == reader { writer.to_string() } else { format!("{writer} {reader}") };
                self.about("question-round-trip", "name", &plain(&lists))
            }
            Question::Container(service) => self.about("question-container", "name", &plain(service)),
            Question::Document(DocumentKind::Diagram) => self.get("question-diagram"),
            Question::Document(DocumentKind::Estimate) => self.get("question-estimate"),
            Question::Document(DocumentKind::Answers) => self.get("question-answers"),
            Question::Source(SourcePart::Microservices) => self.get("question-microservices"),
            Question::Source(SourcePart::Deployment) => self.get("question-deployment"),
        }
    }

    /// A remark in one sentence.
    pub fn remark(&self, remark: &Remark) -> String {
        let named = |key, subject: &str, expected: &str, found: &str| {
            self.with(
                key,
                &[
                    ("subject", plain(subject).into()),
                    ("expected", plain(expected).into()),
                    ("found", plain(found).into()),
                ],
            )
        };
        match remark {
            Remark::Renamed { expected, found } => named("remark-renamed", "", expected, found),
            Remark::OtherPort { subject, expected, found } => {
                named("remark-other-port", subject, &expected.to_string(), &found.to_string())
            }
            Remark::OtherValue { subject, expected, found } => {
                named("remark-other-value", &self.subject(subject), expected, found)
            }
            Remark::LeftBehind { name, list } => named("remark-left-behind", name, list, name),
            Remark::ExposesOther { subject, expected, found } => {
                named("remark-exposes-other", subject, &expected.to_string(), &found.to_string())
            }
            Remark::JudgedFromSource { subject } => self.about("remark-judged-from-source", "subject", &plain(subject)),
            Remark::BehaviourCounts { subject, found } => named("remark-behaviour-counts", subject, "", found),
            Remark::PrivateKey { path } => self.about("remark-private-key", "subject", &plain(path)),
            Remark::WithoutHistory { subject } => self.about("remark-without-history", "subject", &plain(subject)),
            Remark::LooksSwapped => self.get("remark-looks-swapped"),
            Remark::NotReadable { subject, found } => named("remark-not-readable", subject, "", found),
        }
    }

    /// A notice in one sentence.
    pub fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::CustomEndpoint { url } => self.about("notice-custom-endpoint", "url", &plain(url)),
            Notice::LocalAddresses => self.get("notice-local-addresses"),
            Notice::Unsigned => self.get("notice-unsigned"),
            Notice::SignedByStranger { key } => self.about("notice-signed-by-stranger", "key", &key.to_string()),
            Notice::SignedAnew { key, before } => self
                .with("notice-signed-anew", &[("key", key.to_string().into()), ("before", before.to_string().into())]),
            Notice::OtherStudent { found } => self.about("notice-other-student", "found", &brief(found)),
            Notice::OtherLab { found } => self.about("notice-other-lab", "found", &brief(found)),
            Notice::OtherHost { address, found, own } => self.with(
                "notice-other-host",
                &[("address", brief(address).into()), ("found", brief(found).into()), ("own", self.list(own).into())],
            ),
            Notice::NothingHandedIn => self.get("notice-nothing-handed-in"),
            Notice::Rebased(rebasing) => self.rebased(rebasing),
        }
    }

    fn rebased(&self, rebasing: &Rebasing) -> String {
        let unused: Vec<String> = rebasing.unused.iter().map(|service| plain(service)).collect();
        let args = [("profile", plain(&rebasing.profile).into()), ("services", self.list(&unused).into())];
        let mut sentences = vec![self.with("notice-rebased", &args)];
        for (key, tasks) in [("notice-rebased-tasks", &rebasing.rebased), ("notice-left-out", &rebasing.left_out)] {
            if !tasks.is_empty() {
                sentences.push(self.about(key, "tasks", &self.list(tasks)));
            }
        }
        sentences.join(" ")
    }

    /// Who saw the evidence.
    pub fn provenance(&self, provenance: Provenance) -> String {
        self.get(match provenance {
            Provenance::Observed => "provenance-observed",
            Provenance::Attested => "provenance-attested",
            Provenance::Sample => "provenance-sample",
        })
    }

    /// That the student's own recording is all that speaks for the verdict, where it is so.
    pub fn attested(&self, criterion: &CriterionGrade) -> Option<String> {
        let attested = criterion.provenance == Provenance::Attested && !criterion.asked.is_empty();
        attested.then(|| self.line("provenance", &self.provenance(criterion.provenance)))
    }

    /// Where the observations came from.
    pub fn source(&self, source: &RunSource) -> String {
        match source {
            RunSource::Live => self.get("source-live"),
            RunSource::Bundle { digest } => self.about("source-bundle", "digest", &plain(digest)),
        }
    }

    /// How to call the student: the name, or else the id.
    pub fn student(&self, student: &Student) -> String {
        brief(student.name.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(&student.id))
    }
}

/// Whether `b` is the letter after `a`.
fn follows(a: &str, b: &str) -> bool {
    matches!((a.as_bytes(), b.as_bytes()), ([a], [b]) if a + 1 == *b)
}

/// A status in one sign, beside its word.
pub(crate) const fn symbol(status: Status) -> &'static str {
    match status {
        Status::Excused => "–",
        Status::Passed => "✓",
        Status::Failed => "✗",
        Status::Blocked => "→",
        Status::Inconclusive => "?",
        Status::Manual => "○",
        Status::Broken => "!",
    }
}
