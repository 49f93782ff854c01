//! Phrases about the architecture diagram.

use grader_core::{Aspect, DocumentKind, Lab, Observation, Question, Shown, Subject, facts::Diagram};

use crate::{
    check::Check,
    exam::{Stop, mismatched},
    phrase::phrase,
    roles::{Component, Graph},
};

const QUESTION: Question = Question::Document(DocumentKind::Diagram);

phrase! {
    /// Whatever its format; what no program can read is for a person.
    given "le diagramme d'architecture remis" | "the architecture diagram handed in", [],
    async fn the_diagram(exam) {
        let Observation::Diagram(diagram) = exam.document(DocumentKind::Diagram).await? else {
            return Err(mismatched(&QUESTION).into());
        };
        exam.set_diagram(&diagram.file.clone(), diagram);
        Ok(())
    }
}

phrase! {
    /// The file is there and is whole.
    then "le diagramme est remis" | "the diagram is handed in", [],
    async fn diagram_is_there(exam) {
        exam.diagram().map(drop)
    }
}

/// The part of the architecture that a feature file names.
fn part(lab: &Lab, name: &str) -> Result<Component, Stop> {
    Component::called(lab, name).ok_or_else(|| Stop::Broken(format!("{name:?} is no part of an architecture")))
}

/// What a finding calls the part that a feature file calls `name`: products have a name of their own, the others are words.
fn subject(part: Component, name: &str) -> Subject {
    match part {
        Component::Users => Aspect::Users.into(),
        Component::Containers => Aspect::Containers.into(),
        _ => name.into(),
    }
}

/// Whether something may be in the diagram that the grader does not see: a pasted picture, or icons where only texts are read.
fn may_hide(diagram: &Diagram) -> bool {
    diagram.picture || !diagram.graph || diagram.nodes.iter().any(|node| node.pasted)
}

phrase! {
    /// Each of them, by its icon or its label; the names are separated by commas.
    then "le diagramme montre {string}" | "the diagram shows {string}", ["\"users, ALB\""],
    async fn diagram_shows(exam, names: String) {
        let diagram = exam.diagram()?.it;
        let words = exam.words()?;
        let graph = Graph::of(&diagram, words);
        let mut check = Check::answer(QUESTION);
        let mut missing = false;
        for name in names.split(',').map(str::trim) {
            let part = part(exam.lab()?, name)?;
            let shown = graph.shows(part) || diagram.texts.iter().any(|text| words.parts_of(text).contains(&part));
            missing |= !shown;
            check.that(shown, subject(part, name), Shown::Present, Shown::Absent);
        }
        if missing && may_hide(&diagram) {
            return Err(Stop::Manual);
        }
        Ok(check.done()?)
    }
}

phrase! {
    /// By arrows in either direction, through target groups, the cluster or containers; an arrow at a box counts for
    /// what is in it.
    then "le diagramme relie {string} à {string}" | "the diagram connects {string} to {string}", ["\"ALB\"", "\"customer\""],
    async fn diagram_connects(exam, from: String, to: String) {
        let diagram = exam.diagram()?.it;
        let (begin, end) = (part(exam.lab()?, &from)?, part(exam.lab()?, &to)?);
        let graph = Graph::of(&diagram, exam.words()?);
        let joined = graph.connects(begin, end);
        if !joined && may_hide(&diagram) {
            return Err(Stop::Manual);
        }
        let mut check = Check::answer(QUESTION);
        let seen = Shown::values(graph.neighbours(begin).into_iter().map(|label| format!("{from} – {label}")));
        check.that(joined, format!("{from} – {to}"), Shown::value(format!("{from} – {to}")), seen);
        Ok(check.done()?)
    }
}
