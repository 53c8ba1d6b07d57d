//! How the measuring visitor uses each page: what to press first, where an answer is, and what shows that the page has
//! taken it. Selectors may step into an open shadow root: `host >>> inside`.

const items = [
  'ARC', 'MON', 'OWN', 'INT', 'UNP', 'PRI', 'DCN', 'SEC', 'BEN', 'CHG', 'FRI', 'LAN', 'REC',
  'R-CLD', 'R-CYB', 'R-DAT', 'R-INF', 'R-DCX', 'S-CLD', 'S-CYB', 'S-DAT', 'S-INF', 'S-DCX',
];
const question = (q) => `execution-gap >>> [data-item="${items[q]}"]`;

/** The full form, as the others have it; with a welcome and a profile before it and a review after it. */
const widget = {
  before: ['execution-gap >>> [data-action="start"]', 'execution-gap >>> [data-action="skip"]'],
  answer: (q, rung) => `${question(q)} input[value="${rung}"]`,
  taken: (q, rung) => `${question(q)} .selected input[value="${rung}"]`,
  next: (q) => `${question(q)} ~ .actions [data-action="continue"]`,
  after: ['execution-gap >>> [data-screen="review"] [data-action="continue"]'],
  result: 'execution-gap >>> [data-field="gap"]',
};

export const drivers = {
  /** The lower limit; every ratio is to this page. */
  handwritten: {
    before: [],
    answer: (q, rung) => `.q[data-q="${q + 1}"] input[value="${rung}"]`,
    taken: (q) => `.q[data-q="${q + 1}"] .next:not(:disabled)`,
    next: (q) => `.q[data-q="${q + 1}"] .next`,
    after: [],
    result: '.score',
  },
  widget,
  /** The same, with hints in the head of the page. */
  hinted: widget,
};

export const questions = items.length;
/** The rung that is chosen for a question, 0 to 4. */
export const rung = (q) => (2 * q + 2) % 5;
