//! Three browser engines behind one small interface: Chromium by Playwright, Firefox and WebKit by WebDriver. Each is
//! started with `start()` and handed pages by `Visitor`. Nothing here knows the widget or the host pages.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { Browser, Builder, Capabilities, Key, error } from 'selenium-webdriver';
import firefox from 'selenium-webdriver/firefox.js';
import { chromiumPath } from './browser.mjs';

const WIDTH = 1000;
const HEIGHT = 900;

// A run that is stopped leaves no browser behind: what was started here ends with this process.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

// Nothing leaves this machine.
const chromiumFlags = [
  '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

const folders = (process.env.PATH ?? '').split(delimiter);
const onPath = (name) => folders.map((folder) => join(folder, name)).find((path) => existsSync(path));

/** Finds an element through open shadow roots; runs in the page. */
function find(path) {
  let scope = document;
  let found = null;
  for (const selector of path) {
    found = scope?.querySelector(selector) ?? null;
    scope = found?.shadowRoot ?? found;
  }
  return found;
}

/** Brings an element into view and waits until it stays where it is for two frames; runs in the page. */
async function still(element) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  for (let seen = '', last = null; seen !== last; ) {
    last = seen;
    await frame();
    await frame();
    seen = JSON.stringify(element.getBoundingClientRect());
  }
  return element;
}

/** The middle of the places where a press meets an element, as it is painted; runs in the page. */
function painted(element) {
  const root = element.getRootNode();
  const places = [];
  for (let y = 4; y < innerHeight; y += 8) {
    for (let x = 4; x < innerWidth; x += 8) if (element.contains(root.elementFromPoint(x, y))) places.push({ x, y });
  }
  return places[places.length >> 1] ?? null;
}

/** One page in one engine, with real input. A path is a list of selectors, each inside the one before. */
class Visitor {
  /** Waits until a function in the page returns something truthy, and returns that. */
  async until(what, within, look, ...parameters) {
    const end = Date.now() + within;
    for (;;) {
      const seen = await this.run(look, ...parameters);
      if (seen) return seen;
      assert.ok(Date.now() < end, `not within ${within} ms: ${what}`);
      await sleep(50);
    }
  }

  /** Waits for an element. */
  async shows(path, within = 10_000) {
    const body = `(${find})(${JSON.stringify(path)})?.getClientRects().length > 0`;
    await this.until(`${path.join(' > ')} is shown`, within, `() => ${body}`);
  }
}

class PlaywrightVisitor extends Visitor {
  constructor(context, page) {
    super();
    Object.assign(this, { context, page, frame: page.mainFrame() });
  }
  async goto(url) {
    this.frame = this.page.mainFrame();
    await this.page.goto(url);
  }
  run(look, ...parameters) {
    return this.frame.evaluate(`(${look})(${parameters.map((value) => JSON.stringify(value)).join()})`);
  }
  async click(path) {
    const [first, ...rest] = path;
    await rest.reduce((inside, selector) => inside.locator(selector).first(), this.frame.locator(first).first()).click();
  }
  async press(key) {
    await this.page.keyboard.press(key);
  }
  async type(text) {
    await this.page.keyboard.type(text);
  }
  async enter(selector) {
    this.frame = await (await this.page.waitForSelector(selector)).contentFrame();
  }
  /** Takes the pointer off everything. */
  async pointAtNothing() {
    await this.page.mouse.move(0, 0);
  }
  /** Heap, nodes and listeners after the collector ran. */
  async collected() {
    const session = (this.session ??= await this.context.newCDPSession(this.page));
    for (let turn = 0; turn < 3; turn++) {
      await session.send('HeapProfiler.collectGarbage');
      await sleep(100);
    }
    const { usedSize: heap } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters');
    return { heap, nodes, listeners };
  }
}

/** Keys that Selenium calls otherwise than the events. */
const KEYS = { ArrowDown: Key.ARROW_DOWN, ArrowUp: Key.ARROW_UP, Shift: Key.SHIFT };

class WebDriverVisitor extends Visitor {
  constructor(driver) {
    super();
    this.driver = driver;
  }
  async goto(url) {
    await this.driver.switchTo().defaultContent();
    await this.driver.get(url);
  }
  // As text both ways: what a driver does to values inside a page depends on what the page did to its built-ins.
  async run(look, ...parameters) {
    const call = `(${look})(${parameters.map((value) => JSON.stringify(value)).join()})`;
    const text = await this.driver.executeScript(`return Promise.resolve(${call}).then((value) => JSON.stringify({ value }))`);
    return JSON.parse(text).value;
  }
  // By moving the pointer there: a driver that first asks the document what lies there meets the host, not its shadow.
  async click(path) {
    await this.shows(path);
    for (let turn = 1; ; turn++) {
      try {
        const origin = await this.driver.executeScript(`return (${still})((${find})(${JSON.stringify(path)}))`);
        return await this.driver.actions({ async: true }).move({ origin, duration: 0 }).click().perform();
      } catch (problem) {
        // It moved away or was replaced after it had been found: nothing has been clicked yet.
        const { MoveTargetOutOfBoundsError, StaleElementReferenceError, ElementNotInteractableError } = error;
        // WebKit's driver looks for an element that is zoomed by a style sheet where it is not painted.
        if (problem instanceof ElementNotInteractableError) {
          const at = await this.run(`() => (${painted})((${find})(${JSON.stringify(path)}))`);
          if (at) return await this.driver.actions({ async: true }).move({ ...at, duration: 0 }).click().perform();
        }
        const moved = [MoveTargetOutOfBoundsError, StaleElementReferenceError, ElementNotInteractableError];
        const isGone = moved.some((kind) => problem instanceof kind);
        if (!isGone || turn === 5) throw problem;
      }
    }
  }
  async press(key) {
    await this.driver.actions({ async: true }).sendKeys(KEYS[key] ?? Key[key.toUpperCase()] ?? key).perform();
  }
  async type(text) {
    await this.driver.actions({ async: true }).sendKeys(text).perform();
  }
  async pointAtNothing() {
    await this.driver.actions({ async: true }).move({ x: 0, y: 0, duration: 0 }).perform();
  }
  async enter(selector) {
    await this.driver.switchTo().frame(await this.driver.findElement({ css: selector }));
  }
}

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

const lacking = (program, reason) => (onPath(program) ? null : reason);

const chromiumEngine = {
  name: 'Chromium',
  absent: () => null,
  async start() {
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
    return {
      version: browser.version(),
      async visit(body) {
        const context = await browser.newContext({ viewport: { width: WIDTH, height: HEIGHT } });
        context.setDefaultTimeout(10_000);
        try {
          return await body(new PlaywrightVisitor(context, await context.newPage()));
        } finally {
          await context.close();
        }
      },
      close: () => browser.close(),
    };
  },
};

/**
 * Whether a driver failed by itself (an error without a kind of its own, or its browser is gone). One such failure says
 * nothing about the page.
 */
export const isDriverFault = (problem) =>
  problem instanceof error.NoSuchSessionError || (problem instanceof error.WebDriverError && problem.name === 'WebDriverError');

/** A WebDriver session as an engine: one window for all visits. */
async function session(driver, cleanUp = () => {}) {
  await driver.manage().window().setRect({ width: WIDTH, height: HEIGHT });
  await driver.manage().setTimeouts({ script: 20_000, pageLoad: 20_000 });
  return {
    version: (await driver.getCapabilities()).getBrowserVersion(),
    visit: (body) => body(new WebDriverVisitor(driver)),
    async close() {
      await driver.quit().finally(cleanUp);
    },
  };
}

const firefoxEngine = {
  name: 'Firefox',
  absent: () =>
    lacking('geckodriver', 'geckodriver is not on the PATH (cargo install geckodriver --locked)') ??
    (firefoxPath() ? null : 'Firefox is not on the PATH (Debian: apt-get install firefox-esr)'),
  async start() {
    const options = new firefox.Options().addArguments('-headless').setBinary(firefoxPath());
    // Nothing leaves this machine: every name but the loopback's goes to a proxy that is not there.
    options.setPreference('network.proxy.type', 1);
    for (const kind of ['http', 'ssl']) {
      options.setPreference(`network.proxy.${kind}`, '127.0.0.1');
      options.setPreference(`network.proxy.${kind}_port`, 9);
    }
    const service = new firefox.ServiceBuilder(onPath('geckodriver'));
    const builder = new Builder().forBrowser(Browser.FIREFOX).setFirefoxOptions(options).setFirefoxService(service);
    return session(await builder.build());
  },
};

const firefoxPath = () => onPath('firefox-esr') ?? onPath('firefox');

const webkitEngine = {
  name: 'WebKit',
  absent: () =>
    lacking('WebKitWebDriver', 'WebKitWebDriver is not on the PATH (Debian: apt-get install webkit2gtk-driver)') ??
    (process.env.DISPLAY ? null : lacking('Xvfb', 'there is neither a display nor Xvfb (Debian: apt-get install xvfb)')),
  async start() {
    const screen = process.env.DISPLAY ? { name: process.env.DISPLAY, close() {} } : await display();
    const port = await freePort();
    const withoutGpu = { WEBKIT_DISABLE_COMPOSITING_MODE: '1', LIBGL_ALWAYS_SOFTWARE: '1' };
    const env = { ...process.env, ...withoutGpu, DISPLAY: screen.name };
    const driver = spawn(onPath('WebKitWebDriver'), [`--port=${port}`], { env, stdio: 'ignore' });
    const cleanUp = () => {
      driver.kill();
      screen.close();
    };
    process.once('exit', cleanUp);
    const capabilities = new Capabilities().set('browserName', 'MiniBrowser');
    const builder = new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities);
    for (let turn = 1; ; turn++) {
      try {
        return await session(await builder.build(), cleanUp);
      } catch (error) {
        if (turn === 20 || !/ECONNREFUSED/.test(String(error))) throw error;
        await sleep(100); // the driver is not listening yet
      }
    }
  },
};

/** A display of its own, with a number that the server chooses. */
async function display() {
  const size = `${WIDTH + 100}x${HEIGHT + 100}x24`;
  const options = ['-displayfd', '1', '-screen', '0', size, '-nolisten', 'tcp'];
  const server = spawn('Xvfb', options, { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  for await (const chunk of server.stdout) {
    text += chunk;
    if (text.includes('\n')) break;
  }
  assert.match(text, /^\d+\n/, 'Xvfb did not start');
  return { name: `:${text.trim()}`, close: () => server.kill() };
}

/**
 * The engines, each with its name, `absent()` (why it cannot be driven here, or null) and `start()`, which gives its
 * version, `visit(body)` for a body that takes a visitor, and `close()`.
 */
export const engines = [chromiumEngine, firefoxEngine, webkitEngine];
