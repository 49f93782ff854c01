//! The headings of a roster, as schools and spreadsheets write them.

use grader_core::SubmissionFile;

use super::RosterError;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Id,
    FirstName,
    Name,
    Email,
    Group,
    Submission,
    /// Which of several attempts a row is.
    Attempt,
    /// When it was handed in.
    SubmittedAt,
    /// A key of `submission.toml`: its table and its name.
    Key(&'static str, &'static str),
    /// Something that the grader does not need.
    Other,
}

/// Headings without case, accents and punctuation.
const NAMES: [(Column, &[&str]); 8] = [
    (
        Column::Id,
        &["id", "studentid", "matricule", "identifiant", "codepermanent", "numero", "numeroda", "studentnumber"],
    ),
    (Column::FirstName, &["firstname", "prenom", "givenname"]),
    (
        Column::Name,
        &["name", "nom", "fullname", "nomcomplet", "studentname", "nometprenom", "lastname", "nomdefamille"],
    ),
    (Column::Email, &["email", "courriel", "mail", "emailaddress", "adressecourriel", "adressedecourriel"]),
    (Column::Group, &["group", "groupe", "team", "equipe"]),
    (Column::Submission, &["submission", "remise", "travail", "depot", "soumission"]),
    (Column::Attempt, &["attempt", "essai", "tentative"]),
    (Column::SubmittedAt, &["submittedat", "remisle", "dateremise", "datederemise", "heurederemise"]),
];

/// The columns that `headings` name.
pub(super) fn read<'a>(headings: impl Iterator<Item = &'a str>) -> Result<Vec<Column>, RosterError> {
    let mut columns: Vec<Column> = Vec::new();
    for heading in headings {
        let column = of(heading)?;
        if column != Column::Other && columns.contains(&column) {
            return Err(RosterError::RepeatedColumn { column: heading.to_owned() });
        }
        columns.push(column);
    }
    if columns.contains(&Column::Id) { Ok(columns) } else { Err(RosterError::NoIdColumn) }
}

fn of(heading: &str) -> Result<Column, RosterError> {
    let heading = heading.trim();
    if let Some((table, key)) = heading.split_once('.') {
        let (table, key) = (table.trim().to_lowercase(), key.trim().to_lowercase());
        let tables = SubmissionFile::tables();
        if let Some((table, keys)) = tables.iter().find(|(name, _)| *name == table) {
            let known = keys.iter().find(|name| **name == key);
            return match (*table, known) {
                ("student", Some(key)) => Ok(plain(key)),
                (_, Some(key)) => Ok(Column::Key(table, key)),
                (_, None) => {
                    let known = keys.iter().map(|key| format!("{table}.{key}")).collect::<Vec<_>>().join(", ");
                    Err(RosterError::UnknownColumn { column: heading.to_owned(), known })
                }
            };
        }
    }
    Ok(plain(heading))
}

/// A column of the class list itself.
fn plain(heading: &str) -> Column {
    let bare: String = heading.to_lowercase().chars().map(without_accent).filter(char::is_ascii_alphanumeric).collect();
    let named = |(_, names): &&(Column, &[&str])| names.contains(&bare.as_str());
    NAMES.iter().find(named).map_or(Column::Other, |(column, _)| column.clone())
}

/// French letters; a combining accent is dropped with the punctuation.
const fn without_accent(c: char) -> char {
    match c {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn headings(text: &str) -> Result<Vec<Column>, RosterError> {
        read(text.split('|'))
    }

    #[test]
    fn headings_are_known_in_both_languages() {
        let expected = vec![Column::Id, Column::Name, Column::Email, Column::Group, Column::Submission];
        for text in [
            "id|name|email|group|submission",
            "Matricule|Nom|Courriel|Groupe|Remise",
            " ID |Nom complet|Adresse de courriel|ÉQUIPE|de\u{301}po\u{302}t",
            "student.id|student.name|student.email|student.group|Submission",
        ] {
            assert_eq!(headings(text).unwrap(), expected, "{text}");
        }
        let keys = headings("id|urls.load_balancer|AWS.Role_ARN|Remarques").unwrap();
        let expected =
            [Column::Id, Column::Key("urls", "load_balancer"), Column::Key("aws", "role_arn"), Column::Other];
        assert_eq!(keys, expected);
    }

    #[test]
    fn headings_that_cannot_be_meant_are_refused() {
        assert!(matches!(headings("name|email"), Err(RosterError::NoIdColumn)));
        assert!(
            matches!(headings("id|matricule"), Err(RosterError::RepeatedColumn { column }) if column == "matricule")
        );
        let Err(RosterError::UnknownColumn { column, known }) = headings("id|urls.balancer") else { panic!() };
        assert_eq!(column, "urls.balancer");
        assert!(known.contains("urls.load_balancer"), "{known}");
    }
}
