//! The JSON export.

use grader_core::facts::{Costs, Estimate, EstimatedService};
use serde_json::{Map, Value};

use super::{SERVICES, amount::amount, shared};
use crate::{fault::Fault, text::line};

/// The estimate in a JSON text; nothing when the text is another kind of document.
pub(super) fn read(text: &str) -> Result<Option<Estimate>, Fault> {
    // The parser bounds how deep values are nested.
    let document: Value = serde_json::from_str(text).map_err(|error| {
        let message = format!("column {}: {error}", error.column());
        Fault::malformed(error.line(), message)
    })?;
    let Value::Object(members) = &document else { return Ok(None) };
    if !members.contains_key("Total Cost") && !members.contains_key("Groups") {
        return Ok(None);
    }
    let metadata = &document["Metadata"];
    let mut estimate = Estimate {
        format: "json".to_owned(),
        name: said(members.get("Name")),
        currency: said(metadata.get("Currency")),
        share_url: said(metadata.get("Share Url")).as_deref().and_then(shared),
        total: costs(&document["Total Cost"]),
        ..Estimate::default()
    };
    // Older exports name the groups at the top, newer ones within "Groups".
    for key in ["Groups", "Services"] {
        let wrapped = Map::from_iter(members.get(key).map(|value| (key.to_owned(), value.clone())));
        collect(&wrapped, "", &mut estimate.services)?;
    }
    Ok(Some(estimate))
}

/// Adds the services of `members` and of all groups in it.
fn collect(members: &Map<String, Value>, group: &str, found: &mut Vec<EstimatedService>) -> Result<(), Fault> {
    for (key, value) in members {
        match value {
            Value::Array(items) if key == "Services" => {
                for item in items {
                    if found.len() == SERVICES {
                        return Err(Fault::TooLarge("1,000 services"));
                    }
                    found.push(service(item, group));
                }
            }
            // A group is a member with its name as the key; "Groups" only says that groups follow.
            Value::Object(inner) => {
                let path = match (key.as_str(), group) {
                    ("Groups", _) => group.to_owned(),
                    (name, "") => line(name),
                    (name, outer) => line(&format!("{outer} > {name}")),
                };
                collect(inner, &path, found)?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn service(item: &Value, group: &str) -> EstimatedService {
    let summary = item["Properties"].as_object().map(|settings| {
        let pairs = settings.iter().map(|(name, value)| format!("{name}: {}", said(Some(value)).unwrap_or_default()));
        line(&pairs.take(20).collect::<Vec<_>>().join("; "))
    });
    EstimatedService {
        name: said(item.get("Service Name")).unwrap_or_default(),
        description: said(item.get("Description")),
        region: said(item.get("Region")),
        group: Some(group.to_owned()).filter(|group| !group.is_empty()),
        cost: costs(&item["Service Cost"]),
        summary,
    }
}

fn costs(value: &Value) -> Costs {
    let of = |key: &str| said(value.get(key)).as_deref().and_then(amount);
    Costs { monthly: of("monthly"), upfront: of("upfront"), twelve_months: of("12 months") }
}

/// A text or a number that is not blank.
fn said(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => line(text),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}
