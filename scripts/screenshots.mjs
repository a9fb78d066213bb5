/** `npm run screenshots`: the README's pictures, taken of the running `up` as its demo members and staff meet it. */
import './node-version.mjs';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { provideChromium } from './chromium.mjs';
import { runningUp } from './environment.mjs';
import { projectRoot } from './paths.mjs';
import { smallPng } from './png.mjs';
import { createProgress, explain, Refusal } from './progress.mjs';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').BrowserContextOptions} Options */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ staff: { login: string, password: string, role: string }[], member: { phone: string } | null }} Logins */
/** @typedef {{ name: string, address: string, shows: string }} Picture `shows` is there when the page is more than a skeleton */

const FOLDER = join(projectRoot, 'docs/images');
const WAIT_MS = 20_000;
const BOX_OF_A_TICK = { x: 16, y: 20 }; // Its words open the paper.

/** @type {Options} */
const COMMON = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' };
/** @type {Options} */
const PHONE = {
  ...COMMON,
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
/** @type {Options} */
const DESK = { ...COMMON, viewport: { width: 1440, height: 900 } };

/** @type {Picture[]} */
const MEMBER_PICTURES = [
  { name: 'member-home', address: 'home', shows: '#tier-card' },
  { name: 'member-points', address: 'points', shows: '#ledger' },
  { name: 'member-code', address: 'code', shows: '#code-bars' },
  { name: 'member-tiers', address: 'tiers', shows: '#why-tier' },
  { name: 'member-rewards', address: 'rewards', shows: '#available' },
  { name: 'member-benefits', address: 'benefits', shows: '#benefits-mine' },
];

const progress = createProgress(process.stderr);

async function main() {
  const api = runningUp()?.api;
  if (!api) throw new Refusal('The pictures are of a running Guike: start it with "npm run up", then come back.');
  const chromium = await provideChromium(progress);
  if ('skip' in chromium) throw new Refusal(chromium.skip);
  const logins = demoLogins();
  mkdirSync(FOLDER, { recursive: true });
  const playwright = await import('playwright-core'); // Only now: it is a package, and this may run before there are any.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  const browser = await playwright.chromium.launch({ executablePath: chromium.path, args });
  try {
    await progress.step('the phone', () => takePhone(browser, `${api}/app/`));
    await progress.step('the console', () => takeConsole(browser, `${api}/console/`, logins));
  } finally {
    await browser.close();
  }
}

/** What the cli knows, from the database that `up` uses. @returns {Logins} */
function demoLogins() {
  const command = [join(projectRoot, 'scripts/run.mjs'), 'logins', '--json'];
  const env = { ...process.env, GUIKE_DEMO: '1' };
  return JSON.parse(execFileSync(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'inherit'] }).toString());
}

/** @param {Browser} browser @param {string} app */
async function takePhone(browser, app) {
  const guest = await opened(browser, PHONE);
  await guest.goto(app);
  await keep(guest, 'guest-home', '#tier-fan');
  const member = await signedIn(browser, PHONE, app, '铂金会员');
  for (const { name, address, shows } of MEMBER_PICTURES) {
    await member.goto(`${app}#/pages/${address}/index`);
    await keep(member, name, shows);
  }
  const dark = await signedIn(browser, { ...PHONE, colorScheme: 'dark' }, app, '黄金会员');
  await keep(dark, 'member-home-dark', '#next-sentence');
}

/** A phone of somebody whom WeChat's sandbox offers; the first time the card has to be found by the phone number.
 * @param {Browser} browser @param {Options} options @param {string} app @param {string} note what the sandbox says of them
 */
async function signedIn(browser, options, app, note) {
  const page = await opened(browser, options);
  await page.goto(app);
  await page.tap('#sign-in');
  await page.tap('#wechat-login');
  await page.tap(`.person:has-text("${note}")`);
  await page.waitForSelector('#tier-card, #phone-button');
  if ((await page.locator('#phone-button').count()) > 0) {
    await page.tap('#tick-agreement', { position: BOX_OF_A_TICK });
    await page.tap('#tick-privacy', { position: BOX_OF_A_TICK });
    await page.tap('#phone-button');
    await page.tap('button[value="allow"]');
  }
  await page.waitForSelector('#tier-card');
  await page.reload(); // The greeting is said once.
  return page;
}

/** @param {Browser} browser @param {string} address @param {Logins} logins */
async function takeConsole(browser, address, { staff, member }) {
  const of = (/** @type {string} */ role) =>
    staff.find((person) => person.role === role) ?? { login: '', password: '' };
  const office = await atDesk(browser, address, of('head_office'));
  await keep(office, 'console-home', '[data-testid=figures]');
  await office.goto(`${address}imports/new`);
  await office.click('#store');
  await office.click('.ant-select-item:has-text("南京路店")');
  await office.fill('#source', 'pos');
  await office.setInputFiles('input[type=file]', join(projectRoot, 'demo/sales-nanjing-road.csv'));
  await keep(office, 'console-import', '[data-testid=upload-submit]:not([disabled])');
  const manager = await atDesk(browser, address, of('manager'));
  await manager.goto(`${address}members?sort=spend`);
  await keep(manager, 'console-members', 'tbody tr');
  await manager.goto(`${address}members?search=${member?.phone ?? ''}`);
  await manager.click('tbody .row-link');
  await keep(manager, 'console-member', '[data-testid=field-phone]');
}

/** @param {Browser} browser @param {string} address @param {{ login: string, password: string }} who */
async function atDesk(browser, address, { login, password }) {
  const page = await opened(browser, DESK);
  await page.goto(address);
  await page.fill('#login', login);
  await page.fill('#password', password);
  await page.click('[data-testid=sign-in-submit]');
  await page.waitForSelector('[data-testid=me]');
  return page;
}

/** @param {Browser} browser @param {Options} options */
async function opened(browser, options) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(WAIT_MS);
  return context.newPage();
}

/** @param {Page} page @param {string} name @param {string} shows */
async function keep(page, name, shows) {
  await page.waitForSelector(shows);
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.activeElement?.blur()'); // A cursor blinks, or does not.
  await page.mouse.move(0, 0);
  const png = smallPng(await page.screenshot({ animations: 'disabled' }));
  writeFileSync(join(FOLDER, `${name}.png`), png);
  progress.line(`    docs/images/${name}.png, ${Math.round(png.length / 1024)} kB`);
}

main().catch((error) => {
  console.error(explain(error));
  process.exitCode = 1;
});
