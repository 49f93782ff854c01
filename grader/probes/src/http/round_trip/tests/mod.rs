//! Round trips through applications that are right in unusual ways, wrong, or made to do harm.

mod shop;

use std::future::pending;

use grader_core::{
    GapReason,
    facts::{Attempt, RoundTrip, Sight},
};

use self::shop::Shop;
use super::{Web, round_trip};

async fn trip(shop: &Shop) -> RoundTrip {
    let request = shop.serve().await;
    round_trip(&Web::new(true), &request, pending()).await
}

/// Whether the lists agree after each change: the writer's, then the reader's.
fn agreed(trip: &RoundTrip) -> [[bool; 2]; 3] {
    trip.changes().map(|change| [&change.writer, &change.reader].map(|sight| *sight == Sight::Agrees))
}

const ALL: [[bool; 2]; 3] = [[true; 2]; 3];
const NONE: [[bool; 2]; 3] = [[false; 2]; 3];

fn reason(attempt: &Attempt) -> Option<GapReason> {
    match attempt {
        Attempt::Unseen(gap) => Some(gap.reason),
        _ => None,
    }
}

/// Nothing of ours is left, and nothing of the student's is touched.
fn clean(shop: &Shop, trip: &RoundTrip) {
    assert_eq!((shop.strangers(), &trip.left_behind), (vec![], &None), "{trip:?}");
}

#[tokio::test]
async fn a_supplier_goes_all_the_way_and_leaves_nothing() {
    let shop = Shop::new();
    let trip = trip(&shop).await;
    assert_eq!(agreed(&trip), ALL, "{trip:?}");
    let Attempt::Answered(sent) = &trip.add.attempt else { panic!("{trip:?}") };
    assert_eq!((sent.method.as_str(), sent.action.path(), sent.status), ("post", "/admin/supplier-add", 200));
    assert_eq!((sent.redirects[0].status, sent.landed.path()), (302, "/admin/suppliers"));
    assert!(sent.fields.contains(&("name".to_owned(), trip.name.clone())));
    assert!(sent.fields.contains(&("phone".to_owned(), "6135550147".to_owned())));
    clean(&shop, &trip);
}

#[tokio::test]
async fn unusual_controls_do_as_well() {
    let shops = [
        // Fields by other names, in French.
        Shop::new().text("name=phone", "name=telephone").text("name=state", "name=province"),
        // A button by another word; a form that is sent to its own page.
        Shop::new().text(">Add a new supplier<", "><").text(" action='/admin/supplier-add'", ""),
        // The form of a new supplier on the list itself.
        Shop::new().text(
            "<h1>All",
            "<form method=post action=supplier-add><input name=name><input name=city><input name=phone></form><h1>All",
        ),
        // The id of the row to remove in a hidden field as well.
        Shop::new().text("<button>", "<input type=hidden name=id value={id}><button>"),
        // The form to remove stands before the form to edit, in other letters.
        Shop::new().text("method=post action='/admin/supplier-remove", "METHOD=Post action='../supplier-remove"),
    ];
    for (at, shop) in shops.iter().enumerate() {
        let trip = trip(shop).await;
        assert_eq!(agreed(&trip), ALL, "{at}: {trip:?}");
        clean(shop, &trip);
    }
}

#[tokio::test]
async fn two_trips_at_once_do_not_meet() {
    let shop = Shop::new();
    let (request, web) = (shop.serve().await, Web::new(true));
    let trips = futures::future::join_all((0..8).map(|_| round_trip(&web, &request, pending()))).await;
    for trip in &trips {
        assert_eq!(agreed(trip), ALL, "{trip:?}");
        clean(&shop, trip);
    }
}

#[tokio::test]
async fn what_does_not_work_is_told_from_what_does() {
    let [works, fails] = [[true; 2], [false; 2]];
    let cases = [
        ("POST /admin/supplier-add", [fails, fails, fails]),
        ("POST /admin/supplier-update", [works, fails, works]),
        ("GET /suppliers", [[true, false]; 3]),
    ];
    for (request, expected) in cases {
        let shop = Shop::new().answer(request, 302, "/admin/suppliers");
        let shop = if request.starts_with("GET") { Shop::new().answer(request, 500, "") } else { shop };
        let trip = trip(&shop).await;
        assert_eq!(agreed(&trip), expected, "{request}: {trip:?}");
        clean(&shop, &trip);
    }
}

#[tokio::test]
async fn what_cannot_be_removed_is_told() {
    let shop = Shop::new().answer("POST /admin/supplier-remove", 302, "/admin/suppliers");
    let trip = trip(&shop).await;
    assert_eq!(agreed(&trip), [[true; 2], [true; 2], [false; 2]], "{trip:?}");
    assert_eq!(shop.strangers(), [trip.name]);
    assert_eq!(trip.left_behind.expect("something is left").why, "it is still there after it was removed");
}

#[tokio::test]
async fn every_copy_is_removed() {
    let shop = Shop::new().copies(2);
    let trip = trip(&shop).await;
    assert_eq!(agreed(&trip)[2], [false; 2], "one is left when the other is gone: {trip:?}");
    clean(&shop, &trip);
}

#[tokio::test]
async fn a_trip_that_is_stopped_cleans_up() {
    let shop = Shop::new();
    let (request, web) = (shop.serve().await, Web::new(true));
    let added = async {
        while shop.strangers().is_empty() {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
    };
    let trip = round_trip(&web, &request, added).await;
    assert!(trip.changes().iter().any(|change| reason(&change.attempt) == Some(GapReason::TimedOut)), "{trip:?}");
    clean(&shop, &trip);
}

#[tokio::test]
async fn no_form_leads_to_another_server() {
    let other = Shop::new();
    let elsewhere = other.serve().await.writer;
    let to = |path: &str| elsewhere.join(path).expect("an address").to_string();
    let shops = [
        Shop::new().text("action='/admin/supplier-add'", format!("action='{}'", to("/admin/supplier-add"))),
        Shop::new().text("href='/admin/supplier-add'", format!("href='{}'", to("/admin/supplier-add"))),
        Shop::new().text("action='/admin/supplier-add'", "action='http://169.254.169.254/latest/api/token'"),
        Shop::new().text("action='/admin/supplier-add'", "action='//example.org/supplier-add'"),
        Shop::new().text("action='/admin/supplier-add'", "action='javascript:alert(1)'"),
    ];
    for (at, shop) in shops.iter().enumerate() {
        let trip = trip(shop).await;
        assert_eq!((agreed(&trip), reason(&trip.add.attempt)), (NONE, Some(GapReason::ForbiddenAddress)), "{at}");
        assert!(shop.requests().iter().all(|line| line.starts_with("GET")), "{at}: {:?}", shop.requests());
    }
    // A form that is answered by a redirect to another server is not followed there.
    let leads: &'static str = Box::leak(to("/admin/suppliers").into_boxed_str());
    let shop = Shop::new().answer("POST /admin/supplier-add", 307, leads);
    let trip = trip(&shop).await;
    let Attempt::Answered(sent) = &trip.add.attempt else { panic!("{trip:?}") };
    assert_eq!((sent.status, sent.redirects.len()), (307, 0));
    assert_eq!(other.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn no_other_row_is_edited_or_removed() {
    let removal = "action='/admin/supplier-remove/{id}'";
    let shops = [
        // The page of our row removes the student's.
        Shop::new().text(removal, "action='/admin/supplier-remove/1'"),
        Shop::new().text(removal, "action='/admin/supplier-remove/1?id={id}'"),
        Shop::new().text("<button>", "<input type=hidden name=supplier_id value=1><button>"),
        // It does not say what it removes.
        Shop::new().text(removal, "action='/admin/supplier-remove'"),
        // The link of our row leads to the student's page.
        Shop::new().others(2).text("supplier-update/3", "supplier-update/1"),
        // Two rows have the same link.
        Shop::new().others(2).text("supplier-update/1", "supplier-update/3"),
    ];
    for (at, shop) in shops.iter().enumerate() {
        let trip = trip(shop).await;
        assert!(matches!(trip.remove.attempt, Attempt::NoControl { .. }), "{at}: {trip:?}");
        assert_eq!(shop.strangers(), std::slice::from_ref(&trip.name), "{at}");
        assert!(trip.left_behind.is_some(), "{at}");
        assert!(!shop.requests().iter().any(|line| line.starts_with("POST /admin/supplier-remove")), "{at}");
    }
}

#[tokio::test]
async fn endless_redirects_end() {
    let shop = Shop::new().answer("GET /admin/loop", 302, "/admin/loop").answer(
        "POST /admin/supplier-add",
        302,
        "/admin/loop",
    );
    let trip = trip(&shop).await;
    let Attempt::Answered(sent) = &trip.add.attempt else { panic!("{trip:?}") };
    assert_eq!((sent.status, sent.redirects.len()), (302, 5));
    clean(&shop, &trip);
}

#[tokio::test]
async fn nothing_is_added_to_a_list_too_long_to_find_it_again() {
    let shop = Shop::new().others(30_000);
    let trip = trip(&shop).await;
    assert_eq!((agreed(&trip), reason(&trip.add.attempt)), (NONE, Some(GapReason::TooLarge)));
    assert_eq!(shop.requests(), ["GET /admin/suppliers"]);
    clean(&shop, &trip);
}

#[tokio::test]
async fn a_service_that_dies_is_a_gap_of_its_own() {
    let shop = Shop::new();
    let mut request = shop.serve().await;
    let _ = request.writer.set_port(Some(1));
    let trip = round_trip(&Web::new(true), &request, pending()).await;
    assert_eq!(reason(&trip.add.attempt), Some(GapReason::ConnectionRefused));
    clean(&shop, &trip);
}
