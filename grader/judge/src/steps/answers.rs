//! Phrases about the answers file. People answer in words of their own: what counts is that the right word is there.

use grader_core::{DocumentKind, Gap, GapReason, Observation, Question, Shown, Topic, facts::Rds};

use crate::{
    check::Check,
    exam::{Exam, Stop, mismatched},
    phrase::phrase,
    roles,
};

const QUESTION: Question = Question::Document(DocumentKind::Answers);

/// Ports that someone who does not know might list beside the right one.
const OTHER_PORTS: [&str; 10] = ["22", "80", "443", "1433", "3000", "3306", "5432", "8000", "8080", "8081"];

phrase! {
    /// The file that `grader init` writes, filled in.
    given "le fichier de réponses remis" | "the answers file handed in", [],
    async fn the_answers(exam) {
        let Observation::Answers(answers) = exam.document(DocumentKind::Answers).await? else {
            return Err(mismatched(&QUESTION).into());
        };
        exam.set_answers(&answers.file.clone(), answers);
        Ok(())
    }
}

phrase! {
    /// At least one question is answered.
    then "le fichier contient des réponses" | "the file holds answers", [],
    async fn answers_are_there(exam) {
        let answers = exam.answers()?;
        let mut check = Check::answer(QUESTION);
        check.that(!answers.it.answers.is_empty(), answers.name, Shown::Present, Shown::NotHandedIn);
        Ok(check.done()?)
    }
}

/// The answer `key`; one that is blank was not handed in.
pub(super) fn given(exam: &Exam, key: &str) -> Result<String, Stop> {
    let answers = exam.answers()?.it;
    let mut check = Check::answer(QUESTION);
    let found = answers.answers.get(key).cloned();
    check.that(found.is_some(), key, Shown::Present, Shown::NotHandedIn);
    check.done()?;
    Ok(found.unwrap_or_default())
}

/// Whether one of the words of an answer is `wanted`: `/usr/bin/node`, `MySQL 8`, `node.js` and `mysql8` say `node` and
/// `mysql`.
pub(super) fn says(answer: &str, wanted: &str) -> bool {
    let words = |text: &str| roles::folded(text).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (words, wanted) = (words(answer), words(wanted));
    let same = |word: &String, wanted: &String| {
        word.strip_prefix(wanted.as_str())
            .is_some_and(|rest| rest.is_empty() || rest == "js" || is_version(wanted, rest))
    };
    words.windows(wanted.len()).any(|window| window.iter().zip(&wanted).all(|(word, wanted)| same(word, wanted)))
}

/// Whether the rest of a word is the version of a program: digits after letters.
fn is_version(name: &str, rest: &str) -> bool {
    name.ends_with(|c: char| c.is_alphabetic()) && rest.chars().all(|c| c.is_ascii_digit())
}

/// Whether an answer says this port and no other that is usual.
fn says_port(answer: &str, port: &str) -> bool {
    let folded = roles::folded(answer);
    folded.split(' ').any(|word| word == port)
        && !folded.split(' ').any(|word| word != port && OTHER_PORTS.contains(&word))
}

fn judge(key: &str, right: bool, wanted: Shown, answer: &str, also: Option<Question>) -> Result<(), Stop> {
    let mut check = Check::answer(QUESTION);
    if let Some(question) = also {
        check.cite(question, "");
    }
    check.that(right, key, wanted, Shown::value(answer));
    Ok(check.done()?)
}

phrase! {
    /// In other words too; the class's own name for it counts.
    then "la réponse {string} est {string}" | "the answer {string} is {string}", ["\"monolith.process\"", "\"node\""],
    async fn answer_is(exam, key: String, wanted: String) {
        let answer = given(exam, &key)?;
        let wanted = exam.lab()?.name(&wanted).to_owned();
        judge(&key, says(&answer, &wanted), Shown::value(&wanted), &answer, None)
    }
}

phrase! {
    /// Alone: a list of ports is no answer.
    then "la réponse {string} est le port {int}" | "the answer {string} is port {int}", ["\"monolith.port\"", "80"],
    async fn answer_is_port(exam, key: String, port: u16) {
        let answer = given(exam, &key)?;
        judge(&key, says_port(&answer, &port.to_string()), Shown::value(port), &answer, None)
    }
}

phrase! {
    /// What AWS says, where RDS can be seen; else the course's.
    then "la réponse {string} est le moteur de la base de données, {string} dans le cours" | "the answer {string} is the database engine, {string} in the course", ["\"monolith.database_engine\"", "\"MySQL\""],
    async fn answer_is_engine(exam, key: String, course: String) {
        let answer = given(exam, &key)?;
        let seen = roles::databases(exam).await?.unwrap_or_default();
        let engines: Vec<&str> = seen.iter().filter_map(|instance| instance.engine.as_deref()).collect();
        // AWS calls a MySQL-compatible Aurora `aurora-mysql`.
        let families = engines.iter().flat_map(|engine| engine.split('-'));
        let wanted: Vec<&str> = if engines.is_empty() { vec![&course] } else { families.collect() };
        let also = (!engines.is_empty()).then_some(Question::Aws(Topic::Rds));
        judge(&key, wanted.iter().any(|engine| says(&answer, engine)), Shown::values(&wanted), &answer, also)
    }
}

phrase! {
    /// What AWS says, where RDS can be seen; else the course's.
    then "la réponse {string} est le port de la base de données, {int} dans le cours" | "the answer {string} is the database port, {int} in the course", ["\"monolith.database_port\"", "3306"],
    async fn answer_is_database_port(exam, key: String, course: u16) {
        let answer = given(exam, &key)?;
        let seen = roles::databases(exam).await?.unwrap_or_default();
        let mut ports: Vec<String> = seen.iter().filter_map(|instance| instance.port).map(|port| port.to_string()).collect();
        let also = (!ports.is_empty()).then_some(Question::Aws(Topic::Rds));
        if ports.is_empty() {
            ports.push(course.to_string());
        }
        judge(&key, ports.iter().any(|port| says_port(&answer, port)), Shown::values(&ports), &answer, also)
    }
}

phrase! {
    /// The endpoint of a database that AWS shows. Without one to compare with, nothing can be said.
    then "la réponse {string} est le point de terminaison de la base de données" | "the answer {string} is the database endpoint", ["\"monolith.database_endpoint\""],
    async fn answer_is_endpoint(exam, key: String) {
        let answer = given(exam, &key)?;
        // What hides RDS is worth telling, so that it can be mended.
        exam.ask::<Rds>().await?.instances.known()?;
        let seen = roles::databases(exam).await?.unwrap_or_default();
        let endpoints: Vec<&str> = seen.iter().filter_map(|instance| instance.endpoint.as_deref()).collect();
        if endpoints.is_empty() {
            // The lab is torn down after a few hours; the answer may well have been right.
            return Err(Gap::new(GapReason::NotRecorded).operation("rds:DescribeDBInstances").into());
        }
        let right = endpoints.iter().any(|endpoint| roles::host_in(&answer, endpoint));
        judge(&key, right, Shown::values(&endpoints), &answer, Some(Question::Aws(Topic::Rds)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_may_be_worded_freely() {
        for (answer, wanted) in [
            ("/usr/bin/node", "node"),
            ("Node.js", "node"),
            ("nodejs", "node"),
            ("MySQL 8", "MySQL"),
            ("mysql8", "MySQL"),
            ("l'utilisateur root", "root"),
            ("COFFEE.suppliers", "suppliers"),
            ("coffee", "COFFEE"),
        ] {
            assert!(says(answer, wanted), "{answer}");
        }
        for (answer, wanted) in [("nodeapp", "node"), ("rooted", "root"), ("supplier", "suppliers"), ("", "node")] {
            assert!(!says(answer, wanted), "{answer}");
        }
    }

    #[test]
    fn a_port_stands_alone() {
        for answer in ["3306", "tcp/3306", "port 3306 (TCP)", "3306 (MySQL 8.0.35)"] {
            assert!(says_port(answer, "3306"), "{answer}");
        }
        for answer in ["33060", "80 or 3306", "MySQL", ""] {
            assert!(!says_port(answer, "3306"), "{answer}");
        }
    }
}
