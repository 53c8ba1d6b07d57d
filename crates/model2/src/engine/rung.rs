//! The ladder of an item, and the rungs that a move may aim at. Answers are in `answers`.

/// A step of an item's ladder, 0 (worst) to 4 (best). Items that are shown best first keep this scored rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Rung {
    /// 0
    Zero,
    /// 1
    One,
    /// 2
    Two,
    /// 3
    Three,
    /// 4
    Four,
}

impl Rung {
    /// The lowest rung, 0.
    pub const LOWEST: Self = Self::Zero;
    /// The highest rung, 4.
    pub const HIGHEST: Self = Self::Four;
    /// Every rung, lowest first.
    pub const ALL: [Self; 5] = [Self::Zero, Self::One, Self::Two, Self::Three, Self::Four];

    /// The rung with this number; `None` above 4.
    pub const fn new(number: u8) -> Option<Self> {
        match number {
            0 => Some(Self::Zero),
            1 => Some(Self::One),
            2 => Some(Self::Two),
            3 => Some(Self::Three),
            4 => Some(Self::Four),
            _ => None,
        }
    }

    /// The number of the rung, 0–4.
    pub const fn get(self) -> u8 {
        self as u8
    }

    /// One rung higher; `None` at the top.
    pub const fn up(self) -> Option<Self> {
        Self::new(self.get().wrapping_add(1))
    }

    /// One rung lower; `None` at the bottom.
    pub const fn down(self) -> Option<Self> {
        Self::new(self.get().wrapping_sub(1))
    }

    /// The value of the rung: 0, 0.25, 0.5, 0.75 or 1.
    pub fn value(self) -> f64 {
        f64::from(self.get()) / 4.0
    }

    /// Where the rung is shown, 0–4 from the top of the list.
    pub const fn shown_at(self, is_reverse: bool) -> u8 {
        if is_reverse { 4_u8.wrapping_sub(self.get()) } else { self.get() }
    }
}

/// The rung that a move lifts an item to: the first sound one, or the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// Rung 2, the first sound one, from 0 or 1.
    Two,
    /// Rung 3, from 2.
    Three,
    /// Rung 4, from 3.
    Four,
}

impl Target {
    /// Every target, lowest first.
    pub const ALL: [Self; 3] = [Self::Two, Self::Three, Self::Four];

    /// What an item on this rung moves to; `None` at the top.
    pub const fn after(rung: Rung) -> Option<Self> {
        match rung {
            Rung::Zero | Rung::One => Some(Self::Two),
            Rung::Two => Some(Self::Three),
            Rung::Three => Some(Self::Four),
            Rung::Four => None,
        }
    }

    /// The rung that is reached.
    pub const fn rung(self) -> Rung {
        match self {
            Self::Two => Rung::Two,
            Self::Three => Rung::Three,
            Self::Four => Rung::Four,
        }
    }
}
