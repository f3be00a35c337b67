//! The bounds of a number, and the integer that holds what lies between them, and what is named besides.

use serde_json::{Map, Value};

use crate::api::Integer;

/// The first numbers beyond those of 32, 63 and 64 bits.
const TWO_31: f64 = 2_147_483_648.0;
const TWO_32: f64 = 4_294_967_296.0;
const TWO_63: f64 = 9_223_372_036_854_775_808.0;
const TWO_64: f64 = 18_446_744_073_709_551_616.0;

/// The least and the greatest number that a schema allows.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    low: Option<f64>,
    high: Option<f64>,
}

impl Bounds {
    /// What a schema says; `is_whole` if only whole numbers count.
    pub fn of(members: &Map<String, Value>, is_whole: bool) -> Bounds {
        let number = |key: &str| members.get(key).and_then(Value::as_f64);
        // The form of draft 4, which makes the other bound an exclusive one.
        let flag = |key: &str| members.get(key) == Some(&Value::Bool(true));
        let (low, high) = (number("minimum"), number("maximum"));
        if !is_whole {
            return Bounds {
                low: low
                    .into_iter()
                    .chain(number("exclusiveMinimum"))
                    .reduce(f64::max),
                high: high
                    .into_iter()
                    .chain(number("exclusiveMaximum"))
                    .reduce(f64::min),
            };
        }
        let above = |low: f64| low.floor() + 1.0;
        let below = |high: f64| high.ceil() - 1.0;
        let low = match flag("exclusiveMinimum") {
            true => low.map(above),
            false => low.map(f64::ceil),
        };
        let high = match flag("exclusiveMaximum") {
            true => high.map(below),
            false => high.map(f64::floor),
        };
        let more = number("exclusiveMinimum").map(above);
        let less = number("exclusiveMaximum").map(below);
        Bounds {
            low: low.into_iter().chain(more).reduce(f64::max),
            high: high.into_iter().chain(less).reduce(f64::min),
        }
    }

    /// With what a format says of the least one, where no bound does.
    pub fn with_format(self, format: &str) -> Bounds {
        let least = format.starts_with("uint").then_some(0.0);
        Bounds {
            low: self.low.or(least),
            ..self
        }
    }

    /// Whether no number lies between them.
    pub fn is_empty(self) -> bool {
        matches!((self.low, self.high), (Some(low), Some(high)) if low > high)
    }

    /// The integer of a format that holds all between them; none if the one contradicts the other.
    pub fn integer(self, format: &str) -> Option<Integer> {
        let is_unsigned = format.starts_with("uint")
            || self.low.is_some_and(|low| low >= 0.0)
            || self.is_beyond_64();
        let is_short = ["int8", "int16", "int32", "uint8", "uint16", "uint32"].contains(&format);
        let (integer, least, most) = match (is_unsigned, is_short) {
            (false, true) => (Integer::Int32, -TWO_31, TWO_31 - 1.0),
            // A float cannot tell the last number of 64 bits from the first beyond.
            (false, false) => (Integer::Int64, -TWO_63, TWO_63),
            (true, true) => (Integer::Uint32, 0.0, TWO_32 - 1.0),
            (true, false) => (Integer::Uint64, 0.0, TWO_64),
        };
        (self.are_within(least, most) && !self.is_empty()).then_some(integer)
    }

    fn are_within(self, least: f64, most: f64) -> bool {
        let mut bounds = self.low.into_iter().chain(self.high);
        bounds.all(|bound| (least..=most).contains(&bound))
    }

    /// Whether all numbers between them are beyond 64 bits.
    pub fn are_beyond_all(self) -> bool {
        self.low.is_some_and(|low| low > TWO_64) || self.high.is_some_and(|high| high < -TWO_63)
    }

    /// The widest integer between them, whatever the format is.
    pub fn widest(self) -> Integer {
        match self.is_beyond_64() {
            true => Integer::Uint64,
            false => Integer::Int64,
        }
    }

    /// What the widest integer does not hold of what lies between them.
    pub fn lost(self) -> &'static str {
        match self.widest() {
            Integer::Uint64 if !self.are_within(0.0, TWO_64) => {
                "the type is `u64`: numbers beyond it can be neither sent nor read"
            }
            Integer::Int64 if !self.are_within(-TWO_63, TWO_63) => {
                "the type is `i64`: numbers beyond it can be neither sent nor read"
            }
            _ => "the type holds every number between them",
        }
    }

    /// Whether a format or bounds say how large an integer is.
    pub fn are_said(self, format: &str) -> bool {
        !format.is_empty() || self.low.is_some() || self.high.is_some()
    }

    /// Whether numbers between them need the 64th bit, and none needs a sign. Where only the greatest is said, and that is
    /// one of 64 bits without a sign, so are the others.
    fn is_beyond_64(self) -> bool {
        match (self.low, self.high) {
            (Some(low), high) => {
                low >= TWO_63 || (low >= 0.0 && high.is_some_and(|high| high > TWO_63))
            }
            (None, Some(high)) => high > TWO_63 && high <= TWO_64,
            (None, None) => false,
        }
    }
}

/// This integer, or the next that holds all of these numbers, if there is one.
pub fn holding(integer: Integer, numbers: &[i128]) -> Option<Integer> {
    let holds = |integer: &Integer| numbers.iter().all(|number| integer.holds(*number));
    let mut all = [integer, Integer::Int64, Integer::Uint64].into_iter();
    all.find(holds)
}

/// Whether some integer holds a number.
pub fn is_held(number: i128) -> bool {
    holding(Integer::Int64, &[number]).is_some()
}

/// A whole number of any size; `1.0` is one, too.
pub fn whole(value: &Value) -> Option<i128> {
    let float = || value.as_f64().filter(|number| number.fract() == 0.0);
    let signed = value.as_i64().map(i128::from);
    let whole = signed.or_else(|| value.as_u64().map(i128::from));
    // A cast of what is larger still gives the largest, which no integer of a client holds either.
    whole.or_else(|| float().map(|number| number as i128))
}
