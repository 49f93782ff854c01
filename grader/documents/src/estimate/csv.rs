//! The CSV export: a small table of totals, then a table of services, in the student's language and separators.

use csv::{ReaderBuilder, StringRecord};
use grader_core::facts::{Costs, Estimate, EstimatedService};

use super::{SERVICES, amount::amount, shared};
use crate::{fault::Fault, text::line};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Group,
    Region,
    Description,
    Service,
    Upfront,
    Monthly,
    TwelveMonths,
    Currency,
    Summary,
}

impl Column {
    /// The column that a heading names, in English or French.
    fn of(heading: &str) -> Option<Self> {
        let heading = line(heading).to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| heading.contains(word));
        Some(match () {
            () if says(&["12"]) => Self::TwelveMonths,
            () if says(&["upfront", "initial"]) => Self::Upfront,
            () if says(&["month", "mensuel"]) => Self::Monthly,
            () if says(&["group"]) => Self::Group,
            () if says(&["region", "région"]) => Self::Region,
            () if says(&["description"]) => Self::Description,
            () if says(&["service"]) => Self::Service,
            () if says(&["currency", "devise"]) => Self::Currency,
            () if says(&["config"]) => Self::Summary,
            () => return None,
        })
    }
}

/// The columns of a row of headings; nothing unless it names the amounts.
fn headings(row: &StringRecord) -> Option<Vec<Option<Column>>> {
    let columns: Vec<_> = row.iter().take(50).map(Column::of).collect();
    let amounts = [Column::Upfront, Column::Monthly, Column::TwelveMonths];
    amounts.iter().all(|amount| columns.contains(&Some(*amount))).then_some(columns)
}

/// The estimate in a table; nothing when the text is no such table.
pub(super) fn read(text: &str) -> Result<Option<Estimate>, Fault> {
    // A spreadsheet program writes semicolons where commas separate decimals.
    let separator = if text.matches(';').count() > text.matches(',').count() { b';' } else { b',' };
    let mut rows =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut estimate = Estimate { format: "csv".to_owned(), share_url: shared(text), ..Estimate::default() };
    let mut columns: Option<Vec<Option<Column>>> = None;
    let mut tables = 0;
    for row in rows.records() {
        // The text is UTF-8 and rows may have any length: there is nothing else to go wrong.
        let row = row.map_err(|error| Fault::malformed(1, error.to_string()))?;
        if let Some(found) = headings(&row) {
            columns = Some(found);
            tables += 1;
            continue;
        }
        let Some(columns) = &columns else { continue };
        let field = |column: Column| {
            let at = columns.iter().position(|c| *c == Some(column))?;
            row.get(at).map(line).filter(|text| !text.is_empty())
        };
        let money = |column: Column| field(column).as_deref().and_then(amount);
        let cost = Costs {
            monthly: money(Column::Monthly),
            upfront: money(Column::Upfront),
            twelve_months: money(Column::TwelveMonths),
        };
        if cost == Costs::default() {
            continue;
        }
        match field(Column::Service) {
            None if estimate.total == Costs::default() => {
                estimate.total = cost;
                estimate.currency = field(Column::Currency);
            }
            None => {}
            Some(_) if estimate.services.len() == SERVICES => return Err(Fault::TooLarge("1,000 services")),
            Some(name) => estimate.services.push(EstimatedService {
                name,
                description: field(Column::Description),
                region: field(Column::Region),
                group: field(Column::Group),
                cost,
                summary: field(Column::Summary),
            }),
        }
    }
    Ok((tables > 0).then_some(estimate))
}
