//! An HTML page, parsed.

use serde::{Deserialize, Serialize};

/// An HTML page as a browser would build it; comments and scripts are not part of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// The title.
    pub title: String,
    /// The language of the page.
    pub lang: Option<String>,
    /// Texts of `.navbar-brand` elements.
    pub brands: Vec<String>,
    /// Navigation bars.
    pub navs: Vec<Nav>,
    /// Headings in the order of the page.
    pub headings: Vec<Heading>,
    /// Links that have an address.
    pub links: Vec<Link>,
    /// Forms.
    pub forms: Vec<Form>,
    /// Tables.
    pub tables: Vec<Table>,
    /// Elements of class `alert`.
    pub alerts: Vec<Alert>,
    /// Texts of `p.lead` elements.
    pub leads: Vec<String>,
    /// The visible text, white space folded, at most 16,384 characters.
    pub text: String,
}

/// A navigation bar.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Nav {
    /// Its classes.
    pub classes: Vec<String>,
    /// Its links.
    pub links: Vec<Link>,
}

/// A heading.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text.
    pub text: String,
}

/// A link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Link {
    /// Its address as written.
    pub href: String,
    /// Its text.
    pub text: String,
}

/// A form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Its address as written; empty for the page itself.
    pub action: String,
    /// `get` or `post`.
    pub method: String,
    /// Its named fields.
    pub inputs: Vec<Input>,
}

/// A field of a form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Input {
    /// Its name.
    pub name: String,
    /// Its type, or `textarea` or `select`.
    pub kind: String,
    /// Its value; empty for passwords.
    pub value: String,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    /// Its classes.
    pub classes: Vec<String>,
    /// Texts of the header cells of its head.
    pub headers: Vec<String>,
    /// The rows of its body, at most 2,000.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    /// Texts of its cells.
    pub cells: Vec<String>,
    /// Links in it.
    pub links: Vec<Link>,
}

/// A message on a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Alert {
    /// Its classes.
    pub classes: Vec<String>,
    /// Its text.
    pub text: String,
}
