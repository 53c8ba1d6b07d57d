//! What a seller takes along from a call: the lead as a file for a program, a row for a table, a business card. What
//! stands in them, and that nothing typed can break out of them, is tested natively (`crates/lead/tests/lead/exports.rs`).

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { arrived, person, withReceiver } from './lib/leads.mjs';

const it = withReceiver();

it('in a call the lead is saved as JSON, as a table row and as a business card', async ({ page, open, receiver }) => {
  const { form } = await open({ attributes: 'mode="call"' });
  await form.fill();
  await form.find('[name="recorded_by"]').fill('JD');
  await form.send();
  await form.tells('confirmed');
  const lead = await arrived(receiver);
  const saved = async (format) => {
    const coming = page.waitForEvent('download');
    await form.find(`[data-action="download"][data-about="${format}"]`).click();
    const download = await coming;
    return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
  };
  const [, json] = await saved('json');
  assert.deepEqual([JSON.parse(json).id, JSON.parse(json).contact.email], [lead.id, person.email]);
  const [table, csv] = await saved('csv');
  assert.match(table, /\.csv$/);
  const [names, cells] = csv.replace('\ufeff', '').split('\r\n').map((line) => line.split('","').map((cell) => cell.replace(/^"|"$/g, '')));
  assert.equal(cells[names.indexOf('contact_email')], person.email);
  assert.equal(cells[names.indexOf('id')], lead.id);
  const [card, vcard] = await saved('vcard');
  assert.match(card, /\.vcf$/);
  assert.match(vcard, /^BEGIN:VCARD\r\n/);
  assert.ok(vcard.includes(`EMAIL;TYPE=INTERNET:${person.email}`) && vcard.includes(person.company));
});

it('a visitor is not asked about tables and cards', { receiver: { script: [410] }, errors: [/410|Failed/] }, async ({ open }) => {
  const { form } = await open();
  await form.complete();
  await form.tells('misconfigured');
  assert.equal(await form.find('[data-action="download"]').count(), 1);
});
