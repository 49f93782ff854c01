//! JUnit XML, one suite per task.
//!
//! There is no official schema. What is written here is what both schemas in wide use accept: no attribute on the root;
//! every attribute, `properties`, `system-out` and `system-err` on each suite; a time stamp without fraction or zone; the
//! text of `skipped` as content. JUnit knows no points: they are properties.

use std::io;

use grader_core::{Status, TaskGrade};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use crate::{
    Report, ReportError, Style, account,
    outline::waiting_for,
    phrase::Phrases,
    plain::{brief, plain},
    report::{Decision, Seen},
};

type Xml = Writer<Vec<u8>>;

pub(crate) fn render(report: &Report<'_>, style: &Style) -> Result<Vec<u8>, ReportError> {
    let document = Document { report, phrases: &Phrases::new(style.lang)? };
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("testsuites").write_inner_content(|xml| {
        let tasks = &report.grade.tasks;
        tasks.iter().enumerate().try_for_each(|(number, task)| document.suite(xml, number, task))?;
        document.mark(xml, tasks.len())
    })?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// One test case, ready to be written.
struct Case {
    name: String,
    result: Option<Outcome>,
}

/// What a test case that did not pass holds.
struct Outcome {
    /// `failure`, `error` or `skipped`.
    element: &'static str,
    /// The attribute `type`; a skipped case may have none.
    kind: Option<&'static str>,
    lines: Vec<String>,
}

/// One suite, ready to be written.
struct Suite<'a> {
    name: String,
    /// The class of its cases, below the lab.
    class: String,
    cases: Vec<Case>,
    properties: &'a [(&'a str, String)],
    /// What is worth saying about it.
    said: String,
}

struct Document<'a> {
    report: &'a Report<'a>,
    phrases: &'a Phrases,
}

impl Document<'_> {
    fn suite(&self, xml: &mut Xml, number: usize, task: &TaskGrade) -> io::Result<()> {
        let name = account::task_name(task, self.phrases);
        let properties = [
            ("grader.score", task.totals.earned.to_string()),
            ("grader.max", task.totals.possible.to_string()),
            ("grader.open", task.totals.open.to_string()),
            ("grader.status", task.status.name().to_owned()),
            ("grader.student", brief(&self.report.grade.student.id)),
        ];
        let class = format!("task-{}-{}", task.id.phase, task.id.number);
        let said = self.remarks(task);
        self.write(xml, number, &Suite { name, class, cases: self.cases(task), properties: &properties, said })
    }

    /// What lies between the points and the mark, as a suite without cases.
    fn mark(&self, xml: &mut Xml, number: usize) -> io::Result<()> {
        let (grade, phrases) = (self.report.grade, self.phrases);
        if grade.adjustments.is_empty() {
            return Ok(());
        }
        let properties = [
            ("grader.score", grade.totals.earned.to_string()),
            ("grader.mark", grade.mark().to_string()),
            ("grader.max", grade.totals.possible.to_string()),
            ("grader.student", brief(&grade.student.id)),
        ];
        let due = self.report.lab.due.as_ref();
        let line = |line| format!("{} {}", phrases.change(line), phrases.adjustment(line, due)).trim().to_owned();
        let said = grade.adjustments.iter().map(line).collect::<Vec<_>>().join("\n");
        let (name, class) = (phrases.get("mark"), "mark".to_owned());
        self.write(xml, number, &Suite { name, class, cases: Vec::new(), properties: &properties, said })
    }

    fn write(&self, xml: &mut Xml, number: usize, suite: &Suite<'_>) -> io::Result<()> {
        let Suite { name, class, cases, properties, said } = suite;
        let count = |element| cases.iter().filter(|c| c.result.as_ref().is_some_and(|r| r.element == element)).count();
        let lab = plain(&self.report.lab.id);
        let class = format!("{lab}.{class}");
        xml.create_element("testsuite")
            .with_attribute(("id", number.to_string().as_str()))
            .with_attribute(("package", lab.as_str()))
            .with_attribute(("name", name.as_str()))
            .with_attribute(("tests", cases.len().to_string().as_str()))
            .with_attribute(("failures", count("failure").to_string().as_str()))
            .with_attribute(("errors", count("error").to_string().as_str()))
            .with_attribute(("skipped", count("skipped").to_string().as_str()))
            .with_attribute(("time", "0"))
            .with_attribute((
                "timestamp",
                self.report.run.started_at.strftime("%Y-%m-%dT%H:%M:%S").to_string().as_str(),
            ))
            .with_attribute(("hostname", "localhost"))
            .write_inner_content(|xml| {
                write_properties(xml, properties)?;
                cases.iter().try_for_each(|case| write_case(xml, &class, case))?;
                xml.create_element("system-out").write_text_content(BytesText::new(said))?;
                xml.create_element("system-err").write_text_content(BytesText::new(""))?;
                Ok(())
            })?;
        Ok(())
    }

    /// The criteria of a task; a task without any is one case, so that no viewer loses it.
    fn cases(&self, task: &TaskGrade) -> Vec<Case> {
        if task.criteria.is_empty() {
            let decided = self.phrases.decision(&Decision::of(task));
            let result = match task.status {
                Status::Passed => None,
                Status::Failed => Some(Outcome { element: "failure", kind: Some("Failure"), lines: decided }),
                Status::Excused => Some(Outcome { element: "skipped", kind: None, lines: decided }),
                _ => Some(Outcome { element: "skipped", kind: None, lines: vec![self.phrases.get("manual-means")] }),
            };
            return vec![Case { name: account::task_name(task, self.phrases), result }];
        }
        task.criteria.iter().map(|criterion| self.case(self.report.seen(criterion))).collect()
    }

    fn case(&self, seen: Seen<'_>) -> Case {
        let phrases = self.phrases;
        let name = account::name(seen, phrases);
        let status = seen.criterion.status();
        let (element, kind, mut lines) = match status {
            Status::Passed => return Case { name, result: None },
            Status::Failed => {
                let root = !waiting_for(self.report, &seen.criterion.id).is_empty();
                let decided = phrases.decision(&seen.decision()).into_iter();
                let lines = decided.chain(account::failure(seen, phrases)).collect();
                ("failure", Some(if root { "RootCause" } else { "Failure" }), lines)
            }
            Status::Inconclusive => ("error", Some("Inconclusive"), account::gap(seen, phrases)),
            Status::Broken => ("error", Some("Broken"), seen.defect().map(plain).into_iter().collect()),
            Status::Blocked => ("skipped", None, vec![phrases.criteria("waits-for", seen.blocked_by())]),
            Status::Excused => ("skipped", None, phrases.decision(&seen.decision())),
            Status::Manual => ("skipped", None, vec![phrases.get("manual-criterion")]),
        };
        if lines.is_empty() {
            lines.push(phrases.status(status));
        }
        Case { name, result: Some(Outcome { element, kind, lines }) }
    }

    /// What is worth saying about the task without being a failure.
    fn remarks(&self, task: &TaskGrade) -> String {
        let said = |seen: Seen<'_>| {
            let remarks = seen.remarks().iter().map(|remark| self.phrases.remark(remark));
            let attested = self.phrases.attested(seen.criterion);
            let lines = self.phrases.decision(&seen.decision()).into_iter().chain(attested).chain(remarks);
            lines.map(|line| format!("{}: {line}", seen.criterion.id)).collect::<Vec<_>>()
        };
        let whole = self.phrases.decision(&Decision::of(task)).into_iter().map(|line| format!("{}: {line}", task.id));
        whole.chain(task.criteria.iter().flat_map(|c| said(self.report.seen(c)))).collect::<Vec<_>>().join("\n")
    }
}

fn write_properties(xml: &mut Xml, properties: &[(&str, String)]) -> io::Result<()> {
    xml.create_element("properties").write_inner_content(|xml| {
        properties.iter().try_for_each(|(name, value)| {
            let element = xml.create_element("property").with_attribute(("name", *name));
            element.with_attribute(("value", value.as_str())).write_empty().map(drop)
        })
    })?;
    Ok(())
}

fn write_case(xml: &mut Xml, class: &str, case: &Case) -> io::Result<()> {
    let element = xml
        .create_element("testcase")
        .with_attribute(("name", case.name.as_str()))
        .with_attribute(("classname", class))
        .with_attribute(("time", "0"));
    let Some(result) = &case.result else { return element.write_empty().map(drop) };
    element.write_inner_content(|xml| {
        let mut inner = xml.create_element(result.element);
        if let Some(kind) = result.kind {
            let first = result.lines.first().map_or("", String::as_str);
            inner = inner.with_attribute(("type", kind)).with_attribute(("message", first));
        }
        inner.write_text_content(BytesText::new(&result.lines.join("\n"))).map(drop)
    })?;
    Ok(())
}
