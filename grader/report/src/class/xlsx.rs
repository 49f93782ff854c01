//! A workbook: the students, a matrix of tasks, one of criteria, and the statistics with a histogram.
//!
//! Numbers are numbers, texts are text cells: nothing a student wrote can be a formula here. The same class gives the same
//! bytes: the workbook says that it was made when the last student was graded.

use rust_xlsxwriter::{
    Chart, ChartType, Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use super::{
    Class, Sheet, Statistics, figures,
    table::{self, Cell, Table},
};
use crate::{ReportError, phrase::Phrases};

/// The most characters of one cell that every spreadsheet takes, even if each counts twice.
const MOST: usize = 16_000;

/// The width of columns for texts and for numbers.
const WIDE: f64 = 28.0;
const NARROW: f64 = 11.0;

pub(super) fn render(class: &Class, phrases: &Phrases) -> Result<Sheet, ReportError> {
    let statistics = Statistics::of(class);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(class)?);
    for (table, wide, frozen) in [
        (table::summary(class, phrases), 4, 2),
        (table::task_matrix(class, phrases), 2, 2),
        (table::criterion_matrix(class, phrases), 2, 2),
    ] {
        let sheet = workbook.add_worksheet().set_name(&table.title)?;
        let last = u16::try_from(table.heads.len()).unwrap_or(u16::MAX).saturating_sub(1);
        let below = write(sheet, 0, table)?;
        sheet.set_freeze_panes(1, frozen)?.autofilter(0, 0, below.saturating_sub(1), last)?;
        widths(sheet, wide, last)?;
    }
    statistics_sheet(workbook.add_worksheet(), class, &statistics, phrases)?;
    Ok(Sheet { name: "class.xlsx", bytes: workbook.save_to_buffer()?, ..Sheet::default() })
}

fn properties(class: &Class) -> Result<DocProperties, XlsxError> {
    let graded = class.graded().map(|(_, result)| result.graded_at.as_second()).max().unwrap_or_default();
    Ok(DocProperties::new().set_creation_datetime(&ExcelDateTime::from_timestamp(graded)?))
}

fn widths(sheet: &mut Worksheet, wide: u16, last: u16) -> Result<(), XlsxError> {
    for column in 0..=last {
        sheet.set_column_width(column, if column < wide { WIDE } else { NARROW })?;
    }
    Ok(())
}

/// Writes `table` from the row `top` on; the row below it.
fn write(sheet: &mut Worksheet, top: u32, table: Table<'_>) -> Result<u32, XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00E8_ECF1))
        .set_border_bottom(FormatBorder::Thin)
        .set_align(FormatAlign::Top)
        .set_text_wrap();
    let number = Format::new().set_num_format("0.00");
    for (column, text) in (0..).zip(&table.heads) {
        sheet.write_string_with_format(top, column, text, &head)?;
    }
    let mut row = top + 1;
    for cells in table.rows {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Key(text) | Cell::Text(text) if !text.is_empty() => {
                    sheet.write_string(row, column, text.chars().take(MOST).collect::<String>())?;
                }
                Cell::Points(found) => drop(sheet.write_number(row, column, found.as_f64())?),
                Cell::Number(found) => drop(sheet.write_number_with_format(row, column, found, &number)?),
                Cell::Count(found) => drop(sheet.write_number(row, column, super::spread::count(found))?),
                Cell::Key(_) | Cell::Text(_) | Cell::Blank => {}
            }
        }
        row += 1;
    }
    Ok(row)
}

/// All statistics below one another, the histogram beside them.
fn statistics_sheet(
    sheet: &mut Worksheet,
    class: &Class,
    statistics: &Statistics,
    phrases: &Phrases,
) -> Result<(), XlsxError> {
    let name = phrases.get("sheet-statistics");
    let title = Format::new().set_bold().set_font_size(13);
    sheet.set_name(&name)?;
    let mut row = 0;
    for (place, table) in figures::tables(class, statistics, phrases).into_iter().enumerate() {
        sheet.write_string_with_format(row, 0, &table.title, &title)?;
        let top = row + 1;
        let below = write(sheet, top, table)?;
        if place == 1 && below > top + 1 {
            let mut chart = Chart::new(ChartType::Column);
            let (first, last) = (top + 1, below - 1);
            let series = chart.add_series();
            series.set_categories((name.as_str(), first, 0, last, 0)).set_values((name.as_str(), first, 2, last, 2));
            chart.title().set_name(&phrases.get("stat-histogram"));
            chart.legend().set_hidden();
            sheet.insert_chart(0, 4, &chart)?;
        }
        row = below + 1;
    }
    sheet.set_column_width(1, WIDE)?.set_column_width(0, WIDE)?;
    Ok(())
}
