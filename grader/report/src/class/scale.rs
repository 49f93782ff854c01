//! Marks on the scale of a gradebook.

use grader_core::Points;

/// `mark` out of `possible`, as a mark out of `scale`, to the nearest hundredth.
pub(crate) fn scaled(mark: Points, possible: Points, scale: Points) -> Points {
    if possible == scale || possible == Points::ZERO {
        return mark;
    }
    mark.scaled(scale, possible)
}

/// Always two decimals, after a dot: gradebooks read it in every language.
pub(crate) fn two_decimals(points: Points) -> String {
    format!("{}.{:02}", points.hundredths() / 100, points.hundredths() % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_rounded_to_the_nearest_hundredth() {
        let [mark, possible, scale] = [1000, 1450, 10_000].map(Points::from_hundredths);
        assert_eq!(two_decimals(scaled(mark, possible, scale)), "68.97");
        assert_eq!(scaled(mark, scale, scale), mark);
        assert_eq!(scaled(mark, Points::ZERO, scale), mark);
        assert_eq!(two_decimals(Points::from_hundredths(8705)), "87.05");
    }
}
