//! Positions in a questionnaire and tables keyed by them. Nothing here knows what an item means.

/// Most items that one assessment can hold: what is answered fits one 32-bit mask.
pub const MAX_ITEMS: usize = 32;

/// The position of an item in questionnaire order.
///
/// An index is valid for the assessment that gave it, and for no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemIndex(u8);

impl ItemIndex {
    /// The index of this position, if an assessment can have that many items.
    pub(crate) const fn new(position: usize) -> Option<Self> {
        if position < MAX_ITEMS { Some(Self(position as u8)) } else { None }
    }

    /// For the built-in assessment, whose positions were checked when it was built.
    pub(crate) const fn wrapping(position: u8) -> Self {
        Self(position & (MAX_ITEMS as u8 - 1))
    }

    /// The position, from 0.
    pub const fn get(self) -> usize {
        self.0 as usize
    }

    /// The one bit that stands for this item in a mask.
    pub(crate) const fn bit(self) -> u32 {
        1u32.wrapping_shl(self.0 as u32)
    }
}

/// One value for each position that an assessment can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slots<T>([T; MAX_ITEMS]);

impl<T: Copy> Slots<T> {
    pub(crate) const fn filled(value: T) -> Self {
        Self([value; MAX_ITEMS])
    }
}

// An index is below MAX_ITEMS by construction; the mask tells the compiler, so that no bounds check is left.
#[allow(clippy::indexing_slicing)]
impl<T> core::ops::Index<ItemIndex> for Slots<T> {
    type Output = T;
    fn index(&self, index: ItemIndex) -> &T {
        &self.0[index.get() & (MAX_ITEMS - 1)]
    }
}

#[allow(clippy::indexing_slicing)]
impl<T> core::ops::IndexMut<ItemIndex> for Slots<T> {
    fn index_mut(&mut self, index: ItemIndex) -> &mut T {
        &mut self.0[index.get() & (MAX_ITEMS - 1)]
    }
}

/// A set of items of one assessment, iterated in questionnaire order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ItemSet(u32);

impl ItemSet {
    /// Whether the item is in the set.
    pub const fn contains(self, item: ItemIndex) -> bool {
        self.0 & item.bit() != 0
    }

    /// Whether the set has no item.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many items there are, 0–32.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// The items in questionnaire order.
    pub fn iter(self) -> impl Iterator<Item = ItemIndex> {
        let mut rest = self.0;
        core::iter::from_fn(move || {
            if rest == 0 {
                return None;
            }
            let position = rest.trailing_zeros() as u8;
            rest &= rest.wrapping_sub(1);
            Some(ItemIndex::wrapping(position))
        })
    }

    pub(crate) const fn insert(&mut self, item: ItemIndex) {
        self.0 |= item.bit();
    }

    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The items of the set for which this holds.
    pub(crate) fn filter(self, mut holds: impl FnMut(ItemIndex) -> bool) -> Self {
        self.iter().filter(|&item| holds(item)).collect()
    }
}

impl FromIterator<ItemIndex> for ItemSet {
    fn from_iter<I: IntoIterator<Item = ItemIndex>>(items: I) -> Self {
        let mut set = Self::default();
        items.into_iter().for_each(|item| set.insert(item));
        set
    }
}
