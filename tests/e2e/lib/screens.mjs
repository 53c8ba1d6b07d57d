//! Every screen that a visitor can meet, one after the other.

import { express, full, open } from './host.mjs';

/** Answers with an open one, an area that does not apply, and a capability in which delivery is ahead. */
export const mixed = { ...full, 'R-CYB': 'dk', 'R-INF': 'na', 'S-DCX': 0, 'R-DCX': 4 };

/**
 * Visits every screen and hands over its name and the widget, with disclosures open and nothing moving. `only` is a
 * pattern for the names.
 */
export async function eachScreen({ page, server }, options, visit, { only = /./ } = {}) {
  const widget = await open({ page, server }, options);
  const show = async (name) => {
    if (!only.test(name)) return;
    await widget.unfolds();
    await widget.settles();
    await visit(name, widget);
  };
  const again = async (answers) => {
    await widget.host.evaluate((host) => host.reset());
    await widget.shows('welcome');
    await widget.race(answers);
  };
  await show('welcome');
  await widget.goOn('start');
  await show('profile');
  await widget.goOn('skip');
  await show('question');
  await widget.press('continue');
  await widget.find('[part="error-summary"]').waitFor();
  await show('question with error');
  await widget.race(express, { until: 'S-CLD' });
  await widget.choose('S-CLD', 4);
  await show('question about a plan, answered');
  await widget.race({ ...express, FRI: 'dk' }, { until: 'review' });
  await show('review');
  await widget.race();
  await show('report, express');
  await widget.goOn('deepen');
  await widget.race(mixed);
  await show('report, full');
  await page.reload();
  await widget.ready();
  await show('welcome with resume');
  await widget.press('restart');
  await widget.focuses({ action: 'restart-sure' });
  await show('start again?');
  await again({});
  await show('nothing to score');
  await again({ INT: 1, UNP: 3, 'S-CLD': 3 });
  await show('range only');
}
