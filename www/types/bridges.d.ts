/**
 * Ways for a page to see to leads itself, mostly with the campaign's adapter `host`. Each takes the element, listens to
 * its public events, and returns a function that ends it. A lead that one has taken over is left alone by the others;
 * the first that was set up wins.
 */

import type { ExecutionGapElement } from "./execution-gap.js";

// contract: outcomes
/**
 * What became of a lead:
 * - `confirmed`: the receiver has it and said so
 * - `accepted`: the receiver took it and will deal with it
 * - `handed_over`: it was passed on; nobody can know whether it arrived
 * - `suspected_spam`: a machine filled the form in; nothing was sent
 * - `rejected`: the receiver refused what it says
 * - `retryable`: the receiver could not take it now
 * - `unknown`: it may have arrived or not
 * - `misconfigured`: campaign or receiver are set up wrongly; no visitor can change that
 */
export type GapOutcome =
  | "confirmed"
  | "accepted"
  | "handed_over"
  | "suspected_spam"
  | "rejected"
  | "retryable"
  | "unknown"
  | "misconfigured";
// end: outcomes

type Text = string | null;

/** The lead (`execution-gap.lead/1`), as far as pages usually need it; `lead.schema.json` has every key. */
export interface GapLead {
  readonly schema: "execution-gap.lead/1";
  readonly id: string;
  readonly campaign: Text;
  readonly contact: Readonly<
    Record<"email" | "first_name" | "last_name" | "company" | "role" | "phone_raw" | "phone_e164" | "country", Text>
  >;
  readonly consent: {
    readonly items: readonly Readonly<{ key: string; purpose: string; value: boolean; text: string }>[];
  };
  readonly scores: Readonly<Record<string, unknown>>;
  readonly hidden: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

/**
 * Passes each lead to a function of the page's, which answers with the outcome, or a promise of it, within 15 seconds.
 * One that throws or rejects counts as `unknown`, since the lead may have arrived before.
 */
export function callback(
  element: ExecutionGapElement,
  deliver: (lead: GapLead) => GapOutcome | Promise<GapOutcome>,
): () => void;

/**
 * Tells a data layer what the attribute `data-layer` would; use one of the two. There is no contact data in it, so that
 * leads need another way beside it. `name` is that of an array, `dataLayer` when left out.
 */
export function dataLayer(element: ExecutionGapElement, name?: string): () => void;

/**
 * Fills in and submits a form that the page has loaded with Marketo's own script: `confirmed` when Marketo says so
 * within 10 seconds, else `handed_over`.
 */
export function marketo(
  element: ExecutionGapElement,
  options: {
    formId: number;
    /**
     * Our contact field or hidden field to theirs, such as `{ email: "Email" }`. Without it, Marketo's usual names with
     * what the campaign's `lead.options.map` changes, which can also name scores.
     */
    map?: Record<string, string>;
  },
): () => void;

/**
 * Tracks each lead that was sent, once, as `Lead Submitted` with the lead's id as `messageId`. `identify` is called
 * only with a box ticked whose purpose starts with `marketing`; only then is the lead handed over, so that leads need
 * another way beside it. With adapters other than `host` somebody is identified only if the page has set `leadPayload`.
 */
export function segment(
  element: ExecutionGapElement,
  options?: {
    /** Segment's object or one like it; `window.analytics` when left out. */
    analytics?: {
      identify(traits: Record<string, string>): unknown;
      track(event: string, properties: Record<string, unknown>, options: { messageId: string }): unknown;
    };
  },
): () => void;
