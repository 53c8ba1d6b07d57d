/** Types of the scoring engine. Fractions are 0–1, points 0–100; what cannot be computed is null, never 0. */

export type Form = "express" | "full";
export type Rung = 0 | 1 | 2 | 3 | 4;
/** A rung (0 worst, 4 best), "dk" for do not know, "na" for not applicable. */
export type Answer = Rung | "dk" | "na";
/** Answers by item id. An item that is absent or undefined is unanswered. */
export type Answers = Readonly<Record<string, Answer | undefined>>;

export type Band = "In step" | "Slipping" | "Wide" | "Severe";
export type Capability = "BI" | "PO" | "AA";
export type Breakdown = "F" | "R" | "C" | "M";
export type Outcome = "growth" | "efficiency" | "experience" | "risk";
export type Area = "CLD" | "CYB" | "DAT" | "INF" | "DCX";
export type Pattern =
  | "promise outruns delivery"
  | "delivering on purpose"
  | "delivery without direction"
  | "standing still";
export type Phase = "now" | "next" | "later";
/** Item and the rung reached. */
export type Step = [item: string, rung: Rung];

export interface Move {
  item: string;
  /** Every rung reached, prerequisites first. */
  steps: Step[];
  /** Points closed. */
  gain: number;
  /** Effort points; one is about one small-team month. */
  effort: number;
}

export interface PlannedMove {
  phase: Phase;
  steps: Step[];
  effort: number;
  /** The gap once this and every earlier move is done. */
  gap_after: number;
}

/** `execution-gap.report/1` without what takes long. */
export interface BriefReport {
  form: Form;
  gap: number | null;
  /** The gap in whole points: the only form in which it is shown. */
  shown: number | null;
  band: Band | null;
  band_certain: boolean;
  reportable: boolean;
  low: number | null;
  high: number | null;
  /** Plan minus execution, -100 to 100. */
  signed: number | null;
  ambition: number | null;
  execution_overall: number | null;
  coverage: number;
  drag: number;
  strategy: Record<Capability, number | null>;
  results: Record<Capability, number | null>;
  practices: Record<Capability, number | null>;
  execution: Record<Capability, number | null>;
  after_drag: Record<Capability, number | null>;
  target: Record<Capability, number | null>;
  shortfall: Record<Capability, number | null>;
  drag_loss: Record<Capability, number | null>;
  severity: Record<Breakdown, number | null>;
  drag_points: Record<Breakdown, number>;
  areas: Record<Area, { strategy: number | null; results: number | null }>;
  outcomes: Record<Outcome, { support: number | null; gap: number | null }>;
  pattern: Pattern | null;
  blind_spots: string[];
  resolution: number | null;
  /** Open items and the points that each would settle, largest first. */
  ask_next: [item: string, points: number][];
  one_move: Move | null;
  best_value: Move | null;
  model_version: string;
}

/** `execution-gap.report/1`. */
export interface Report extends BriefReport {
  roadmap: PlannedMove[];
  robustness: { same: number; of: number; lo: number; hi: number } | null;
}

/** What several people say. The first five keys and `difference` are about the first two, the rest about all. */
export interface Comparison {
  n: number;
  distance: number | null;
  bias: number | null;
  flagged: string[];
  rwg: Record<string, number>;
  /** Execution after drag, first minus second person. */
  difference: Record<Capability, number | null>;
  /** Mean rung of each item, or "na". */
  combined: Record<string, number | "na">;
  /** The gap of the joint profile. */
  gap: number | null;
  hull: [low: number, high: number] | null;
}

export interface Trend {
  G0: number | null;
  G1: number | null;
  change: number | null;
  from_ambition: number | null;
  from_execution: number | null;
  per_month: number | null;
  noise: number | null;
  real: boolean;
  months_to_target: number | null;
  items: number;
}

/** Low, middle and high, in the currency of the amounts. */
export type Range = [low: number, middle: number, high: number];

export interface Cost {
  /** A part without its amount is absent. */
  parts: { value?: Range; reactive?: Range };
  total: Range | null;
  /** Two significant digits: the only form in which it is shown. */
  shown: Range | null;
}

export interface CostInput {
  gap: number;
  low?: number | null;
  high?: number | null;
  change_spend?: number | null;
  it_staff_cost?: number | null;
  unplanned_rung?: Rung | null;
}

/** How much each capability counts, 0 to 1000; 1 where nothing is said. Only the proportion matters. */
export type Weights = Partial<Record<Capability, number>>;

/** Every function throws an Error whose message is one whole sentence naming the item or field. */
export interface Engine {
  report(input: { form: Form; answers: Answers; weights?: Weights; brief: true }): BriefReport;
  report(input: { form: Form; answers: Answers; weights?: Weights; brief?: false }): Report;
  report(input: { form: Form; answers: Answers; weights?: Weights; brief?: boolean }): BriefReport | Report;
  compare(input: { form: Form; people: readonly { role: string; answers: Answers }[] }): Comparison;
  trend(input: { form: Form; before: Answers; after: Answers; days: number }): Trend;
  cost(input: CostInput): Cost;
}

/** Loads the engine once; every further call gives the same one. A failed attempt may be repeated. */
export function load(): Promise<Readonly<Engine>>;
