//! Pages that embed the widget, made in memory, and answers to give in them.

import { Widget } from './widget.mjs';

/** How a page loads the widget. */
export const loader = '<script type="module" src="/embed/execution-gap.js"></script>';

/** What the page shows until the widget is there. */
export const fallback = '<a href="https://acme.example/assessment">Take the assessment</a>';

/** The element with its fallback. */
export const element = (attributes = 'loading="eager"') => `<execution-gap ${attributes}>${fallback}</execution-gap>`;

/** What the browser says of a file whose bytes are not those that were built. */
export const blocked = /integrity/;

/** A whole page. */
export const html = ({ body = element(), head = loader, style = '' } = {}) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A host page</title>${style && `<style>${style}</style>`}${head}</head>
<body><main><h1>A host page</h1>${body}</main></body></html>`;

/** Opens a page with one widget (`attributes`) or another `body`, and waits for the first widget. */
export async function open({ page, server }, { attributes, body, head, style, headers } = {}) {
  const content = body ?? element(attributes === undefined ? undefined : `loading="eager" ${attributes}`);
  await page.goto(server.page('/host.html', html({ body: content, head, style }), headers));
  return new Widget(page, 'execution-gap >> nth=0').ready();
}

/** Opens a page and waits for nothing in it. */
export const visit = (page, server, content, headers) => page.goto(server.page('/host.html', html(content), headers));

/** As `open`, and goes on to where this item is asked. */
export async function openAt(item, { page, server }, options) {
  const widget = await open({ page, server }, options);
  await widget.race(express, { until: item });
  return widget;
}

/** The express form, in the order in which it is asked. */
export const expressItems = ['INT', 'UNP', 'BEN', 'FRI', 'R-CLD', 'R-DCX', 'S-CLD', 'S-CYB', 'S-DCX'];

/** A wide gap; every question answered. */
export const express = { INT: 1, UNP: 2, BEN: 1, FRI: 2, 'R-CLD': 1, 'R-DCX': 2, 'S-CLD': 4, 'S-CYB': 3, 'S-DCX': 3 };

/** The same for the full form. */
export const full = {
  ...express,
  ARC: 2, DCN: 1, CHG: 2, MON: 3, SEC: 1, REC: 2, OWN: 1, PRI: 2, LAN: 1,
  'R-CYB': 2, 'R-DAT': 0, 'R-INF': 3, 'S-DAT': 4, 'S-INF': 2,
};

/** Whole points as the report prints them: half up. */
export const whole = (points) => Math.floor(points + 0.5 + 1e-9);
