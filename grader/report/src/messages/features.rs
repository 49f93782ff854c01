//! Feature files as envelopes: the source, the document, and a pickle per criterion. They are the same for every student
//! of a rubric and made once.

use std::collections::BTreeMap;

use gherkin::{Background, Feature, GherkinEnv, LineCol, Scenario, Step, StepType};
use grader_core::CriterionId;
use serde_json::{Value, json};
use thiserror::Error;

use super::{Ids, envelope};

/// The feature files of a rubric, ready to be written into every stream.
#[derive(Clone, Debug)]
pub struct Features {
    pub(super) text: String,
    pub(super) pickles: BTreeMap<CriterionId, Pickle>,
    pub(super) ids: Ids,
}

/// A scenario as it is run.
#[derive(Clone, Debug)]
pub(super) struct Pickle {
    pub id: String,
    pub steps: Vec<String>,
}

/// A feature file that cannot be read.
#[derive(Debug, Error)]
#[error("{file}: {reason}; `grader lint` says more")]
pub struct FeaturesError {
    file: String,
    reason: String,
}

impl Features {
    /// Reads feature files, each a path and a text. Paths are told as they are, so they are relative.
    ///
    /// # Errors
    ///
    /// The first file that is not Gherkin.
    pub fn parse<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, FeaturesError> {
        let mut features = Self { text: String::new(), pickles: BTreeMap::new(), ids: Ids::default() };
        for (path, text) in files {
            let error = |e: gherkin::ParseError| FeaturesError { file: path.to_owned(), reason: e.to_string() };
            let feature = Feature::parse(text, GherkinEnv::default()).map_err(error)?;
            features.add(&File { path, lines: text.lines().collect() }, text, &feature);
        }
        Ok(features)
    }

    fn add(&mut self, file: &File<'_>, text: &str, feature: &Feature) {
        let media = "text/x.cucumber.gherkin+plain";
        self.text += &envelope("source", json!({ "uri": file.path, "data": text, "mediaType": media }));
        let mut pickles = String::new();
        let mut children = Vec::new();
        let mut shared = Vec::new();
        if let Some(background) = &feature.background {
            let steps = self.steps(file, &background.steps);
            children.push(json!({ "background": self.background(background, &steps) }));
            shared = steps;
        }
        let tags = self.tags(file, &feature.tags, feature.position);
        for scenario in &feature.scenarios {
            children.push(json!({ "scenario": self.scenario(file, scenario, (&tags, &shared), &mut pickles) }));
        }
        for rule in &feature.rules {
            let rule_tags = self.tags(file, &rule.tags, rule.position);
            let all_tags = [tags.clone(), rule_tags.clone()].concat();
            let (mut inner, mut before) = (Vec::new(), shared.clone());
            if let Some(background) = &rule.background {
                let steps = self.steps(file, &background.steps);
                inner.push(json!({ "background": self.background(background, &steps) }));
                before.extend(steps);
            }
            for scenario in &rule.scenarios {
                inner.push(json!({ "scenario": self.scenario(file, scenario, (&all_tags, &before), &mut pickles) }));
            }
            children.push(json!({ "rule": {
                "location": location(rule.position), "tags": rule_tags, "keyword": rule.keyword, "name": rule.name,
                "description": rule.description.as_deref().unwrap_or_default(), "children": inner,
                "id": self.ids.next(),
            }}));
        }
        self.text += &envelope(
            "gherkinDocument",
            json!({ "uri": file.path, "comments": file.comments(), "feature": {
                "location": location(feature.position), "tags": tags, "language": file.language(),
                "keyword": feature.keyword, "name": feature.name,
                "description": feature.description.as_deref().unwrap_or_default(), "children": children,
            }}),
        );
        self.text += &pickles;
    }

    fn background(&mut self, background: &Background, steps: &[Value]) -> Value {
        json!({
            "location": location(background.position), "keyword": background.keyword, "name": background.name,
            "description": background.description.as_deref().unwrap_or_default(), "steps": steps,
            "id": self.ids.next(),
        })
    }

    /// The scenario, and its pickle at the end of `pickles`.
    fn scenario(
        &mut self,
        file: &File<'_>,
        scenario: &Scenario,
        (feature_tags, before): (&[Value], &[Value]),
        pickles: &mut String,
    ) -> Value {
        let tags = self.tags(file, &scenario.tags, scenario.position);
        let steps = self.steps(file, &scenario.steps);
        let id = self.ids.next();
        let all_tags = feature_tags.iter().chain(&tags);
        let pickle_tags: Vec<Value> =
            all_tags.map(|tag| json!({ "name": tag["name"], "astNodeId": tag["id"] })).collect();
        let all_steps: Vec<Value> = before.iter().chain(&steps).map(|step| self.pickle_step(step)).collect();
        let pickle = Pickle {
            id: self.ids.next(),
            steps: all_steps.iter().filter_map(|step| step["id"].as_str()).map(str::to_owned).collect(),
        };
        *pickles += &envelope(
            "pickle",
            json!({
                "id": pickle.id, "uri": file.path, "location": location(scenario.position), "name": scenario.name,
                "language": file.language(), "steps": all_steps, "tags": pickle_tags, "astNodeIds": [id],
            }),
        );
        if let Some(criterion) = scenario.tags.iter().find_map(|tag| tag.parse().ok()) {
            self.pickles.insert(criterion, pickle);
        }
        json!({
            "location": location(scenario.position), "tags": tags, "keyword": scenario.keyword, "name": scenario.name,
            "description": scenario.description.as_deref().unwrap_or_default(), "steps": steps, "examples": [],
            "id": id,
        })
    }

    fn steps(&mut self, file: &File<'_>, steps: &[Step]) -> Vec<Value> {
        steps.iter().map(|step| self.step(file, step)).collect()
    }

    fn step(&mut self, file: &File<'_>, step: &Step) -> Value {
        // A keyword has the blank after it, unless it ends in an apostrophe: « Étant donné qu' ».
        let blank = if step.keyword.ends_with('\'') { "" } else { " " };
        let mut found = json!({
            "location": location(step.position), "keyword": format!("{}{blank}", step.keyword),
            "keywordType": kind(&step.ty), "text": step.value, "id": self.ids.next(),
        });
        if let Some(text) = &step.docstring {
            let line = file.after(step.position, |line| line.trim_start().starts_with("\"\"\""));
            found["docString"] = json!({ "location": { "line": line }, "content": text, "delimiter": "\"\"\"" });
        }
        if let Some(table) = &step.table {
            let top = file.after(step.position, |line| line.trim_start().starts_with('|'));
            let rows = table.rows.iter().zip(top..).map(|(cells, line)| {
                let cells: Vec<Value> =
                    cells.iter().map(|cell| json!({ "location": { "line": line }, "value": cell })).collect();
                json!({ "location": { "line": line }, "cells": cells, "id": self.ids.next() })
            });
            found["dataTable"] = json!({ "location": { "line": top }, "rows": rows.collect::<Vec<_>>() });
        }
        found
    }

    fn pickle_step(&mut self, step: &Value) -> Value {
        let mut pickle = json!({
            "astNodeIds": [step["id"]], "id": self.ids.next(), "type": step["keywordType"], "text": step["text"],
        });
        if let Some(text) = step.get("docString") {
            pickle["argument"] = json!({ "docString": { "content": text["content"] } });
        }
        if let Some(rows) = step.get("dataTable").and_then(|table| table["rows"].as_array()) {
            let cells = |row: &Value| -> Vec<Value> {
                row["cells"].as_array().into_iter().flatten().map(|c| json!({ "value": c["value"] })).collect()
            };
            let rows: Vec<Value> = rows.iter().map(|row| json!({ "cells": cells(row) })).collect();
            pickle["argument"] = json!({ "dataTable": { "rows": rows } });
        }
        pickle
    }

    /// The tags above `owner`; the parser does not say where they stand.
    fn tags(&mut self, file: &File<'_>, tags: &[String], owner: LineCol) -> Vec<Value> {
        let tag = |name: &String| json!({ "location": file.tag(name, owner), "name": format!("@{name}"), "id": self.ids.next() });
        tags.iter().map(tag).collect()
    }
}

/// A file, to find in it what the parser does not keep.
struct File<'a> {
    path: &'a str,
    lines: Vec<&'a str>,
}

impl File<'_> {
    fn language(&self) -> &str {
        let header = |line: &&&str| line.trim_start().starts_with('#') && line.contains("language");
        self.lines.iter().find(header).and_then(|line| line.split(':').nth(1)).map_or("en", str::trim)
    }

    fn comments(&self) -> Vec<Value> {
        let comment = |(n, line): (usize, &&str)| {
            let is_one = line.trim_start().starts_with('#') && !line.contains("language:");
            is_one.then(|| json!({ "location": { "line": n + 1, "column": 1 }, "text": line }))
        };
        self.lines.iter().enumerate().filter_map(comment).collect()
    }

    fn tag(&self, name: &str, owner: LineCol) -> Value {
        let above = self.lines.iter().enumerate().take(owner.line.saturating_sub(1)).rev();
        let place = above.filter(|(_, line)| line.trim_start().starts_with('@')).find_map(|(n, line)| {
            let start = line.find(&format!("@{name}"))?;
            Some(json!({ "line": n + 1, "column": line[..start].chars().count() + 1 }))
        });
        place.unwrap_or_else(|| json!({ "line": owner.line.max(1) }))
    }

    /// The first line after `owner` that is `wanted`, from 1.
    fn after(&self, owner: LineCol, wanted: impl Fn(&str) -> bool) -> usize {
        let found = self.lines.iter().enumerate().skip(owner.line).find(|(_, line)| wanted(line));
        found.map_or(owner.line.max(1), |(n, _)| n + 1)
    }
}

fn location(place: LineCol) -> Value {
    json!({ "line": place.line.max(1), "column": place.col.max(1) })
}

const fn kind(ty: &StepType) -> &'static str {
    match ty {
        StepType::Given => "Context",
        StepType::When => "Action",
        StepType::Then => "Outcome",
    }
}
