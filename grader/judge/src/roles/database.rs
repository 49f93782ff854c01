//! The database of the application, and how people write where it is.

use std::sync::Arc;

use grader_core::facts::{DbInstance, Rds};

use crate::exam::{Exam, Stop};

/// The database instances, those of the MySQL family when there are any; nothing when RDS cannot be seen.
pub(crate) async fn databases(exam: &mut Exam) -> Result<Option<Vec<DbInstance>>, Stop> {
    let rds: Option<Arc<Rds>> = exam.ask_maybe::<Rds>().await?;
    Ok(rds.and_then(|rds| rds.instances.known().ok().map(|all| of_the_family(all))))
}

/// The instances that can be the application's, which speaks MySQL; all of them when none does.
fn of_the_family(all: &[DbInstance]) -> Vec<DbInstance> {
    let speaks = |instance: &&DbInstance| {
        instance.engine.as_ref().is_some_and(|engine| engine.contains("mysql") || engine.contains("mariadb"))
    };
    let family: Vec<DbInstance> = all.iter().filter(speaks).cloned().collect();
    if family.is_empty() { all.to_vec() } else { family }
}

/// Whether an answer names `host`: by itself, with a port, in an address or in a sentence.
pub(crate) fn host_in(answer: &str, host: &str) -> bool {
    let host = host.to_lowercase();
    let part_of_a_name = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    let answer = answer.to_lowercase();
    let mut names = answer.split(|c: char| !part_of_a_name(c)).map(|name| name.trim_matches('.'));
    !host.is_empty() && names.any(|name| name == host)
}

#[cfg(test)]
mod tests {
    use super::host_in;

    #[test]
    fn a_host_is_found_however_it_is_written() {
        let host = "lab.abc.us-east-1.rds.amazonaws.com";
        for answer in [
            host,
            "LAB.abc.us-east-1.rds.amazonaws.com:3306",
            "mysql://nodeapp@lab.abc.us-east-1.rds.amazonaws.com/COFFEE",
            "C'est lab.abc.us-east-1.rds.amazonaws.com.",
        ] {
            assert!(host_in(answer, host), "{answer}");
        }
        assert!(!host_in("lab.abc.us-east-1.rds.amazonaws.com.evil.example", host));
        assert!(!host_in("localhost", host));
        assert!(!host_in("", ""));
    }
}
