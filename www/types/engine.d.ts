/**
 * Types of the scoring engine. Fractions are 0 to 1, points 0 to 100; what cannot be computed is null, never 0.
 * Written from the engine's own types by `crates/model/tests/types.rs`.
 */

export type Form = "express" | "full";

export type Rung = 0 | 1 | 2 | 3 | 4;

/** A rung (0 worst, 4 best), "dk" for do not know, "na" for not applicable. */
export type Answer = Rung | "dk" | "na";

/** Answers by item id, not checked yet. An item that is absent, null or undefined is unanswered. */
export type Answers = Readonly<Record<string, Answer | null | undefined>>;

export type Band = "In step" | "Slipping" | "Wide" | "Severe";

export type Capability = "BI" | "PO" | "AA";

export type Breakdown = "F" | "R" | "C" | "M";

export type Outcome = "growth" | "efficiency" | "experience" | "risk";

export type Area = "CLD" | "CYB" | "DAT" | "INF" | "DCX";

export type Pattern = "promise outruns delivery" | "delivering on purpose" | "delivery without direction" | "standing still";

export type Phase = "now" | "next" | "later";

/** An item and the rung reached. */
export type Step = [item: string, rung: Rung];

/** Low, middle and high, in the currency of the amounts. */
export type Range = [low: number, middle: number, high: number];

/** An area's plan and result, 0–1. */
export type AreaValues = {
  /** Value of the strategy item. */
  strategy: number | null;
  /** Value of the result item. */
  results: number | null;
};

/** What an outcome receives, and what it misses. */
export type OutcomeValues = {
  /** Support from results and practices, 0–1. */
  support: number | null;
  /** Points missing to what the plans promise this outcome. */
  gap: number | null;
};

/** A step up the ladder of an item, with the steps that it needs. */
export type Move = {
  /** The item that it is about. */
  item: string;
  /** Every rung reached, prerequisites first. */
  steps: Step[];
  /** Points closed. */
  gain: number;
  /** Effort points; one is about one small-team month. */
  effort: number;
};

/** A move of the roadmap. */
export type PlannedMove = {
  /** When. */
  phase: Phase;
  /** Every rung reached, prerequisites first. */
  steps: Step[];
  /** Effort points of all steps. */
  effort: number;
  /** The gap once this and every earlier move is done. */
  gap_after: number;
};

/** The advice under all 27 settings of the model's constants. */
export type Robustness = {
  /** Settings under which the best-value item is the same. */
  same: number;
  /** Settings tried. */
  of: number;
  /** Smallest gap among them. */
  lo: number;
  /** Largest gap among them. */
  hi: number;
};

/** A report as it is written, with item ids. */
export type AnyReport = {
  /** The form that was answered. */
  form: Form;
  /** The gap, points. */
  gap: number | null;
  /** The gap in whole points: the only form in which it is shown. */
  shown: number | null;
  /** The band of `shown`; null when the point is not reportable. */
  band: Band | null;
  /** Whether both ends of the interval lie in one band. */
  band_certain: boolean;
  /** Whether enough is answered, and there is a gap to show. */
  reportable: boolean;
  /** The smallest gap that the open answers still allow. */
  low: number | null;
  /** The largest gap that the open answers still allow. */
  high: number | null;
  /** Plan minus execution, -100 to 100. */
  signed: number | null;
  /** Mean strategy, points. */
  ambition: number | null;
  /** Mean execution after drag, points. */
  execution_overall: number | null;
  /** Answered items over applicable items, 0 to 1. */
  coverage: number;
  /** Share of execution lost to the breakdowns, 0 to 1. */
  drag: number;
  /** The plan, 0 to 1. */
  strategy: Record<Capability, number | null>;
  /** What is in use, 0 to 1. */
  results: Record<Capability, number | null>;
  /** How work is done, 0 to 1. */
  practices: Record<Capability, number | null>;
  /** Execution before drag, 0 to 1. */
  execution: Record<Capability, number | null>;
  /** Execution after drag, 0 to 1. */
  after_drag: Record<Capability, number | null>;
  /** What execution is held against, 0 to 1. */
  target: Record<Capability, number | null>;
  /** Target minus execution before drag, 0 to 1. */
  shortfall: Record<Capability, number | null>;
  /** The rest of the gap, lost to drag, 0 to 1. */
  drag_loss: Record<Capability, number | null>;
  /** Severity of each breakdown, 0 to 1. */
  severity: Record<Breakdown, number | null>;
  /** Points of the gap that each breakdown costs. */
  drag_points: Record<Breakdown, number>;
  /** Plan and result of each area, 0 to 1. */
  areas: Record<Area, AreaValues>;
  /** Support for each outcome, 0 to 1, and the gap that it feels, points. */
  outcomes: Record<Outcome, OutcomeValues>;
  /** Ambition against execution, each cut at 50 points. */
  pattern: Pattern | null;
  /** Items answered with "do not know". */
  blind_spots: Array<string>;
  /** Largest change of the gap when one answer moves one rung, points. */
  resolution: number | null;
  /** Open items and the points that each would settle, largest first. */
  ask_next: [item: string, points: number][];
  /** The move that closes the most. */
  one_move: Move | null;
  /** The move that closes the most for its effort. */
  best_value: Move | null;
  /** Moves in order. */
  roadmap?: Array<PlannedMove>;
  /** How far advice and gap depend on the model's constants. */
  robustness?: Robustness | null;
  /** The version of questions and model. */
  model_version: string;
};

/** What several people say, with item ids. The first five keys and `difference` are about the first two, the rest about all. */
export type Comparison = {
  /** Items that both answered. */
  n: number;
  /** Mean absolute difference, points. */
  distance: number | null;
  /** Mean difference, first minus second person, points. */
  bias: number | null;
  /** Items on which they differ by two rungs or more. */
  flagged: Array<string>;
  /** Agreement on each shared item, 0 to 1. */
  rwg: Record<string, number>;
  /** Execution after drag, first minus second person, -1 to 1. */
  difference: Record<Capability, number | null>;
  /** Mean rung of each item, or "na". */
  combined: Record<string, number | "na">;
  /** The gap of the joint profile, points. */
  gap: number | null;
  /** Smallest and largest gap that what was said allows, points. */
  hull: [low: number, high: number] | null;
};

/** What changed between two moments, on the items answered at both. */
export type Trend = {
  /** The gap before, points. */
  G0: number | null;
  /** The gap after, points. */
  G1: number | null;
  /** After minus before, points. */
  change: number | null;
  /** The part of the change that comes from the plans, points. */
  from_ambition: number | null;
  /** The part of the change that comes from execution, points. */
  from_execution: number | null;
  /** Points closed in a month. */
  per_month: number | null;
  /** The larger resolution of the two moments, points: a smaller change is not real. */
  noise: number | null;
  /** Whether the change is larger than the noise. */
  real: boolean;
  /** Months until the gap is in step (12 points), 0–60; `None` if it is not really closing. */
  months_to_target: number | null;
  /** Items answered at both moments, among them those that leave because their area is not whole. */
  items: number;
};

/** The parts of a cost; one without its amount is absent. */
export type CostParts = {
  /** Value lost from technology change. */
  value?: Range;
  /** Unplanned work beyond the usual. */
  reactive?: Range;
};

/** Yearly cost. */
export type Cost = {
  /** The parts. */
  parts: CostParts;
  /** Sum of the parts. */
  total: Range | null;
  /** Two significant digits: the only form in which it is shown. */
  shown: Range | null;
};

/** How much each capability counts, 0 to 1000; 1 where nothing is said. Only the proportion matters. */
export type Weights = Readonly<Partial<Record<Capability, number | null>>>;

/** What a report is asked with. */
export type ReportInput = {
  /** The form that was answered. */
  form: Form;
  /** The answers. */
  answers: Answers;
  /** How much each capability counts. */
  weights?: Weights;
  /** Leaves out `roadmap` and `robustness`, which take long. */
  brief?: boolean;
};

/** One person. */
export type Person = {
  /** The person's role; people with the same role are averaged first. */
  role: string;
  /** The person's answers. */
  answers: Answers;
};

/** What a comparison is asked with. */
export type CompareInput = {
  /** The form that all answered. */
  form: Form;
  /** Two people or more. */
  people: readonly Person[];
};

/** What a trend is asked with. */
export type TrendInput = {
  /** The form of both moments. */
  form: Form;
  /** The earlier answers. */
  before: Answers;
  /** The later answers. */
  after: Answers;
  /** Days between the two, above 0 and up to 36,525. */
  days: number;
};

/** What a cost is asked with. */
export type CostInput = {
  /** The gap, points. */
  gap: number;
  /** The smallest gap that open answers allow; `gap` without it. */
  low?: number | null;
  /** The largest gap that open answers allow; `gap` without it. */
  high?: number | null;
  /** Yearly spend on technology change. */
  change_spend?: number | null;
  /** Yearly cost of IT staff, in the same currency. */
  it_staff_cost?: number | null;
  /** The answer about unplanned work. */
  unplanned_rung?: Rung | null;
};

/** What `brief: true` leaves out takes long. */
export type BriefReport = Omit<AnyReport, "roadmap" | "robustness">;
/** `execution-gap.report/1`. */
export type Report = Required<AnyReport>;

/** Every function throws an Error whose message is one sentence naming the item or field. */
export interface Engine {
  report(input: ReportInput & { brief: true }): BriefReport;
  report(input: ReportInput & { brief?: false }): Report;
  report(input: ReportInput): AnyReport;
  compare(input: CompareInput): Comparison;
  trend(input: TrendInput): Trend;
  cost(input: CostInput): Cost;
}

/** Loads the engine once; every further call gives the same one. A failed attempt may be repeated. */
export function load(): Promise<Readonly<Engine>>;
