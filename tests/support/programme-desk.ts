// An office with a programme to work on in a browser: pages signed in on the shop's clock, drafts made and looked at.
import { randomUUID } from 'node:crypto';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type Screens, builtScreens } from './browser';
import { enterConsole, expectClear } from './console-pages';
import { Office } from './office';

export interface VersionAnswer {
  readonly version: number;
  readonly revision: number;
  readonly state: string;
  readonly body: Record<string, unknown>;
  readonly warnings: readonly { readonly path: string; readonly message: string }[];
}

/** The field at a place of the programme's text. */
export const fieldAt = (page: Page, place: string): Locator => page.locator(`[id="at-${place}"]`);
export const isKept = (page: Page): Promise<void> => page.locator('[data-testid="kept"][data-state="kept"]').waitFor();
export const draftOf = (page: Page): number => Number(/drafts\/(\d+)/.exec(page.url())?.[1]);

/** Keeps a picture. Throws where something stands in somebody's way. */
export const isClear = (page: Page, name: string): Promise<void> =>
  expectClear(page, `programme-${name}`, { fullPage: true });

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

  enter(login: string, path = '', options: BrowserContextOptions = {}): Promise<Page> {
    return enterConsole(this.screens, this.at(path), login, { ...options, now: this.office.api.clock.now() });
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
