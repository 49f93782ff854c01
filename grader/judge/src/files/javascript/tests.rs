//! Applications as students write them, and texts that are made to hurt.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Program, routes::Routes};

fn application(files: &[(&str, &str)]) -> Program {
    let files: BTreeMap<&str, &str> = files.iter().copied().collect();
    Program::read(|path| files.get(path).copied()).unwrap()
}

fn routes(files: &[(&str, &str)]) -> (Vec<String>, Routes) {
    let application = application(files);
    assert_eq!(application.unknown, [""; 0]);
    let routes = application.code().routes();
    (routes.all.iter().map(|r| format!("{} {}", r.method, r.path)).collect(), routes)
}

#[test]
fn the_course_s_way_of_registering_routes_is_read() {
    let (all, routes) = routes(&[(
        "index.js",
        "const express = require('express'); const app = express(); app.use(express.json());
         app.get('/', (req, res) => res.render('home'));
         // app.post('/supplier-add', add);
         /* app.post('/supplier-update', update); */
         if (false) { app.post('/supplier-remove/:id', remove); }
         app.get('views'); app.set('views', 'x'); other.post('/x', y);
         app.use((req, res) => res.status(404).render('404')); app.listen(80);",
    )]);
    assert_eq!(all, ["GET /"]);
    assert!(routes.is_express && routes.untold.is_empty());
}

#[test]
fn routers_are_followed_to_where_they_are_mounted() {
    let (all, _) = routes(&[
        ("package.json", r#"{"scripts":{"start":"node src/server"}}"#),
        ("src/server.js", "import express, { Router } from 'express'; import admin from './admin.js'; const BASE = '/admin';
          const app = express(); app.use(BASE, log, admin); app.use(`${BASE}/more`, require('./more')()); require('./extra')(app, 1);"),
        ("src/admin.js", "import { Router } from 'express'; const router = Router(); router.route('/suppliers').get(list).post(add);
          router.delete(['/a', '/b/'], x); export default router;"),
        ("src/more/index.js", "const { Router } = require('express'); module.exports = () => { const r = new Router(); r.all('/', f); return r; };"),
        ("src/extra.js", "module.exports = function (server) { server.patch('/patch/' + 'me', f); };"),
        ("src/never-loaded.js", "const app = require('express')(); app.post('/never', f);"),
    ]);
    assert_eq!(
        all,
        [
            "ALL /admin/more",
            "DELETE /admin/a",
            "DELETE /admin/b",
            "GET /admin/suppliers",
            "PATCH /patch/me",
            "POST /admin/suppliers"
        ]
    );
}

#[test]
fn a_class_may_hold_the_application() {
    let (all, _) = routes(&[(
        "app.js",
        "const express = require('express'); class Server { constructor() { this.app = express(); this.app.get('/a', f); } }",
    )]);
    assert_eq!(all, ["GET /a"]);
}

#[test]
fn what_cannot_be_followed_is_untold_and_not_absent() {
    let told = application(&[("index.js", "const app = require('express')(); for (const p of paths) app.post(p, f);")]);
    assert_eq!(told.code().routes().untold, ["index.js:1"]);
    let told = application(&[("index.js", "fs.readdirSync('x').forEach(f => require('./x/' + f)(app));")]);
    assert_eq!(told.unknown, ["index.js:1 require"]);
    let told = application(&[("index.js", "const app = ;\napp.get(")]);
    assert!(told.unknown[0].starts_with("index.js:1:"), "{:?}", told.unknown);
}

#[test]
fn the_port_is_followed_to_its_default() {
    for (text, port) in [
        ("app.listen(process.env.APP_PORT || 8080);", Some(8080)),
        ("const app_port = process.env.APP_PORT || 80; app.listen(app_port, () => {});", Some(80)),
        ("const { APP_PORT = 8081 } = process.env; http.createServer(app).listen(APP_PORT)", Some(8081)),
        ("const config = { port: Number(process.env['P'] ?? '8080') }; app.listen(config.port)", Some(8080)),
        ("app.listen({ port: process.env.P ? process.env.P : 8080 })", Some(8080)),
        ("let port; port = parseInt(process.env.P || '8080', 10); app.listen(port)", Some(8080)),
        ("const { port } = require('./config'); app.listen(port)", Some(8080)),
        ("// app.listen(80)\napp.listen(8080)", Some(8080)),
        ("app.listen(choose())", None),
        ("let p = 80; p = 8080; app.listen(p)", None),
    ] {
        let application = application(&[("index.js", text), ("config.js", "module.exports = { port: 8080 };")]);
        assert_eq!(application.code().port(&BTreeMap::new()), port, "{text}");
    }
    let application = application(&[("index.js", "app.listen(process.env.APP_PORT || 80)")]);
    let environment = BTreeMap::from([("APP_PORT".to_owned(), "8080".to_owned())]);
    assert_eq!(application.code().port(&environment), Some(8080));
}

#[test]
fn exported_functions_are_found_however_they_are_exported() {
    for text in [
        "exports.list = async (a) => 1; exports.add = function () {}; // exports.gone = () => 1;",
        "module.exports = { list, add: async (a) => a, limit: 3 }; function list() {}",
        "class Supplier { static list() {} static add() {} } module.exports = Supplier;",
        "const Supplier = function () {}; Supplier.list = () => 1; Supplier.add = wrap(async () => 1); module.exports = Supplier;",
        "export function list() {} export const add = () => 1; export const limit = 3;",
        "class C { list = () => 1; add() {} } module.exports = new C();",
        "function list() {} const add = () => 1; export { list, add };",
    ] {
        let application = application(&[("index.js", text)]);
        let code = application.code();
        let mut names: Vec<_> = code.exported().into_iter().map(|f| f.name).collect();
        names.sort();
        assert_eq!(names, ["add", "list"], "{text}");
    }
}

#[test]
fn statements_that_write_are_found_in_code_only() {
    let application = application(&[(
        "index.js",
        "// 'DELETE FROM suppliers'\nq('SELECT * FROM suppliers');\nq(\"insert into suppliers set ?\"); q(`UPDATE suppliers\nSET name = ?`);",
    )]);
    assert_eq!(application.code().writing_statements(), ["index.js:3"]);
}

#[test]
fn views_and_redirects_are_found() {
    let application = application(&[(
        "index.js",
        "res.render('home', {}); res.redirect(301, '/admin/suppliers'); res.redirect('/a/' + id);",
    )]);
    let code = application.code();
    assert_eq!(Vec::from_iter(code.views().unwrap()), ["home"]);
    assert_eq!(Vec::from_iter(code.redirects()), ["/admin/suppliers"]);
    let unknown = self::application(&[("index.js", "res.render(view)")]);
    assert_eq!(unknown.code().views(), None);
}

/// Parses and asks everything there is to ask.
fn ask(text: &str) {
    if let Some(application) = Program::read(|path| (path == "index.js").then_some(text)) {
        let code = application.code();
        let _ = (code.routes(), code.views(), code.redirects(), code.exported(), code.writing_statements());
        let _ = code.port(&BTreeMap::new());
    }
}

#[test]
fn nothing_nested_or_repeated_without_end_hurts() {
    for piece in [
        "(", "[", "{a:", "`${", "a=>", "f(", "a+", "<a>", "!", "if(a)", "a?b:", "a.b().", "app.use(", "async ", "\0]é'",
    ] {
        ask(&piece.repeat(3_000));
        ask(&format!("const app = require('express')(); {}", piece.repeat(150)));
    }
    ask(&format!("const app = require('express')(); app{}", ".get('/a', f)".repeat(1_000)));
    ask(&format!("a = {}'/x'; app.get(a, b)", "a + ".repeat(3_000)));
    ask("const a = b; const b = a; const app = require('express')(); app.get(a, f); app.use(a, b); app.listen(a);");
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in "(?s).{0,300}") {
        ask(&text);
    }

    #[test]
    fn no_program_makes_the_reader_panic(
        words in prop::collection::vec(
            "const |app|=|express|require|\\('\\./index'\\)|\\('express'\\)|\\(|\\)|\\.get|\\.use|\\.route|'/a'|,|=>|\\{|\\}|module\\.exports|;|\n|\\+|process\\.env\\.X|\\|\\||class |this\\.|import |from |export |\\[|\\]|return ",
            0..60,
        )
    ) {
        ask(&words.concat());
    }
}
