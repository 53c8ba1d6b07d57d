//! What visitors try out and work out below the result: other answers, and amounts of money.

mod money;
mod movers;
mod support;
