/** Types of `<execution-gap>`: the element, its events, and what they carry. */

import type { GapLead, GapOutcome } from "./bridges.js";

export type GapForm = "express" | "full";
export type GapAnswer = 0 | 1 | 2 | 3 | 4 | "dk" | "na";
export type GapBand = "In step" | "Slipping" | "Wide" | "Severe";

export interface GapEventCommon {
  readonly v: 1;
  readonly instance: string;
  readonly ts: number;
}

// contract: events
export interface GapEventMap {
  /** The program is there. */
  "gap-ready": CustomEvent<
    GapEventCommon & {
      readonly widget_version: string;
      readonly question_set: string;
      readonly total: number;
    }
  >;
  /** First answer of a visit. */
  "gap-start": CustomEvent<
    GapEventCommon & {
      readonly total: number;
    }
  >;
  /** An answer is given or changed. */
  "gap-answer": CustomEvent<
    GapEventCommon & {
      readonly index: number;
      readonly total: number;
      readonly q: string;
    }
  >;
  /** Another part of the questions. */
  "gap-step": CustomEvent<
    GapEventCommon & {
      readonly section: "practice" | "result" | "strategy";
      readonly index: number;
      readonly total: number;
      readonly percent: number;
    }
  >;
  /** The result is there. */
  "gap-complete": CustomEvent<
    GapEventCommon & {
      readonly overall: number | null;
      readonly band: GapBand | null;
      readonly breakdowns: Readonly<Record<"F" | "R" | "C" | "M", number | null>>;
      readonly capabilities: Readonly<Record<"BI" | "PO" | "AA", number | null>>;
      readonly answered: number;
      readonly total: number;
      readonly duration_ms: number | null;
    }
  >;
  /** The report is on screen. */
  "gap-report": CustomEvent<
    GapEventCommon & {
      readonly band: GapBand | null;
    }
  >;
  /**
   * Before a lead is sent; `preventDefault()` takes it over. After `preventDefault()` the page sees to the lead, and
   * calls `respond` within 15 seconds. `payload`, and `fields` under the receiver's names, are there with the adapter
   * `host` or `leadPayload`.
   */
  "gap-lead-submit": CustomEvent<
    GapEventCommon & {
      readonly id: string;
      readonly adapter: string;
      readonly respond: (outcome: GapOutcome) => void;
      readonly payload?: GapLead;
      readonly fields?: Readonly<Record<string, string>>;
    }
  >;
  /**
   * After each try to send a lead. After `final` there is no other try by itself. `reason` is one word, such as
   * `status_503`.
   */
  "gap-lead-result": CustomEvent<
    GapEventCommon & {
      readonly id: string | null;
      readonly adapter: string;
      readonly outcome: GapOutcome;
      readonly attempt: number;
      readonly reason: string | null;
      readonly final: boolean;
    }
  >;
  /** A box is ticked or emptied. */
  "gap-consent": CustomEvent<
    GapEventCommon & {
      readonly key: string;
      readonly value: boolean;
      readonly text_version: string;
    }
  >;
  /** The visitor printed or saved something. `bytes` is null where it was printed. */
  "gap-export": CustomEvent<
    GapEventCommon & {
      readonly format: string;
      readonly bytes: number | null;
    }
  >;
  /** A link is made; the link itself is not told; `preventDefault()` forbids it. */
  "gap-share": CustomEvent<
    GapEventCommon & {
      readonly method: "copy" | "invite" | "sheet";
      readonly length: number;
    }
  >;
  /** The height has changed, in CSS pixels. */
  "gap-resize": CustomEvent<
    GapEventCommon & {
      readonly height: number;
    }
  >;
  /**
   * Something failed; the visitor goes on, or sees the fallback. `pointer` is the place in the campaign, as a JSON
   * pointer. With the code `campaign`, `mistakes` has every mistake and `closes` what the most serious one closes.
   */
  "gap-error": CustomEvent<
    GapEventCommon & {
      readonly code: "start" | "crash" | "config" | "campaign" | "lead" | "report" | "document";
      readonly message: string;
      readonly pointer: string | null;
      readonly closes?: "form" | "sending" | null;
      readonly mistakes?: readonly GapCampaignMistake[];
    }
  >;
}
// end: events

/** A mistake in a campaign: where, as a JSON pointer, and what it closes until it is corrected. */
export interface GapCampaignMistake {
  readonly pointer: string;
  readonly message: string;
  readonly closes: "form" | "sending" | null;
}

export interface GapAnswers {
  form: GapForm;
  answers: Record<string, GapAnswer>;
}

// contract: triggers
/** The attribute `open`. */
export type GapTrigger = "load" | "time" | "scroll" | "exit";
// end: triggers

// contract: attributes
/** The attributes, by their property names. */
export interface GapAttributes {
  /** 9 or 23 questions; after the short form a visitor can go deeper without repeating any. */
  form?: "express" | "full";
  /** `auto` follows the system, `host` the page's `color-scheme`. */
  theme?: "light" | "dark" | "auto" | "host";
  /** Where the widget's headings stand in the page's outline. */
  headingLevel?: "2" | "1" | "3" | "4";
  /** Answers survive a reload: in this tab, not at all, on this device. */
  persist?: "session" | "off" | "local";
  /** Whether digits choose answers. */
  shortcuts?: "on" | "off";
  /** Near the window, or at once. */
  loading?: "lazy" | "eager";
  /** In the page, or in a dialog. */
  display?: "inline" | "popup" | "slider" | "tab";
  /** Seconds for `time` (30) and `exit` (5), per cent of the page for `scroll` (50). */
  openValue?: string;
  /** Your name, logo, colour, words, link and lead settings: campaign.md. */
  config?: string;
  /** The campaign is used only if it has this hash. */
  configIntegrity?: string;
  /**
   * With lead settings in the campaign: the contact form stands in the report, nowhere, in the report without Skip, or
   * before the questions.
   */
  gate?: "soft" | "none" | "hard" | "start";
  /**
   * Who types: the visitor, a seller, who is recorded with the consent, or many people on one device. In `call` and
   * `kiosk` nothing is stored and no attribution taken.
   */
  mode?: "visitor" | "call" | "kiosk";
  /** Goes into every lead: at most 50 fields, names up to 64 characters, values up to 512. */
  hiddenFields?: string;
  /** What tag managers read: leads.md. */
  dataLayer?: string;
}
// end: attributes

export interface ExecutionGapElement extends HTMLElement {
  // contract: members
  form: string;
  theme: string;
  headingLevel: string;
  persist: string;
  shortcuts: string;
  loading: string;
  display: string;
  openValue: string;
  config: string;
  configIntegrity: string;
  gate: string;
  mode: string;
  hiddenFields: string;
  dataLayer: string;
  /**
   * Asked before every try of a lead: the page's own captcha. Without an answer in 30 seconds the lead goes without.
   */
  captcha?: () => Promise<{ provider: string; token: string }>;
  /** Bits of proof of work in every lead, 1 to 20, for a receiver that checks it. */
  proofOfWork?: number;
  /** Whether `gap-lead-submit` holds the lead with every adapter, not only with `host`. */
  leadPayload?: boolean;
  /** Whether leads are marked as trials. */
  leadTest?: boolean;
  /** Goes on from the welcome screen. */
  start(): Promise<void>;
  /** Forgets all answers and shows the welcome screen. */
  reset(): Promise<void>;
  /** Moves the focus to the heading of the screen. */
  focus(): Promise<void>;
  /** Opens the dialog of a `popup`, `slider` or `tab`; an inline widget has nothing to open. */
  open(): Promise<void>;
  /** Closes the dialog. */
  close(): Promise<void>;
  /** Opens the dialog, or closes it. */
  toggle(): Promise<void>;
  /** Gives the answers so far. */
  answers(): Promise<GapAnswers>;
  /**
   * Takes up answers as `answers()` gave them and goes to the first open question. Refused, with the item and the
   * values allowed, when they do not fit.
   */
  restore(state: GapAnswers): Promise<void>;
  /** Gives the whole report on the answers so far, `execution-gap.report/1`. */
  report(): Promise<import("./engine.js").Report>;
  /**
   * Adds hidden fields to the lead until it is sent; `null` removes one. At most 50, names up to 64 characters, values
   * up to 512.
   */
  setHiddenFields(record: Record<string, string | number | boolean | null>): Promise<void>;
  // end: members
  addEventListener<K extends keyof GapEventMap>(
    type: K,
    listener: (this: ExecutionGapElement, event: GapEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "execution-gap": ExecutionGapElement;
  }
  interface HTMLElementEventMap extends GapEventMap {}
}
