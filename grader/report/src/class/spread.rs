//! How numbers are spread: quartiles, mean, deviation, and a histogram.

/// The bins of a histogram.
const BINS: usize = 10;

/// How the marks of a class are spread. All numbers are points.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// The smallest.
    pub least: f64,
    /// A quarter of all is at most this.
    pub lower_quartile: f64,
    /// Half of all is at most this.
    pub median: f64,
    /// Three quarters of all are at most this.
    pub upper_quartile: f64,
    /// The largest.
    pub most: f64,
    /// The mean.
    pub mean: f64,
    /// The standard deviation of a sample; none of a single number.
    pub deviation: Option<f64>,
    /// Equal parts of what is possible, from nothing to all.
    pub bins: Vec<Bin>,
}

/// One bar of a histogram.
#[derive(Clone, Debug, PartialEq)]
pub struct Bin {
    /// Where it begins, inclusive.
    pub from: f64,
    /// Where it ends: exclusive, but for the last one.
    pub to: f64,
    /// How many are in it.
    pub count: usize,
}

impl Spread {
    /// The spread of `numbers` between 0 and `possible`; none of no numbers. What lies beyond counts in the outermost bin.
    pub(super) fn of(mut numbers: Vec<f64>, possible: f64) -> Option<Self> {
        numbers.sort_by(f64::total_cmp);
        let (least, most) = (*numbers.first()?, *numbers.last()?);
        let mean = mean(&numbers);
        let squares: f64 = numbers.iter().map(|n| (n - mean).powi(2)).sum();
        let deviation = (numbers.len() > 1).then(|| (squares / (count(numbers.len()) - 1.0)).sqrt());
        Some(Self {
            least,
            lower_quartile: quantile(&numbers, 0.25),
            median: quantile(&numbers, 0.5),
            upper_quartile: quantile(&numbers, 0.75),
            most,
            mean,
            deviation,
            bins: bins(&numbers, possible),
        })
    }
}

/// The mean; 0 of no numbers.
pub(super) fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / count(numbers.len()).max(1.0)
}

/// A count as a number to calculate with.
pub(super) fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}

/// The quantile `share` of sorted numbers, between neighbours in proportion: what spreadsheets call QUARTILE.INC.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * count(sorted.len() - 1);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the length")]
    let below = place as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (sorted[above] - sorted[below]) * place.fract()
}

fn bins(sorted: &[f64], possible: f64) -> Vec<Bin> {
    let width = possible / count(BINS);
    let edge = |n: usize| width * count(n);
    let bin = |n: usize| {
        let is_in = |x: &&f64| (n == 0 || **x >= edge(n)) && (n + 1 == BINS || **x < edge(n + 1));
        Bin { from: edge(n), to: edge(n + 1), count: sorted.iter().filter(is_in).count() }
    };
    (0..BINS).map(bin).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn a_spread_is_that_of_a_spreadsheet() {
        let spread = Spread::of(vec![90.0, 10.0, 40.0, 60.0, 70.0, 20.0], 100.0).unwrap();
        assert_eq!((spread.least, spread.most), (10.0, 90.0));
        assert_eq!((spread.lower_quartile, spread.median, spread.upper_quartile), (25.0, 50.0, 67.5));
        assert!((spread.mean - 48.333).abs() < 0.001 && (spread.deviation.unwrap() - 30.605).abs() < 0.001);
    }

    #[test]
    fn each_number_is_in_one_bin() {
        let spread = Spread::of(vec![0.0, 9.99, 10.0, 99.0, 100.0, 104.0], 100.0).unwrap();
        let counts: Vec<usize> = spread.bins.iter().map(|b| b.count).collect();
        assert_eq!(counts, [2, 1, 0, 0, 0, 0, 0, 0, 0, 3]);
    }

    #[test]
    fn one_number_has_no_deviation_and_none_has_no_spread() {
        assert_eq!(Spread::of(vec![5.0], 10.0).unwrap().deviation, None);
        assert_eq!(Spread::of(Vec::new(), 10.0), None);
    }
}
