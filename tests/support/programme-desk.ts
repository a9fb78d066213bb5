// An office with a programme to work on in a browser: pages signed in on the shop's clock, drafts made and looked at.
import { randomUUID } from 'node:crypto';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { PASSWORD } from './api';
import { type Screens, barriers, builtScreens, shot } from './browser';
import { Office } from './office';

export interface VersionAnswer {
  readonly version: number;
  readonly revision: number;
  readonly state: string;
  readonly body: Record<string, unknown>;
}

export const by = (page: Page, id: string): Locator => page.locator(`[data-testid="${id}"]`);
/** The field at a place of the programme's text. */
export const fieldAt = (page: Page, place: string): Locator => page.locator(`[id="at-${place}"]`);
/** An option of the list that is open. */
export const optionOf = (text: string): string =>
  `.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item:has-text("${text}")`;
export const isKept = (page: Page): Promise<void> => page.locator('[data-testid="kept"][data-state="kept"]').waitFor();
export const draftOf = (page: Page): number => Number(/drafts\/(\d+)/.exec(page.url())?.[1]);

/** Keeps a picture. Throws where something stands in somebody's way. */
export async function isClear(page: Page, name: string): Promise<void> {
  await shot(page, `programme-${name}`, { fullPage: true });
  expect(await barriers(page)).toEqual([]);
}

export class ProgrammeDesk {
  private constructor(
    readonly office: Office,
    private readonly screens: Screens,
  ) {}

  /** With a member of 普通 and one of 白银. The caller closes it. */
  static async open(screens: Screens): Promise<ProgrammeDesk> {
    const office = await Office.open({ config: { webDir: builtScreens() } });
    await office.sell({ number: '1', phone: '13800138000', name: '王晓岚', yuan: 2_700 });
    await office.sell({ number: '2', phone: '13900139000', name: '李思远', yuan: 300, at: 'S2' });
    return new ProgrammeDesk(office, screens);
  }

  at(path = ''): string {
    return `${this.office.api.url}/console/programme${path}`;
  }

  async enter(login: string, path = '', options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.screens.desk(options);
    await page.clock.setFixedTime(this.office.api.clock.now());
    this.screens.expectComplaint(/401/); // Asking who one is, before signing in.
    await page.goto(this.at(path));
    await page.fill('#login', login);
    await page.fill('#password', PASSWORD);
    await by(page, 'sign-in-submit').click();
    await by(page, 'me').waitFor();
    return page;
  }

  async drafted(from: object): Promise<VersionAnswer> {
    const { status, body } = await this.office.ask<VersionAnswer>('head_office', '/admin/programme/drafts', {
      id: randomUUID(),
      from,
    });
    expect(status).toBe(200);
    return body;
  }

  async versionOf(version: number): Promise<VersionAnswer> {
    return (await this.office.ask<VersionAnswer>('head_office', `/admin/programme/versions/${version}`)).body;
  }

  /** Somebody else writes to a draft meanwhile. */
  async write({ version, revision }: VersionAnswer, body: object): Promise<VersionAnswer> {
    const { status } = await this.office.api.send({
      method: 'PUT',
      path: `/admin/programme/versions/${version}`,
      headers: { authorization: `Bearer ${this.office.tokenOf('head_office')}` },
      body: { revision, note: '', body },
    });
    expect(status).toBe(200);
    return this.versionOf(version);
  }

  async discard(version: number): Promise<void> {
    const { revision } = await this.versionOf(version);
    const path = `/admin/programme/versions/${version}/discard`;
    expect((await this.office.ask('head_office', path, { revision })).status).toBe(200);
  }

  close(): Promise<void> {
    return this.office.close();
  }
}
