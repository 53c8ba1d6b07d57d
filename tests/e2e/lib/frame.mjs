//! Pages that hold the widget in a frame of another origin.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { html } from './host.mjs';
import { serve } from './server.mjs';
import { Widget } from './widget.mjs';

/** The server that the frame comes from, while the tests of the file run. */
export const other = await serve();
after(() => other.close());

const events = ['ready', 'start', 'answer', 'step', 'complete', 'report', 'error', 'lead-submit'];
const names = events.map((end) => `gap-${end}`);

/** Keeps what the page hears and what goes wrong in it. */
export const heard = `<script>window.heard = []; window.faults = [];
  addEventListener('error', ({ message }) => faults.push(message));
  const hear = ({ type, detail, target }) => heard.push([type, detail, target.id]);
  for (const name of ${JSON.stringify(names)}) document.addEventListener(name, hear);</script>`;

/** How a page loads the script that follows its frame. */
export const script = () => `<script type="module" src="${other.origin}/embed/parent.js"></script>`;

/** The frame as the documentation writes it. */
export const iframe = (attributes = '', hash = '#gap') =>
  `<iframe id="gap" title="Assessment" data-execution-gap src="${other.origin}/embed/frame.html${hash}"
    style="inline-size: 100%; block-size: 300px; border: 0" ${attributes}></iframe>`;

/** Opens a page with a frame and waits for the first screen in it. */
export async function visit(page, server, { body = iframe(), head = heard + script(), headers } = {}) {
  other.reset();
  await page.goto(server.page('/host.html', html({ body, head }), headers));
  return inside(page);
}

/** The widget in the first frame that holds it. */
export async function inside(page) {
  const handle = await page.waitForSelector('#gap');
  const frame = await handle.contentFrame();
  await frame.locator('[data-screen]').waitFor();
  // What stands on a page has the page's keyboard and clock; a frame has its own locators.
  return Object.assign(new Widget(page), { page, host: frame.locator('execution-gap'), frame });
}

/** How high the frame is in its page. */
export const height = (page) => page.locator('#gap').evaluate((iframe) => iframe.clientHeight);

const content = (widget) => widget.host.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));

/** Waits until the frame is as high as what is in it. */
export async function fits(page, widget) {
  for (let waited = 0; waited < 3000; waited += 50) {
    if (Math.abs((await height(page)) - (await content(widget))) < 2) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`${await height(page)} px for ${await content(widget)} px`);
}

/** What the frame of `byHand` has in its address. */
export const nonce = '0123456789abcdef0123456789abcdef';

/** A page that speaks for itself, with a frame that has the nonce. */
export const byHand = (body = iframe('', `#gap=${nonce}`).replace('data-execution-gap', '')) => ({
  body,
  head: `<script>
    window.got = [];
    window.hello = (data = {}, target = '*', extra = {}) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => got.push(data);
      window.port = port1;
      const marked = { nonce: '${nonce}', ...data };
      const message = { ns: 'execution-gap', v: 1, id: '', type: 'hello', seq: 0, data: marked };
      document.querySelector('#gap').contentWindow.postMessage({ ...message, ...extra }, target, [port2]);
    };
    let seq = 0;
    window.say = (type, data, extra) =>
      port.postMessage({ ns: 'execution-gap', v: 1, id: '', type, seq: ++seq, data, ...extra });
  </script>`,
});
