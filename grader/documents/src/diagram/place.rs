//! Where things are on a page. People draw a box around icons without grouping them, leave the end of an arrow beside
//! a shape without attaching it, and write a name below an icon as a text of its own: the eye sees what belongs
//! together, so it counts.

use grader_core::facts::Node;

use crate::xml::Element;

/// How far from a shape the loose end of an arrow may be.
const REACH: f64 = 25.0;
/// How far below or above an icon its caption may be.
const CAPTION: f64 = 30.0;

/// A point.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Point {
    x: f64,
    y: f64,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rectangle {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

fn number(element: &Element, name: &str) -> f64 {
    element.get(name).and_then(|text| text.parse().ok()).filter(|n: &f64| n.is_finite()).unwrap_or_default()
}

impl Point {
    pub(super) fn of(element: &Element) -> Self {
        Self { x: number(element, "x"), y: number(element, "y") }
    }

    /// The point on the page, when it is counted from the corner of `origin`.
    pub(super) fn from(self, origin: &Rectangle) -> Self {
        Self { x: self.x + origin.x, y: self.y + origin.y }
    }
}

impl Rectangle {
    pub(super) fn of(element: &Element) -> Self {
        let of = |name| number(element, name);
        Self { x: of("x"), y: of("y"), width: of("width"), height: of("height") }
    }

    /// The rectangle on the page, when it is counted from the corner of `holder`; as fractions of it if `relative`.
    pub(super) fn within(self, holder: &Self, relative: bool) -> Self {
        let (x, y) = if relative { (self.x * holder.width, self.y * holder.height) } else { (self.x, self.y) };
        Self { x: holder.x + x, y: holder.y + y, ..self }
    }

    fn area(&self) -> f64 {
        self.width * self.height
    }

    fn holds(&self, other: &Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && self.x + self.width >= other.x + other.width
            && self.y + self.height >= other.y + other.height
            && self.area() > other.area()
    }

    /// How far a point is from it; nothing when it is inside.
    fn distance(&self, point: Point) -> f64 {
        let beyond = |at: f64, from: f64, size: f64| (from - at).max(at - from - size).max(0.0);
        beyond(point.x, self.x, self.width).hypot(beyond(point.y, self.y, self.height))
    }

    fn middle(&self) -> f64 {
        self.x + self.width / 2.0
    }
}

/// The smallest of `places` around the one at index `at`.
pub(super) fn around(places: &[Rectangle], at: usize) -> Option<usize> {
    smallest(places, |place| place.holds(&places[at]))
}

/// The smallest of `places` at or near a point.
pub(super) fn near(places: &[Rectangle], point: Point) -> Option<usize> {
    smallest(places, |place| place.area() > 0.0 && place.distance(point) <= REACH)
}

fn smallest(places: &[Rectangle], fits: impl Fn(&Rectangle) -> bool) -> Option<usize> {
    let fitting = places.iter().enumerate().filter(|(_, place)| fits(place));
    fitting.min_by(|(_, a), (_, b)| a.area().total_cmp(&b.area())).map(|(at, _)| at)
}

/// Gives each icon without a label the text that stands right below or above it.
pub(super) fn captions(nodes: &mut [Node], places: &[Rectangle], is_text: impl Fn(usize) -> bool) {
    let texts: Vec<usize> = (0..nodes.len()).filter(|at| is_text(*at) && !nodes[*at].label.is_empty()).collect();
    for icon in 0..nodes.len() {
        if !nodes[icon].label.is_empty() || is_text(icon) || places[icon].area() <= 0.0 {
            continue;
        }
        let place = places[icon];
        let gap = |text: usize| {
            let other = places[text];
            (other.y - place.y - place.height).abs().min((place.y - other.y - other.height).abs())
        };
        let beside = |text: &usize| (places[*text].middle() - place.middle()).abs() <= place.width / 2.0;
        let close = texts.iter().copied().filter(beside).filter(|text| gap(*text) <= CAPTION);
        if let Some(text) = close.min_by(|a, b| gap(*a).total_cmp(&gap(*b))) {
            nodes[icon].label = nodes[text].label.clone();
        }
    }
}
