//! Pages with a popup, a slider or a tab, and the dialog in them.

import { fallback, html } from './host.mjs';
import { Widget } from './widget.mjs';

/** The link among the children, by its role and name. */
export const opener = { name: 'Take the assessment' };

/** Makes a page longer than its window. */
export const tall = '<p id="tall" style="block-size: 4000px">A long page.</p>';

/** A widget with its dialog. */
export class Shown extends Widget {
  dialog = this.find('dialog');
  isOpen() {
    return this.host.evaluate(({ shadowRoot }) => shadowRoot.querySelector('dialog')?.matches(':modal') ?? null);
  }
  call(name) {
    return this.host.evaluate((host, name) => host[name](), name);
  }
  /** Waits until the dialog is open, or closed. */
  async turns(isOpen) {
    await this.page.waitForFunction(
      ([host, isOpen]) => host.shadowRoot.querySelector('dialog')?.matches(':modal') === isOpen,
      [await this.host.elementHandle(), isOpen],
    );
  }
}

/** The element with its children, by default its fallback. */
export const element = (attributes, inside = fallback) => `<execution-gap ${attributes}>${inside}</execution-gap>`;

/**
 * Opens a long page with one widget (`attributes`) or a page with another `body`, and waits for the dialog. The screen
 * in it comes when somebody opens it.
 */
export async function visit(page, server, attributes, { body, head, style, headers, selector } = {}) {
  await page.goto(server.page('/host.html', html({ body: body ?? element(attributes) + tall, head, style }), headers));
  const widget = new Shown(page, selector);
  await widget.dialog.waitFor({ state: 'attached' });
  return widget;
}

/** The element of the page in focus, by its id, its text or its name. */
export const inFocus = (page) =>
  page.evaluate(() => {
    const { id, textContent, localName } = document.activeElement;
    return id || textContent.trim() || localName;
  });

/** Where something stands in the window. */
export const box = (locator) => locator.evaluate((element) => {
  const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
  return { left, right, top, bottom, width, height };
});
