// Somebody of the office before the console, in a real browser.
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { PASSWORD } from './api';
import { type Screens, barriers, shot } from './browser';

export const by = (page: Page, id: string): Locator => page.locator(`[data-testid="${id}"]`);

/** Waits until an element says so. */
export const reads = (page: Page, id: string, text: string | RegExp): Promise<void> =>
  by(page, id).filter({ hasText: text }).waitFor();

/** An option of the list that is open. */
export const optionOf = (text: string): string =>
  `.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item:has-text("${text}")`;

export async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.click(field);
  await page.click(optionOf(option));
}

export interface Entering extends BrowserContextOptions {
  /** The page's own time; by default the machine's. */
  readonly now?: Date;
}

/**
 * A page of its own, at this address, of somebody who has signed in. Through the api: what the form does is the form's
 * own test, and every other test would pay a page load for it.
 */
export async function enterConsole(
  screens: Screens,
  url: string,
  login: string,
  { now, ...options }: Entering = {},
): Promise<Page> {
  const page = await screens.desk(options);
  if (now !== undefined) await page.clock.setFixedTime(now);
  const { origin } = new URL(url);
  const data = { login, password: PASSWORD };
  const answer = await page.context().request.post(`${origin}/staff/session`, { data, headers: { origin } });
  if (!answer.ok()) throw new Error(`signing in answered ${answer.status()}`);
  await page.goto(url);
  await by(page, 'me').waitFor();
  return page;
}

/** Keeps a picture. Throws where something stands in somebody's way. */
export async function expectClear(page: Page, name: string, options?: { readonly fullPage: boolean }): Promise<void> {
  await shot(page, name, options);
  expect(await barriers(page)).toEqual([]);
}
