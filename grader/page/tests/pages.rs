//! Pages of the lab, usual and unusual, and pages that are made to hurt.

use std::time::{Duration, Instant};

use grader_core::facts::Page;
use proptest::prelude::*;

use grader_page::parse;

/// The list of suppliers, as the application of the lab serves it, around `nav` and `rows`.
fn list(nav: &str, rows: &str) -> String {
    format!(
        r#"<!DOCTYPE html><html lang="en"><head><title>Coffee suppliers</title>
        <style>.x {{ color: red }}</style><script>var add = '<a href="/supplier-add">x</a>';</script></head><body>
        <nav class="navbar navbar-expand navbar-dark bg-dark">{nav}</nav>
        <div class="container"><h1>All  suppliers</h1>
        <!-- <a href="/supplier-add">Add a new supplier</a> -->
        <table class="table"><thead><tr><th>Name</th><th>Address</th><th>City</th><th>State</th><th>Email</th>
        <th>Phone</th><th></th></tr></thead><tbody>{rows}</tbody></table></div></body></html>"#
    )
}

const NAV: &str = r#"<a class="navbar-brand page-title" href="/supplier">Coffee suppliers</a>
    <a class="nav-link" href="/">Customer home</a><a class="nav-link" href="/suppliers">Suppliers list</a>"#;

const ROW: &str = r#"<tr><th scope="row">Nova &amp; Co</th><td>1 Main St</td><td>Ottawa</td><td>ON</td>
    <td>nova@example.com</td><td>6135550147</td><td><a href="/supplier-update/7">edit</a></td></tr>"#;

fn hrefs(page: &Page) -> Vec<&str> {
    page.links.iter().map(|link| link.href.as_str()).collect()
}

#[test]
fn the_list_of_suppliers_is_read() {
    let page = parse(&list(NAV, ROW));
    assert_eq!((page.title.as_str(), page.lang.as_deref()), ("Coffee suppliers", Some("en")));
    assert_eq!(page.brands, ["Coffee suppliers"]);
    assert_eq!(page.headings.len(), 1);
    assert_eq!((page.headings[0].level, page.headings[0].text.as_str()), (1, "All suppliers"));
    assert_eq!(page.navs[0].classes, ["navbar", "navbar-expand", "navbar-dark", "bg-dark"]);
    assert_eq!(page.navs[0].links.len(), 3);
    assert_eq!(page.tables[0].headers, ["Name", "Address", "City", "State", "Email", "Phone", ""]);
    let row = &page.tables[0].rows[0];
    assert_eq!(row.cells, ["Nova & Co", "1 Main St", "Ottawa", "ON", "nova@example.com", "6135550147", "edit"]);
    assert_eq!(row.links[0].href, "/supplier-update/7");
    // Neither the script's link nor the comment's is on the page.
    assert_eq!(hrefs(&page), ["/supplier", "/", "/suppliers", "/supplier-update/7"]);
    assert!(page.text.starts_with("Coffee suppliers Customer home"), "{}", page.text);
    assert!(!page.text.contains("color") && !page.text.contains("Add a new supplier"));
}

#[test]
fn a_form_is_read() {
    let page = parse(
        r#"<h1>Edit</h1><form action="/supplier-update" method="POST"><input type="hidden" name="id" value="7">
        <input name="name" value="Nova"><input type="PASSWORD" name="p" value="secret"><input type="submit">
        <textarea name="note">a
b</textarea><select name="state"><option value="ON">Ontario<option selected>QC</select></form>
        <form action="/supplier-remove/7" method="post"><button>Delete</button></form><form></form>
        <div class="alert alert-warning mt-2">Invalid <b>ph</b>one</div><p class="lead">Sorry</p>"#,
    );
    let forms: Vec<_> = page.forms.iter().map(|f| (f.action.as_str(), f.method.as_str(), f.inputs.len())).collect();
    assert_eq!(forms, [("/supplier-update", "post", 5), ("/supplier-remove/7", "post", 0), ("", "get", 0)]);
    let inputs: Vec<_> =
        page.forms[0].inputs.iter().map(|i| (i.name.as_str(), i.kind.as_str(), i.value.as_str())).collect();
    let expected = [
        ("id", "hidden", "7"),
        ("name", "text", "Nova"),
        ("p", "password", ""),
        ("note", "textarea", "a\nb"),
        ("state", "select", "QC"),
    ];
    assert_eq!(inputs, expected);
    assert_eq!(page.alerts[0].classes, ["alert", "alert-warning", "mt-2"]);
    assert_eq!((page.alerts[0].text.as_str(), page.leads[0].as_str()), ("Invalid phone", "Sorry"));
}

#[test]
fn broken_markup_is_what_a_browser_shows() {
    // The `>` is missing: the words of the brand are attributes, and no browser shows them.
    let nav = r#"<a class="navbar-brand page-title" href="/supplier"Coffee suppliers</a>
        <a href="/suppliers">List</a>"#;
    let page = parse(&list(nav, ROW));
    assert!(page.brands.iter().all(|brand| !brand.contains("Coffee suppliers")), "{:?}", page.brands);
    assert!(hrefs(&page).contains(&"/suppliers"));
    assert_eq!(page.tables[0].rows.len(), 1);
}

#[test]
fn what_is_hidden_is_not_on_the_page() {
    let page = parse(
        r#"<p hidden>a</p><p style="color:red; DISPLAY : none">b</p><template><a href="/t">t</a></template>
        <noscript>c</noscript><div hidden><a href="/x">x</a><h1>y</h1></div><p style="display: block">shown</p>"#,
    );
    assert_eq!(page.text, "shown");
    assert!(page.links.is_empty() && page.headings.is_empty());
}

#[test]
fn tables_are_counted_once_and_up_to_a_limit() {
    let page = parse("<table><tr><th>A<th>B<tr><th>1<td>2<tr><td><table><tr><td><a href=x>in</table></table>");
    assert_eq!(page.tables.len(), 2);
    assert_eq!((page.tables[0].headers.len(), page.tables[0].rows.len()), (2, 2));
    assert!(page.tables[0].rows[1].links.is_empty());
    assert_eq!(page.tables[1].rows[0].links[0].href, "x");
    let page = parse(&list(NAV, &ROW.repeat(2500)));
    assert_eq!(page.tables[0].rows.len(), 2000);
    assert_eq!(page.text.chars().count().min(16_380), 16_380);
    assert!(page.text.chars().count() <= 16_384);
}

#[test]
fn pages_made_to_hurt_are_parsed_in_time() {
    let attributes: String = (0..150_000).map(|i| format!(" a{i}")).collect();
    let formats: String = (0..20_000).map(|i| format!("<b id={i}>")).collect();
    let pages = [
        ("nested divs", "<div>".repeat(200_000)),
        ("nested after the body", "<div></body><!---->".repeat(50_000)),
        ("attributes", format!("<p{attributes}>")),
        ("attributes in quotes", format!("<p {}>", "a1='<>'b".repeat(120_000))),
        ("formatting elements", format!("{formats}{}", "<p>".repeat(100_000))),
        ("tables", "<table><tr><td>".repeat(60_000)),
        ("navigation bars", format!("{}{}", "<nav>".repeat(400), "<a href=x>y</a>".repeat(60_000))),
        ("alerts", format!("{}{}", "<div class=alert>".repeat(400), "word ".repeat(200_000))),
        ("paragraphs", "<p>".repeat(340_000)),
        ("comment", format!("<!--{}", "x".repeat(1 << 20))),
        ("brackets", "<".repeat(1 << 20)),
        ("selects", "<select><option>".repeat(60_000)),
    ];
    for (name, html) in pages {
        let started = Instant::now();
        // A small stack: nothing here may recurse with the depth of the page.
        let parsed = std::thread::Builder::new().stack_size(256 * 1024).spawn(move || parse(&html)).expect("a thread");
        let page = parsed.join().unwrap_or_else(|_| panic!("{name}: the parser panicked"));
        let took = started.elapsed();
        let size = serde_json::to_string(&page).expect("JSON").len();
        eprintln!("{name}: {took:?}, {size} bytes");
        assert!(took < Duration::from_secs(10), "{name}: {took:?}");
        assert!(size < 4 << 20, "{name}: {size} bytes");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_text_makes_the_parser_panic(text in any::<String>()) {
        parse(&text);
    }

    #[test]
    fn no_soup_of_tags_makes_the_parser_panic(
        soup in proptest::collection::vec(
            prop_oneof![
                proptest::sample::select(vec![
                    "<table>", "<tr>", "<td>", "</table>", "<form>", "</form>", "<p>", "</p>", "<b>", "</b>", "<a href=x>",
                    "</a>", "<template>", "</template>", "<select>", "<option>", "</select>", "<svg>", "<math>", "</svg>",
                    "<title>", "</title>", "<script>", "</script>", "<!--", "-->", "<body hidden>", "<html lang=fr>",
                    "<frameset>", "<nav>", "</nav>", "<h1>", "</h2>", "<li>", "<noscript>", "<textarea>", "é", "\0",
                    "<div class='alert navbar-brand lead'>", "</div>", "<input name=x type=password value=y>", "&amp", "<![CDATA[",
                ]).prop_map(str::to_owned),
                "[ -~]{0,8}",
            ],
            0..60,
        )
    ) {
        let page = parse(&soup.concat());
        prop_assert!(page.forms.iter().flat_map(|f| &f.inputs).all(|i| i.kind != "password" || i.value.is_empty()));
    }
}
