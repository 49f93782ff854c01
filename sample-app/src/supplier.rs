//! A supplier, the form it is typed in, and the rules a form must keep.

use serde::{Deserialize, Serialize};

use crate::phone;

/// The six values of a supplier, as the form sends them and the table keeps them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// The supplier's name.
    pub name: String,
    /// Street and number.
    pub address: String,
    /// City.
    pub city: String,
    /// State or province.
    pub state: String,
    /// E-mail address; the contract does not check it.
    pub email: String,
    /// A mobile number.
    pub phone: String,
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supplier {
    /// The database's number of the row.
    pub id: i64,
    /// The values.
    pub fields: Fields,
}

/// One value with what a form and a database need to know about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field<'a> {
    /// The input's `name` and the column's.
    pub name: &'static str,
    /// What a person reads.
    pub label: &'static str,
    /// The `autocomplete` hint of the input.
    pub autocomplete: &'static str,
    /// The present value.
    pub value: &'a str,
    /// Whether it may not be empty.
    pub required: bool,
    /// How many characters the column takes.
    pub limit: usize,
}

impl Fields {
    /// The fields in the order of the form, the table's columns and the list.
    #[must_use]
    pub fn all(&self) -> [Field<'_>; 6] {
        let field = |name, label, autocomplete, value, required| Field {
            name,
            label,
            autocomplete,
            value,
            required,
            limit: if name == "phone" { 100 } else { 255 },
        };
        [
            field("name", "Name", "organization", self.name.as_str(), true),
            field("address", "Address", "street-address", self.address.as_str(), true),
            field("city", "City", "address-level2", self.city.as_str(), true),
            field("state", "State", "address-level1", self.state.as_str(), true),
            field("email", "Email", "email", self.email.as_str(), false),
            field("phone", "Phone", "tel", self.phone.as_str(), true),
        ]
    }

    /// The same values without the spaces around them.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let trim = |value: &String| value.trim().to_owned();
        Self {
            name: trim(&self.name),
            address: trim(&self.address),
            city: trim(&self.city),
            state: trim(&self.state),
            email: trim(&self.email),
            phone: trim(&self.phone),
        }
    }

    /// What is wrong, one sentence per faulty field; empty when the supplier may be kept.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        self.all().iter().filter_map(problem).collect()
    }
}

/// The first rule that a field breaks: one alert per field, never two.
fn problem(field: &Field<'_>) -> Option<String> {
    let Field { name, label, value, limit, .. } = field;
    if value.chars().count() > *limit {
        return Some(format!("{label} may have at most {limit} characters"));
    }
    if *name == "phone" && !phone::is_mobile(value) {
        return Some(format!("{label} must be a mobile number, for example 6135550147"));
    }
    (field.required && value.is_empty()).then(|| format!("{label} is required"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

    use super::*;

    fn good() -> Fields {
        Fields {
            name: "Roast".into(),
            address: "1 Bean St".into(),
            city: "Ottawa".into(),
            state: "ON".into(),
            email: "anything at all".into(),
            phone: "6135550147".into(),
        }
    }

    #[test]
    fn a_good_supplier_has_no_problem() {
        assert_eq!(good().problems(), Vec::<String>::new());
    }

    #[test]
    fn an_empty_form_has_one_problem_for_each_checked_field() {
        let problems = Fields::default().problems();
        let fields: Vec<_> = problems.iter().map(|text| text.split(' ').next().unwrap()).collect();
        assert_eq!(fields, ["Name", "Address", "City", "State", "Phone"]);
    }

    #[test]
    fn a_value_longer_than_its_column_is_refused_before_the_database_sees_it() {
        let exact = Fields { name: "é".repeat(255), ..good() };
        let long = Fields { name: "é".repeat(256), ..good() };
        assert!(exact.problems().is_empty());
        assert_eq!(long.problems(), ["Name may have at most 255 characters"]);
    }
}
