//! The forms of types of other crates: what is read is written again, in JSON and in text.

use std::collections::BTreeMap;
use std::fmt::Debug;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use jiff::{SpanFieldwise, Timestamp, civil};
use reqwest::Method;
use rust_decimal::Decimal;
use serde_json::{Value, from_value, json, to_value};
use time::{OffsetDateTime, PrimitiveDateTime};

use crate::{
    self as support, By, DecimalText, Digits, Displayed, Form, IsoDate, IsoDuration, IsoTime, Json,
    Local, Milliseconds, Numeric, Pairs, Request, Rfc3339, Seconds, Serde, ToText, form, object,
    pairs,
};

/// Reads a value in a form, and holds what is written to what was read.
#[track_caller]
fn kept<T: Debug + PartialEq, A: Json<T>>(json: Value) -> T {
    let value = A::read(json.clone()).unwrap_or_else(|error| panic!("{json}: {error}"));
    assert_eq!(to_value(By::<T, A>::new(&value)).unwrap(), json);
    let text = By::<_, A>::text(&value);
    assert_eq!(text.to_text(), json.to_text());
    value
}

#[track_caller]
fn refused<T, A: Json<T>>(json: &Value) {
    assert!(A::read(json.clone()).is_err(), "{json}");
}

#[test]
fn moments_with_an_offset_are_kept() {
    for text in ["2026-01-31T08:30:00+08:00", "2026-01-31T08:30:00.125Z"] {
        kept::<DateTime<FixedOffset>, Rfc3339>(json!(text));
        kept::<OffsetDateTime, Rfc3339>(json!(text));
    }
    kept::<Timestamp, Displayed>(json!("2026-01-31T00:30:00.125Z"));
    let moved = <Displayed as Json<Timestamp>>::read(json!("2026-01-31T08:30:00+08:00")).unwrap();
    assert_eq!(moved.to_string(), "2026-01-31T00:30:00Z");
    refused::<OffsetDateTime, Rfc3339>(&json!("2026-01-31"));
    refused::<DateTime<FixedOffset>, Rfc3339>(&json!(1));
}

#[test]
fn days_times_and_durations_are_kept() {
    let (date, time) = (json!("2026-01-31"), json!("08:30:00"));
    kept::<civil::Date, Displayed>(date.clone());
    kept::<NaiveDate, Displayed>(date.clone());
    kept::<time::Date, IsoDate>(date);
    for time in [time, json!("08:30:00.5")] {
        kept::<civil::Time, Displayed>(time.clone());
        kept::<time::Time, IsoTime>(time);
    }
    kept::<NaiveTime, Displayed>(json!("08:30:00.500"));
    for duration in ["P1Y2M", "P1DT2H", "PT0.5S"] {
        kept::<SpanFieldwise, IsoDuration>(json!(duration));
    }
}

#[test]
fn moments_in_no_zone_are_kept() {
    let text = json!("2026-01-31 08:30:00");
    kept::<civil::DateTime, Local>(text.clone());
    kept::<NaiveDateTime, Local>(text.clone());
    kept::<PrimitiveDateTime, Local>(text);
    for other in ["2026-01-31T08:30:00", "2026-01-31", "2026-02-30 08:30:00"] {
        refused::<civil::DateTime, Local>(&json!(other));
        refused::<NaiveDateTime, Local>(&json!(other));
        refused::<PrimitiveDateTime, Local>(&json!(other));
    }
}

#[test]
fn counted_moments_are_kept() {
    for count in [1_769_848_200_125_i64, 0, -1] {
        let json = json!(count);
        kept::<Timestamp, Milliseconds>(json.clone());
        kept::<DateTime<Utc>, Milliseconds>(json.clone());
        kept::<OffsetDateTime, Milliseconds>(json.clone());
        let moment = kept::<Timestamp, Digits<Milliseconds>>(json!(count.to_string()));
        // What a second has in it is below it, before 1970, too.
        let seconds = to_value(By::<_, Seconds>::new(&moment)).unwrap();
        assert_eq!(seconds, json!(count.div_euclid(1000)));
    }
    kept::<Timestamp, Seconds>(json!(1_769_848_200));
    kept::<OffsetDateTime, Digits<Seconds>>(json!("1769848200"));
    let whole = <Seconds as Json<Timestamp>>::read(json!(1_769_848_200.0)).unwrap();
    assert_eq!(whole.as_second(), 1_769_848_200);
    for out in [i64::MAX, i64::MIN] {
        refused::<Timestamp, Seconds>(&json!(out));
        refused::<DateTime<Utc>, Milliseconds>(&json!(out));
        refused::<OffsetDateTime, Milliseconds>(&json!(out));
    }
    refused::<Timestamp, Seconds>(&json!(0.5));
    refused::<Timestamp, Seconds>(&json!("1"));
    refused::<Timestamp, Digits<Seconds>>(&json!(1));
}

#[test]
fn decimals_keep_their_digits() {
    for text in ["12.30", "0.1234567890123456789012345678"] {
        kept::<Decimal, DecimalText>(json!(text));
    }
    let long = format!("1.5{}", "0".repeat(40));
    let long = <DecimalText as Json<Decimal>>::read(json!(long)).unwrap();
    assert_eq!(long.to_string(), "1.5");
    for number in [
        json!(12),
        json!(-3),
        json!(0.1),
        json!(12.34),
        json!(5.06e-6),
        json!(u64::MAX),
    ] {
        kept::<Decimal, Numeric>(number);
    }
    refused::<Decimal, Numeric>(&json!("1"));
    let long: Decimal = "0.1234567890123456789".parse().unwrap();
    let refused = to_value(By::<_, Numeric>::new(&long)).unwrap_err();
    assert!(refused.to_string().contains("more digits"), "{refused}");
}

#[test]
fn decimals_are_never_rounded() {
    let digits = "more digits than `Decimal` holds";
    for (text, why) in [
        ("12345678901234.123456789012345678", digits),
        ("0.00000000000000000000000000001", digits),
        ("123456789012345678901234567890", "too many digits"),
        ("1_000", "a `_` between digits"),
        ("0.1234567890123456789012345678_9", "a `_` between digits"),
        ("1e3", "unknown character"),
        ("", "empty"),
    ] {
        let error = <DecimalText as Json<Decimal>>::read(json!(text)).unwrap_err();
        assert!(error.to_string().contains(why), "{text}: {error}");
    }
    for number in [1e-30, 1.234_567_890_123_456_7e-20] {
        let error = <Numeric as Json<Decimal>>::read(json!(number)).unwrap_err();
        assert!(error.to_string().contains(digits), "{number}: {error}");
    }
    refused::<Decimal, Numeric>(&json!(1e30));
}

#[derive(Clone, Debug, PartialEq)]
struct Event {
    at: Timestamp,
    tried: Option<Vec<Timestamp>>,
    any: Value,
    more: BTreeMap<String, OffsetDateTime>,
}
object!(Event, more as BTreeMap<String, Rfc3339> {
    at: "at" as Milliseconds, tried?: "tried" as Option<Vec<Displayed>>, any: "any" as Serde
});

#[test]
fn fields_have_forms() {
    let json = json!({"at": 7, "tried": ["2026-01-31T00:30:00Z"], "any": [null], "x": "2026-01-31T08:30:00+08:00"});
    let event: Event = from_value(json.clone()).unwrap();
    assert_eq!((event.at.as_millisecond(), event.more.len()), (7, 1));
    assert_eq!(to_value(&event).unwrap(), json);
    let short = json!({"at": 7, "any": null});
    let event: Event = from_value(short.clone()).unwrap();
    assert_eq!(to_value(&event).unwrap(), short);
}

#[derive(Clone)]
struct Sent {
    at: Timestamp,
    all: Option<Vec<Timestamp>>,
    nested: Vec<Vec<Timestamp>>,
}
pairs!(Sent { at: text "at" as Seconds, all?: list "all" as Milliseconds, nested: json "nested" as Vec<Vec<Seconds>> });
form!(Sent { at: text "at" as Seconds, all?: list "all" as Milliseconds, nested: json "nested" as Vec<Vec<Seconds>> });

#[test]
fn fields_of_forms_have_forms() {
    let at = Timestamp::from_second(7).unwrap();
    let sent = Sent {
        at,
        all: Some(vec![at, at]),
        nested: vec![vec![at]],
    };
    let body = |request: Request| {
        let body = request.body().unwrap().bytes().unwrap().to_vec();
        String::from_utf8(body).unwrap()
    };
    let request = || Request::new(Method::POST, "a");
    let pairs = body(request().form(Pairs::from(sent.clone())));
    assert_eq!(pairs, "at=7&all=7000&all=7000&nested=%5B%5B7%5D%5D");
    let parts = body(request().multipart(Form::from(sent)));
    assert_eq!(parts.matches("\r\n\r\n7000\r\n").count(), 2, "{parts}");
    assert!(parts.contains("\r\n\r\n[[7]]\r\n"), "{parts}");
}

#[test]
fn what_has_no_text_is_not_sent() {
    let long: Decimal = "0.1234567890123456789".parse().unwrap();
    let text = || By::<_, Numeric>::text(&long);
    let request = || Request::new(Method::GET, "a");
    let pairs = Pairs::new().text("x", text());
    let parts = Form::new().list("x", [text()]);
    for (refused, what) in [
        (request().segment("x", text()), "path parameter"),
        (request().query("x", text()), "query parameter"),
        (request().query_list("x", [text()]), "query parameter"),
        (request().header("x", text()), "header"),
        (request().cookie("x", text()), "cookie"),
        (request().form(pairs), "field"),
        (request().multipart(parts), "field"),
    ] {
        let said = format!("the {what} `x` cannot be written: the decimal has more digits");
        let problem = refused.problem().unwrap_or_default();
        assert!(problem.starts_with(&said), "{problem}");
    }
}
