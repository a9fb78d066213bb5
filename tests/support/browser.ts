// A real browser for the tests of the screens: one Chromium for a file, and a test fails when a page complains.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { source as axeSource } from 'axe-core';
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from 'playwright-core';
import { chromiumPath } from './chromium-path';

const ROOT = join(__dirname, '../..');
const SHOTS = join(ROOT, '.guike/screenshots');
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
];
const COMMON: BrowserContextOptions = {
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  serviceWorkers: 'block',
  // Nobody looks: what moves would only be waited for.
  reducedMotion: 'reduce',
};
const PHONE: BrowserContextOptions = {
  ...COMMON,
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
const DESK: BrowserContextOptions = { ...COMMON, viewport: { width: 1440, height: 900 } };

const path = chromiumPath();
const missing = process.env.CHROMIUM_MISSING ?? (path === null ? 'no Chromium on this machine' : null);

/** A `describe` for tests that need a browser: skipped under a name that says why, where there is none. */
export function describeInBrowser(name: string, body: () => void): void {
  if (missing === null) describe(name, body);
  else describe.skip(`${name} [skipped: ${missing}]`, body);
}

/** The folder of the built screens, for the API's `webDir`. Throws where they are not built. */
export function builtScreens(): string {
  const dist = join(ROOT, 'dist');
  for (const site of ['app', 'console']) {
    if (!existsSync(join(dist, site, 'index.html')))
      throw new Error(`dist/${site} is not built: node scripts/build.mjs`);
  }
  return dist;
}

export interface ScreensOptions {
  /** The browser's own text size; 16 is usual. */
  readonly textPx?: number;
}

/** Pages of one Chromium, and what went wrong in them. */
export class Screens {
  private browser: Browser | null = null;
  private contexts: BrowserContext[] = [];
  private complaints: string[] = [];
  private expected: RegExp[] = [];

  constructor(private readonly options: ScreensOptions = {}) {}

  async launch(): Promise<void> {
    const { textPx = 16 } = this.options;
    const args = [...ARGS, `--blink-settings=defaultFontSize=${textPx}`];
    this.browser = await chromium.launch({ args, ...(path === null ? {} : { executablePath: path }) });
  }

  async close(): Promise<void> {
    await this.browser?.close();
  }

  /** A page of a phone of its own: nothing is stored in it yet. */
  phone(options: BrowserContextOptions = {}): Promise<Page> {
    return this.open({ ...PHONE, ...options });
  }

  /** The same at a desk, for the console. */
  desk(options: BrowserContextOptions = {}): Promise<Page> {
    return this.open({ ...DESK, ...options });
  }

  /** Complaints that match are what the test is about, until it ends: `/401.*\/member\/session/`. */
  expectComplaint(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** Closes the pages of a test. Throws with what their scripts, consoles and requests complained of. */
  async endTest(): Promise<void> {
    const unexpected = this.complaints.filter((line) => !this.expected.some((pattern) => pattern.test(line)));
    const contexts = this.contexts;
    [this.contexts, this.complaints, this.expected] = [[], [], []];
    await Promise.all(contexts.map((context) => context.close()));
    if (unexpected.length > 0) throw new Error(`The page complained:\n  ${unexpected.join('\n  ')}`);
  }

  private async open(options: BrowserContextOptions): Promise<Page> {
    if (this.browser === null) throw new Error('no browser yet: openScreens() belongs into describeInBrowser()');
    const context = await this.browser.newContext(options);
    this.contexts.push(context);
    context.setDefaultTimeout(30_000);
    context.on('page', (page) => this.listen(page));
    return context.newPage();
  }

  private listen(page: Page): void {
    const complain = (line: string): void => void this.complaints.push(line);
    page.on('pageerror', (error) => complain(`script: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') complain(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // What a page no longer waits for when it is left.
      if (reason !== 'net::ERR_ABORTED') complain(`request: ${reason} ${request.method()} ${request.url()}`);
    });
  }
}

/** Chromium for the tests of one `describeInBrowser`. */
export function openScreens(options: ScreensOptions = {}): Screens {
  const screens = new Screens(options);
  beforeAll(() => screens.launch(), 60_000);
  afterEach(() => screens.endTest());
  afterAll(() => screens.close());
  return screens;
}

/**
 * Keeps a picture of the page as `.guike/screenshots/<name>.png`, the whole of it with `fullPage`. Drawing it also ends what
 * moves, so that what is looked at afterwards stands still.
 */
export async function shot(page: Page, name: string, options: { readonly fullPage?: boolean } = {}): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.evaluate('document.fonts.ready.then(() => null)');
  await page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled', ...options });
}

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/**
 * What stands in the way of people with a screen reader, large type or weak eyes, by WCAG 2.2 A and AA: a line each,
 * none when all is well. `ignore` names rules by their id.
 */
export async function barriers(page: Page, ignore: readonly string[] = []): Promise<string[]> {
  // Evaluated, not added as a script: the page's own policy lets nothing in.
  await page.evaluate(axeSource);
  const options = {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
    rules: Object.fromEntries(ignore.map((id) => [id, { enabled: false }])),
  };
  const run = `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`;
  const violations = await page.evaluate<readonly Violation[]>(run);
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id} (${impact}): ${help} · ${target.join(' ')} · ${failureSummary.replace(/\s+/g, ' ')}`,
    ),
  );
}
