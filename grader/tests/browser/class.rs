//! The class page, used as a teacher would.

use std::fs;

use fantoccini::key::Key;
use serde_json::json;

use crate::{
    chromium::{Chromium, with},
    pages::Pages,
};

/// The texts of one column of the rows that are shown.
async fn column(chromium: &Chromium, n: usize) -> Vec<String> {
    let script = format!(
        "return [...document.querySelectorAll('#heat tbody tr')].filter((r) => !r.hidden).map((r) => r.cells[{n}].dataset.v ?? r.cells[{n}].textContent)"
    );
    serde_json::from_value(chromium.eval(&script).await).unwrap()
}

fn is_sorted_down(values: &[String]) -> bool {
    values.iter().map(|v| v.parse::<i64>().unwrap()).collect::<Vec<_>>().is_sorted_by(|a, b| a >= b)
}

#[test]
fn students_are_sorted_and_found() {
    with(|chromium| async move {
        let pages = Pages::new();
        chromium.open(&pages.class(40)).await;
        assert!(!is_sorted_down(&column(&chromium, 2).await), "the order of the class list");
        chromium.click("#heat th:nth-child(3) button").await;
        assert!(is_sorted_down(&column(&chromium, 2).await));
        assert_eq!(
            chromium.eval("return document.querySelector('#heat th:nth-child(3)').ariaSort").await,
            "descending"
        );
        // With the keyboard alone: the other way round.
        chromium.press(&Key::Enter).await;
        let marks = column(&chromium, 2).await;
        assert!(is_sorted_down(&marks.into_iter().rev().collect::<Vec<_>>()));
        chromium.eval("document.getElementById('find').focus()").await;
        chromium.press("eleve 00").await;
        let names = column(&chromium, 0).await;
        assert!(!names.is_empty() && names.iter().all(|name| name.contains("Élève 00")), "{names:?}");
        assert_eq!(chromium.text("#found").await, format!("{} / 40", names.len()));
        chromium.click("label[for=only-low]").await;
        assert!(column(&chromium, 2).await.iter().all(|mark| mark.parse::<i64>().unwrap() < 6000));
    });
}

#[test]
fn without_scripts_it_says_the_same() {
    with(|chromium| async move {
        let pages = Pages::new();
        chromium.tell("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        chromium.open(&pages.class(5)).await;
        let seen = "return [...document.querySelectorAll('#heat tbody tr')].map((r) => r.checkVisibility())";
        assert_eq!(chromium.eval(seen).await, json!([true, true, true, true, true]));
        assert_eq!(chromium.eval("return document.querySelectorAll('#heat button').length").await, 0);
        assert_eq!(chromium.eval("return document.getElementById('filters').checkVisibility()").await, false);
        chromium.click("label[for=in-en]").await;
        assert_eq!(chromium.text("h1").await, "Class");
    });
}

#[test]
fn everyone_can_read_it_on_any_screen() {
    with(|chromium| async move {
        let pages = Pages::new();
        chromium.open(&pages.class(5)).await;
        for (theme, width) in [("light", 1200), ("dark", 1200), ("light", 320), ("dark", 320)] {
            chromium.theme(theme).await;
            chromium.width(width).await;
            assert_eq!(chromium.violations().await, [""; 0], "{theme}, {width}");
        }
        assert_eq!(chromium.overflowing().await, [""; 0]);
        // No heading is a tower of single letters.
        let tallest = "return Math.max(...[...document.querySelectorAll('thead tr')].map((r) => r.offsetHeight))";
        assert!(chromium.eval(tallest).await.as_f64().unwrap() < 60.0);
        assert!(chromium.prints().await);
        chromium.tell("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        assert_eq!(chromium.eval("return document.getElementById('filters').getClientRects().length").await, 0);
    });
}

#[test]
fn a_keyboard_is_enough() {
    with(|chromium| async move {
        let pages = Pages::new();
        chromium.open(&pages.class(40)).await;
        let focus = "const e = document.activeElement; return e.id || e.className || e.textContent";
        let mut met = Vec::new();
        for _ in 0..10 {
            chromium.press(&Key::Tab).await;
            met.push(chromium.eval(focus).await.as_str().unwrap().to_owned());
        }
        let place = |what: &str| met.iter().position(|m| m == what).unwrap_or_else(|| panic!("{what} in {met:?}"));
        assert!(place("skip") < place("in-fr") && place("in-fr") < place("find"), "{met:?}");
        assert!(place("find") < place("only-all") && place("only-all") < place("scroll tall"), "{met:?}");
        chromium.eval("document.getElementById('only-all').focus()").await;
        chromium.press(&Key::Right).await;
        assert_eq!(chromium.eval("return document.querySelector('#only :checked').value").await, "low");
        assert!(column(&chromium, 2).await.iter().all(|mark| mark.parse::<i64>().unwrap() < 6000));
        // Two further: the headings.
        chromium.press(&Key::Tab).await;
        chromium.press(&Key::Tab).await;
        chromium.press(&Key::Enter).await;
        assert_eq!(chromium.eval("return document.querySelector('#heat th').ariaSort").await, "ascending");
    });
}

#[test]
fn whatever_students_are_called_the_page_stays_the_same() {
    with(|chromium| async move {
        let pages = Pages::new();
        // The fourth of them is the one with bad intentions.
        chromium.open(&pages.class(5)).await;
        let shape =
            "return [document.scripts.length, document.images.length, document.querySelectorAll('style').length]";
        assert_eq!(chromium.eval(shape).await, json!([1, 0, 1]));
        assert!(chromium.eval("return document.title").await.as_str().unwrap().starts_with("Classe"));
        assert!(chromium.text("#heat").await.contains("<script>"));
        assert_eq!(chromium.eval("return /[\\u202e\\u2066]/.test(document.body.textContent)").await, false);
        assert!(chromium.eval("return document.body.textContent.length").await.as_u64().unwrap() < 100_000);
    });
}

#[test]
fn a_large_class_fits_on_one_page() {
    with(|chromium| async move {
        let pages = Pages::new();
        let page = pages.class(500);
        let size = fs::metadata(&page).unwrap().len();
        assert!(size < 1_000_000, "{size}");
        chromium.open(&page).await;
        assert_eq!(chromium.eval("return document.querySelectorAll('#heat tbody tr').length").await, 500);
        let loaded = "return performance.getEntriesByType('navigation')[0].loadEventEnd";
        // How long it takes is for people to look at: a test has no clock.
        eprintln!("500 students: {size} bytes, loaded in {} ms", chromium.eval(loaded).await);
    });
}
