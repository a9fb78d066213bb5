// A first visit in a real Chromium with nothing cached: how much comes over the line, and when there is something to
// read. Beside it an empty page of the same server, since that is what server, line and browser cost by themselves.
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '@guike/platform';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromiumPath } from '../support/chromium-path';
import { startApi } from './process';
import { type Verdict, median, printTable } from './report';
import { openBenchShop } from './shop';

const ROUNDS = 7;
const PATIENCE_MS = 60_000;
const EMPTY = 'empty.html';
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true };
const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

interface Site {
  readonly name: string;
  readonly path: string;
  readonly screen: BrowserContextOptions;
  /** The first thing to read that is not a skeleton. */
  readonly content: string;
}

const members: Site = { name: 'members', path: '/app/', screen: PHONE, content: '#shop-name' };
const empty: Site = { name: 'empty page', path: `/app/${EMPTY}`, screen: PHONE, content: '#shop-name' };
const desk: Site = { name: 'console', path: '/console/', screen: DESK, content: '[data-testid=sign-in]' };
const sites = [members, desk, empty];

/**
 * `slow` is the "Slow 4G" of Chromium's developer tools and a quarter of the CPU, what Lighthouse takes for a phone of
 * the middle: 562.5 ms before each answer, 1.47 Mbit/s down, 0.67 up.
 */
const conditions = {
  'full speed': null,
  slow: { cpu: 4, latency: 562.5, downloadThroughput: 1_474_560 / 8, uploadThroughput: 675_000 / 8 },
} as const;
type Condition = keyof typeof conditions;

interface Visit {
  readonly site: Site;
  readonly condition: Condition;
  /** From the start of the navigation until the content is painted. */
  readonly ms: number;
  readonly requests: number;
  /** As they come over the line, heads included, until the network is quiet. */
  readonly bytes: number;
}

/** Opens a shop in the empty database of the configuration, visits, and prints the table and the verdict. */
export async function benchFirstLoad(config: Config, signal: AbortSignal): Promise<void> {
  await openBenchShop(config, 1);
  const webDir = screensWithEmptyPage(dirname(process.argv[1] ?? ''));
  try {
    const api = await startApi({ ...config, webDir });
    try {
      report(await visitAll(`http://127.0.0.1:${api.port}`, signal));
    } finally {
      await api.stop();
    }
  } finally {
    rmSync(webDir, { recursive: true });
  }
}

/** A copy of the built screens with the page to compare with. Throws where they are not built. */
function screensWithEmptyPage(dist: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'guike-first-load-'));
  for (const site of ['app', 'console']) {
    if (!existsSync(join(dist, site, 'index.html'))) throw new RangeError('The screens are not built: npm run build');
    cpSync(join(dist, site), join(folder, site), { recursive: true });
  }
  writeFileSync(join(folder, 'app', EMPTY), '<!doctype html><title>empty</title><p id="shop-name">贵客</p>');
  return folder;
}

/** Every site under every condition in each round, so that whatever the machine does meanwhile happens to all. */
async function visitAll(url: string, signal: AbortSignal): Promise<Visit[]> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new RangeError('There is no Chromium here: install one, or set CHROMIUM_PATH.');
  const { chromium } = await import('playwright-core');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath, args, handleSIGINT: false, handleSIGTERM: false });
  const visits: Visit[] = [];
  try {
    console.log(`Chromium ${browser.version()}, a new profile for each visit`);
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const condition of Object.keys(conditions) as Condition[]) {
        for (const site of sites) {
          signal.throwIfAborted();
          const seen = await visit(browser, url, site, condition);
          if (round > 0) visits.push(seen); // The first warms server and browser up.
        }
      }
      if (round > 0) process.stderr.write(`round ${round} of ${ROUNDS}\n`);
    }
    return visits;
  } finally {
    await browser.close();
  }
}

async function visit(browser: Browser, url: string, site: Site, condition: Condition): Promise<Visit> {
  const context = await browser.newContext({ ...site.screen, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    const traffic = await watch(page, condition);
    await page.addInitScript(noteContent(site.content));
    await page.goto(`${url}${site.path}`, { waitUntil: 'commit', timeout: PATIENCE_MS });
    const late = sleep(PATIENCE_MS, null, { ref: false });
    const ms = await Promise.race([page.evaluate<number>('contentAt'), late]);
    if (ms === null) throw new Error(`${site.path} shows no ${site.content}`);
    await page.waitForLoadState('networkidle', { timeout: PATIENCE_MS });
    return { site, condition, ms, ...traffic };
  } finally {
    await context.close();
  }
}

/** Slows the page down, and counts what it loads. */
async function watch(page: Page, condition: Condition): Promise<{ requests: number; bytes: number }> {
  const traffic = { requests: 0, bytes: 0 };
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSent', ({ request }) => {
    if (request.url.startsWith('http')) traffic.requests += 1;
  });
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => void (traffic.bytes += encodedDataLength));
  const limits = conditions[condition];
  if (limits !== null) {
    const { cpu, ...line } = limits;
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    await devtools.send('Network.emulateNetworkConditions', { offline: false, ...line });
  }
  return traffic;
}

/** A script for the page: `contentAt` becomes the milliseconds until the content is painted. */
function noteContent(selector: string): string {
  return `globalThis.contentAt = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector(${JSON.stringify(selector)})?.textContent.trim()) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true });
  });`;
}

function report(visits: readonly Visit[]): void {
  const of = (site: Site, condition: Condition) =>
    visits.filter((one) => one.site === site && one.condition === condition);
  const times = (site: Site, condition: Condition) => of(site, condition).map(({ ms }) => ms);
  const lines = (Object.keys(conditions) as Condition[]).flatMap((condition) =>
    sites.map((site) => {
      const [all, ms] = [of(site, condition), times(site, condition)];
      const kilobytes = median(all.map(({ bytes }) => bytes)) / 1000;
      const requests = median(all.map(({ requests }) => requests));
      const figures = [median(ms), Math.min(...ms), Math.max(...ms)].map((value) => value.toFixed(0));
      return [`${site.name}, ${condition}`, requests.toFixed(0), kilobytes.toFixed(0), ...figures];
    }),
  );
  console.log('');
  printTable([['first visit', 'requests', 'kB', 'content ms', 'min', 'max'], ...lines]);
  const bar = times(empty, 'slow');
  const ratios = times(members, 'slow').map((ms, round) => ms / (bar[round] ?? NaN));
  const [ratio, min, max] = [median(ratios), Math.min(...ratios), Math.max(...ratios)].map(
    (value) => Math.round(value * 100) / 100,
  ) as [number, number, number];
  console.log(`\nfirst-load: the members' first page takes ${ratio} times an empty one (${min} to ${max}), both slow`);
  console.log(JSON.stringify({ bench: 'first-load', ratio, min, max } satisfies Verdict));
}
