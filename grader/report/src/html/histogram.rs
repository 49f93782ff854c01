//! The spread of the marks as a chart. Its colours are only a default: the style sheet of the page gives it those of the
//! reader's system, light or dark.

use plotters::{
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};

use crate::class::Bin;

/// The size of the drawing, in its own units; the page fits it to its width.
const SIZE: (u32, u32) = (640, 220);

/// The share of a bar's width that is left free on each of its sides.
const GAP: f64 = 0.08;

/// The chart of `bins` as SVG, which names nothing outside of itself; empty where there are none.
///
/// The page says the same as a table: if the chart could not be drawn, nothing would be lost.
pub(super) fn histogram(bins: &[Bin]) -> String {
    let mut svg = String::new();
    if draw(bins, &mut svg).is_ok() { svg } else { String::new() }
}

fn draw(bins: &[Bin], svg: &mut String) -> Result<(), Box<dyn std::error::Error>> {
    let (Some(first), Some(last)) = (bins.first(), bins.last()) else { return Ok(()) };
    let most = bins.iter().map(|bin| bin.count).max().unwrap_or_default().max(1);
    let font = ("sans-serif", 15).into_font().color(&BLACK);
    let area = SVGBackend::with_string(svg, SIZE).into_drawing_area();
    let mut chart = ChartBuilder::on(&area)
        .margin_top(24)
        .margin_left(16)
        .margin_right(16)
        .x_label_area_size(34)
        .build_cartesian_2d(first.from..last.to, 0..most)?;
    chart
        .configure_mesh()
        .disable_mesh()
        .disable_y_axis()
        .x_label_style(font.clone())
        .x_labels(bins.len() + 1)
        .x_label_formatter(&|edge| ((edge * 100.0).round() / 100.0).to_string())
        .draw()?;
    chart.draw_series(bins.iter().map(|bin| {
        let gap = (bin.to - bin.from) * GAP;
        Rectangle::new([(bin.from + gap, 0), (bin.to - gap, bin.count)], BLUE.filled())
    }))?;
    let above = font.pos(Pos::new(HPos::Center, VPos::Bottom));
    chart.draw_series(bins.iter().map(|bin| {
        let middle = f64::midpoint(bin.from, bin.to);
        EmptyElement::at((middle, bin.count)) + Text::new(bin.count.to_string(), (0, -4), above.clone())
    }))?;
    drop(chart);
    area.present()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bin_has_its_bar_and_its_number() {
        let bin = |from, count| Bin { from, to: from + 10.0, count };
        let svg = histogram(&[bin(0.0, 3), bin(10.0, 0), bin(20.0, 17)]);
        assert_eq!(svg.matches("<rect").count(), 3, "{svg}");
        let texts: Vec<&str> = svg.lines().map(str::trim).filter(|line| line.parse::<u32>().is_ok()).collect();
        for number in ["3", "0", "17", "10", "20", "30"] {
            assert!(texts.contains(&number), "{number}: {svg}");
        }
        assert_eq!(svg.matches("http").count(), 1, "the name of its own namespace: {svg}");
    }

    #[test]
    fn without_marks_there_is_no_chart_to_break() {
        assert_eq!(histogram(&[]), "");
    }
}
