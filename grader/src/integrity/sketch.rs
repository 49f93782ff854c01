//! How much two sets of fingerprints have in common, without comparing every pair.
//!
//! Fingerprints are hashes of runs of tokens, thinned by winnowing (Schleimer, Wilkerson, Aiken 2003): a shared run of
//! `RUN + WINDOW - 1` tokens always leaves a shared fingerprint. Candidates are found by MinHash and banding; what is
//! reported of them is counted exactly.

use std::{
    collections::{BTreeSet, HashMap},
    hash::{Hash as _, Hasher as _},
};

use siphasher::sip::SipHasher13;

/// The tokens of one run.
const RUN: usize = 12;
/// The runs of which the one with the smallest hash is kept.
const WINDOW: usize = 6;
/// The bands of a signature, and the rows of a band: sets that share half are found in 99.9 of 100 cases.
const BANDS: usize = 48;
const ROWS: usize = 3;
/// The most pairs that are looked at.
const PAIRS: usize = 200_000;

/// The fingerprints of a stream of tokens.
pub(super) fn fingerprints(tokens: &[String]) -> BTreeSet<u64> {
    let hash = |run: &[String]| {
        let mut hasher = SipHasher13::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    let hashes: Vec<u64> = tokens.windows(RUN).map(hash).collect();
    if hashes.len() < WINDOW {
        return hashes.into_iter().min().into_iter().collect();
    }
    hashes.windows(WINDOW).filter_map(|window| window.iter().min().copied()).collect()
}

/// The share that two sets have in common, from 0 to 1.
pub(super) fn likeness(a: &BTreeSet<u64>, b: &BTreeSet<u64>) -> f64 {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

/// Pairs of sets, by number, that may have much in common.
pub(super) fn candidates(sets: &[BTreeSet<u64>]) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    let signatures: Vec<Vec<u64>> = sets.iter().map(signature).collect();
    for band in 0..BANDS {
        let mut buckets: HashMap<&[u64], Vec<usize>> = HashMap::new();
        for (number, signature) in signatures.iter().enumerate() {
            if let Some(rows) = signature.get(band * ROWS..(band + 1) * ROWS) {
                buckets.entry(rows).or_default().push(number);
            }
        }
        let mut buckets: Vec<Vec<usize>> = buckets.into_values().filter(|bucket| bucket.len() > 1).collect();
        buckets.sort();
        for bucket in buckets {
            for (at, a) in bucket.iter().enumerate() {
                for b in &bucket[at + 1..] {
                    if pairs.len() >= PAIRS {
                        return pairs;
                    }
                    pairs.insert((*a, *b));
                }
            }
        }
    }
    pairs
}

/// The smallest value of each of many hash functions; nothing for an empty set.
fn signature(set: &BTreeSet<u64>) -> Vec<u64> {
    let row = |row: usize| {
        let key = (row as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        set.iter().map(|x| mixed(x ^ key)).min()
    };
    (0..BANDS * ROWS).filter_map(row).collect()
}

/// The finaliser of SplitMix64: a bijection that scatters.
const fn mixed(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
