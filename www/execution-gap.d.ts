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

export interface GapEventMap {
  "gap-ready": CustomEvent<GapEventCommon & { readonly widget_version: string; readonly question_set: string; readonly total: number }>;
  "gap-start": CustomEvent<GapEventCommon & { readonly total: number }>;
  "gap-answer": CustomEvent<GapEventCommon & { readonly index: number; readonly total: number; readonly q: string }>;
  "gap-step": CustomEvent<
    GapEventCommon & {
      readonly section: "practice" | "result" | "strategy";
      readonly index: number;
      readonly total: number;
      readonly percent: number;
    }
  >;
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
  "gap-report": CustomEvent<GapEventCommon & { readonly band: GapBand | null }>;
  "gap-consent": CustomEvent<
    GapEventCommon & { readonly key: string; readonly value: boolean; readonly text_version: string }
  >;
  /**
   * A lead is about to be sent. Cancelable: after `preventDefault()` the page sees to it, and calls `respond` within 15
   * seconds. `payload`, and `fields` under the receiver's names, are there with the adapter `host` or `leadPayload`.
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
  /** A try has ended; after `final` there is no other by itself. `reason` is one word, such as `status_503`. */
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
  /** The report was printed or saved; `bytes` is null where it was printed. */
  "gap-export": CustomEvent<GapEventCommon & { readonly format: string; readonly bytes: number | null }>;
  /** The height has changed, in CSS pixels. */
  "gap-resize": CustomEvent<GapEventCommon & { readonly height: number }>;
  /** A link is made, unless `preventDefault()` is called. The link itself is not told. */
  "gap-share": CustomEvent<GapEventCommon & { readonly method: "copy" | "invite" | "sheet"; readonly length: number }>;
  "gap-error": CustomEvent<GapEventCommon & { readonly code: string; readonly message: string; readonly pointer: string | null }>;
}

export interface GapAnswers {
  form: GapForm;
  answers: Record<string, GapAnswer>;
}

/** The attributes, by their property names. */
export interface GapAttributes {
  config?: string;
  configIntegrity?: string;
  form?: GapForm;
  mode?: "visitor" | "call" | "kiosk";
  gate?: "soft" | "none" | "hard" | "start";
  theme?: "light" | "dark" | "auto" | "host";
  headingLevel?: "1" | "2" | "3" | "4";
  persist?: "session" | "off" | "local";
  shortcuts?: "on" | "off";
  display?: "inline" | "popup" | "slider" | "tab";
  openValue?: string;
  loading?: "lazy" | "eager";
  hiddenFields?: string;
  dataLayer?: string;
}

export interface ExecutionGapElement extends HTMLElement {
  config: string;
  configIntegrity: string;
  form: string;
  mode: string;
  gate: string;
  theme: string;
  headingLevel: string;
  persist: string;
  shortcuts: string;
  display: string;
  openValue: string;
  loading: string;
  hiddenFields: string;
  dataLayer: string;
  /** Asked before every try of a lead: the page's own captcha. Without an answer in 30 seconds the lead goes without. */
  captcha?: () => Promise<{ provider: string; token: string }>;
  /** Bits of proof of work in every lead, 1 to 20, for a receiver that checks it. */
  proofOfWork?: number;
  /** Whether `gap-lead-submit` holds the lead with every adapter, not only with `host`. */
  leadPayload?: boolean;
  /** Whether leads are marked as trials. */
  leadTest?: boolean;
  /** Adds fields to every lead until it is sent; `null` takes one away. At most 50, names up to 64, values 512 characters. */
  setHiddenFields(record: Record<string, string | number | boolean | null>): Promise<void>;
  /** Goes on from the welcome screen. */
  start(): Promise<void>;
  /** Forgets all answers and shows the welcome screen. */
  reset(): Promise<void>;
  /** Moves the focus to the heading of the screen. */
  focus(): Promise<void>;
  /** The answers so far. */
  answers(): Promise<GapAnswers>;
  /** Takes up answers as `answers()` gave them. Refused, with the item and the values allowed, when they do not fit. */
  restore(state: GapAnswers): Promise<void>;
  /** Opens the dialog of a popup, slider or tab; an inline widget has nothing to open. */
  open(): Promise<void>;
  /** Closes the dialog. */
  close(): Promise<void>;
  /** Opens the dialog, or closes it. */
  toggle(): Promise<void>;
  /** Adds hidden fields to the lead, until it is sent; `null` removes one. */
  setHiddenFields(fields: Record<string, string | number | boolean | null>): Promise<void>;
  /** The report on the answers so far (`execution-gap.report/1`). */
  report(): Promise<import("./engine.js").Report>;
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
