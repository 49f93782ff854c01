//! The student page, used as a student would.

use fantoccini::key::Key;
use serde_json::json;

use crate::{
    chromium::{Chromium, with},
    pages::{Pages, evil},
};

const SAMPLES: [&str; 4] = ["right", "half", "empty", "hostile"];

/// The heading of the marks in the language that is shown, and the language of that text.
async fn spoken(chromium: &Chromium) -> (String, String) {
    let script = "const seen = [...document.querySelectorAll('#mark i')].filter((s) => s.checkVisibility()); \
                  return seen.map((s) => s.lang).join()";
    (chromium.text("#mark").await, chromium.eval(script).await.as_str().unwrap().to_owned())
}

fn said(text: &str, lang: &str) -> (String, String) {
    (text.to_owned(), lang.to_owned())
}

#[test]
fn the_language_is_switched_with_and_without_scripts_and_forgotten() {
    with(|chromium| async move {
        let pages = Pages::new();
        let page = pages.student("half", None);
        for scripts_off in [false, true] {
            chromium.tell("Emulation.setScriptExecutionDisabled", json!({ "value": scripts_off })).await;
            chromium.open(&page).await;
            assert_eq!(spoken(&chromium).await, said("Note", "fr"));
            chromium.click("label[for=in-en]").await;
            assert_eq!(spoken(&chromium).await, said("Mark", "en"));
            chromium.client.refresh().await.unwrap();
            assert_eq!(spoken(&chromium).await, said("Note", "fr"));
        }
    });
}

#[test]
fn the_page_that_leads_to_others_is_switched_too_and_everyone_can_read_it() {
    with(|chromium| async move {
        let pages = Pages::new();
        chromium.open(&pages.contents()).await;
        for (theme, width) in [("light", 1200), ("dark", 320)] {
            chromium.theme(theme).await;
            chromium.width(width).await;
            assert_eq!(chromium.violations().await, [""; 0], "{theme}, {width}");
            assert_eq!(chromium.overflowing().await, [""; 0], "{theme}, {width}");
        }
        assert_eq!(chromium.text("a[href='half.html']").await, "À moitié");
        chromium.click("label[for=in-en]").await;
        assert_eq!(chromium.text("a[href='half.html']").await, "Half done");
    });
}

#[test]
fn a_keyboard_is_enough() {
    with(|chromium| async move {
        let pages = Pages::new();
        chromium.open(&pages.student("half", None)).await;
        let focus =
            "return document.activeElement.id || document.activeElement.className || document.activeElement.tagName";
        chromium.press(&Key::Tab).await;
        assert_eq!(chromium.eval(focus).await, "skip");
        chromium.press(&Key::Tab).await;
        assert_eq!(chromium.eval(focus).await, "in-fr");
        chromium.press(&Key::Right).await;
        assert_eq!(spoken(&chromium).await, said("Mark", "en"));
        // Every piece of evidence is one key away once its summary has the focus.
        chromium.eval("document.querySelector('.evidence summary').focus()").await;
        chromium.press(&Key::Enter).await;
        assert_eq!(chromium.eval("return document.querySelector('.evidence').open").await, true);
        let shown = chromium.text(".evidence pre").await;
        assert!(shown.contains("name: customer-tg-one") && shown.contains("port: 80"), "{shown}");
    });
}

#[test]
fn everyone_can_read_it() {
    with(|chromium| async move {
        let pages = Pages::new();
        for name in SAMPLES {
            let page = pages.student(name, None);
            for (theme, width) in [("light", 1200), ("dark", 1200), ("light", 320), ("dark", 320)] {
                chromium.theme(theme).await;
                chromium.width(width).await;
                chromium.open(&page).await;
                // As it opens, and with all that can be opened.
                assert_eq!(chromium.violations().await, [""; 0], "{name}, {theme}, {width}");
                chromium.open_details().await;
                assert_eq!(chromium.violations().await, [""; 0], "{name}, {theme}, {width}, opened");
            }
        }
    });
}

#[test]
fn every_link_leads_to_something_that_is_seen() {
    with(|chromium| async move {
        let pages = Pages::new();
        for name in SAMPLES {
            chromium.open(&pages.student(name, None)).await;
            let astray = "return [...document.links].map((a) => a.getAttribute('href'))\
                          .filter((h) => !h.startsWith('#') || !document.getElementById(h.slice(1)))";
            assert_eq!(chromium.eval(astray).await, json!([]), "{name}");
        }
        chromium.open(&pages.student("half", None)).await;
        // From a cause to what waits for it, in a task that is closed.
        chromium.eval("document.querySelector('.more a').closest('details').open = true").await;
        chromium.eval("document.querySelectorAll('details.task').forEach((d) => { d.open = false })").await;
        chromium.click(".more a").await;
        assert_eq!(chromium.eval("return document.querySelector(':target').checkVisibility()").await, true);
    });
}

#[test]
fn a_narrow_screen_needs_no_sideways_scrolling() {
    with(|chromium| async move {
        let pages = Pages::new();
        chromium.width(320).await;
        for name in SAMPLES {
            chromium.open(&pages.student(name, Some(&evil()))).await;
            chromium.open_details().await;
            assert_eq!(chromium.overflowing().await, [""; 0], "{name}");
        }
    });
}

#[test]
fn paper_holds_all_of_it() {
    with(|chromium| async move {
        let pages = Pages::new();
        chromium.open(&pages.student("half", None)).await;
        assert!(chromium.prints().await);
        chromium.tell("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        chromium.width(700).await;
        assert_eq!(chromium.overflowing().await, [""; 0], "nothing is cut at the side");
        let hidden = "return [...document.querySelectorAll('details.task .criteria li')].filter((r) => r.getClientRects().length === 0).length";
        assert_eq!(chromium.eval(hidden).await, 0, "closed tasks are printed too");
        assert_eq!(chromium.eval("return document.querySelector('.tongues').getClientRects().length").await, 0);
    });
}

#[test]
fn whatever_a_student_is_called_the_page_stays_the_same() {
    with(|chromium| async move {
        let pages = Pages::new();
        let shape = "return [document.querySelectorAll('*').length, document.scripts.length, document.images.length]";
        chromium.open(&pages.student("half", Some("Zoé"))).await;
        let harmless = chromium.eval(shape).await;
        chromium.open(&pages.student("half", Some(&evil()))).await;
        assert_eq!(chromium.eval(shape).await, harmless);
        assert!(chromium.eval("return document.title").await.as_str().unwrap().starts_with("</style></title>"));
        assert_eq!(chromium.eval("return /[\\u202e\\u2066]/.test(document.body.textContent)").await, false);
    });
}
