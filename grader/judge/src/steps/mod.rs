//! The phrases of feature files, one file per noun.

automod::dir!("src/steps");
