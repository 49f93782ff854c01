//! Estimates in every format, and answers.

use grader_core::{GapReason, facts::Costs};

use super::{answers, bytes, estimate};

const LINK: &str = "https://calculator.aws/#/estimate?id=0123456789abcdef0123456789abcdef01234567";

#[test]
fn every_export_says_the_same() {
    let json = estimate("estimate.json", &bytes("estimate.json")).unwrap();
    assert_eq!((json.format.as_str(), json.opaque, json.currency.as_deref()), ("json", false, Some("USD")));
    assert_eq!(json.total, Costs { monthly: Some(7_104), upfront: Some(0), twelve_months: Some(85_248) });
    assert_eq!(json.share_url.as_deref(), Some(LINK));
    assert_eq!(json.services.len(), 6);
    assert_eq!(json.services[1].name, "Elastic Load Balancing");
    assert_eq!(json.services[1].region.as_deref(), Some("US East (N. Virginia)"));
    let csv = estimate("estimate.csv", &bytes("estimate.csv")).unwrap();
    assert_eq!((csv.format.as_str(), &csv.total), ("csv", &json.total));
    let table = |e: &grader_core::facts::Estimate| {
        e.services.iter().map(|s| (s.name.clone(), s.region.clone(), s.cost.clone())).collect::<Vec<_>>()
    };
    assert_eq!(table(&csv), table(&json));
    let pdf = estimate("estimate.pdf", &bytes("estimate.pdf")).unwrap();
    assert_eq!((pdf.format.as_str(), &pdf.total, pdf.currency.as_deref()), ("pdf", &json.total, Some("USD")));
    assert_eq!(pdf.share_url.as_deref(), Some(LINK));
    assert!(pdf.lines.iter().any(|line| line.contains("Amazon RDS for MySQL")), "{:?}", pdf.lines);
}

#[test]
fn a_link_or_another_program_s_file_goes_to_a_person() {
    let link = estimate("estimate.url", &bytes("estimate.url")).unwrap();
    assert_eq!((link.format.as_str(), link.opaque, link.share_url.as_deref()), ("link", true, Some(LINK)));
    for (name, content) in
        [("scan.pdf", bytes("scan.pdf")), ("e.xlsx", b"PK\x03\x04".to_vec()), ("e.json", b"{\"a\": 1}".to_vec())]
    {
        assert!(estimate(name, &content).unwrap().opaque, "{name}");
    }
    assert_eq!(estimate("e.txt", b"https://calculator.aws.evil.example/#/estimate?id=00").unwrap().share_url, None);
}

#[test]
fn groups_within_groups_and_a_spreadsheet_s_french_are_read() {
    let nested =
        br#"{"Name": "x", "Total Cost": {"monthly": 3, "upfront": "1.00", "12 months": "37.00"}, "Metadata": {},
        "Groups": {"Production": {"Services": [{"Service Name": "AWS Fargate", "Region": "US East (N. Virginia)",
        "Service Cost": {"monthly": "3.00", "upfront": "1.00", "12 months": "37.00"}}],
        "Groups": {"Data": {"Services": [{"Service Name": "Amazon RDS for MySQL"}]}}}}}"#;
    let read = estimate("e.json", nested).unwrap();
    assert_eq!(read.total.monthly, Some(300));
    assert_eq!(read.services[0].group.as_deref().map(str::len), Some("Production > Data".len()), "{:?}", read.services);
    assert_eq!(read.services.iter().filter(|s| s.group.as_deref() == Some("Production")).count(), 1);
    let table = "Co\u{fb}t initial;Co\u{fb}t mensuel;Co\u{fb}t total sur 12 mois;Devise\r\n0,00;71,04;852,48;USD\r\n\
                 R\u{e9}gion;Service;Initial;Mensuel;Total des 12 premiers mois\r\n\
                 USA Est (Virginie du Nord);AWS Fargate;0;71,04;852,48\r\n";
    let windows: Vec<u8> = table.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for content in [table.as_bytes(), &windows] {
        let read = estimate("e.csv", content).unwrap();
        assert_eq!(read.total.twelve_months, Some(85_248));
        assert_eq!(read.services[0].cost.twelve_months, Some(85_248));
        assert_eq!(read.services[0].region.as_deref(), Some("USA Est (Virginie du Nord)"));
    }
}

#[test]
fn damaged_files_say_where() {
    let gap = estimate("e.json", b"{\"Name\": \"x\",\n  \"Total Cost\": }").unwrap_err();
    assert_eq!(gap.reason, GapReason::Malformed);
    assert!(gap.detail.unwrap().starts_with("line 2: column"));
    let gap = answers("answers.toml", b"[monolith]\nprocess = \"node\"\nuser = root\n").unwrap_err();
    assert!(gap.detail.unwrap().starts_with("line 3:"));
}

#[test]
fn answers_are_read_by_their_keys_and_blank_ones_left_out() {
    let read = answers("answers.toml", &bytes("answers.toml")).unwrap();
    assert_eq!(read.answers["monolith.port"], "80");
    assert_eq!(read.answers["monolith.database_engine"], "MySQL 8");
    assert_eq!(read.answers["deployment.production_before"], "customer-tg-one");
    let blank = answers("a.toml", b"[deployment]\nproduction_before = \"\"\n").unwrap();
    assert!(blank.answers.is_empty());
    let listed = answers("a.toml", b"ports = [80, 8080]\n[a.b]\nc = true\nd = 2024-01-01").unwrap();
    assert_eq!(listed.answers["ports"], "80, 8080");
    assert_eq!((listed.answers["a.b.c"].as_str(), listed.answers["a.b.d"].as_str()), ("true", "2024-01-01"));
}
