// A shop with two stores and somebody of every role, each signed in, for what the office does over HTTP.
import { largestUpload } from '@guike/contracts/http';
import type { StaffRole } from '@guike/kernel';
import { rows } from '@guike/platform';
import { StoresService } from '@guike/stores';
import { type Answer, TestApi } from './api';

type Json = Record<string, unknown>;

/** One of each role; `manager` works in S1. Besides them there is `manager2` in S2. */
export const everybody = ['guide', 'manager', 'finance', 'office', 'auditor'] as const;
const roles: Readonly<Record<string, StaffRole>> = {
  guide: 'guide',
  manager: 'manager',
  manager2: 'manager',
  finance: 'finance',
  office: 'head_office',
  auditor: 'auditor',
};

/** What each role is answered where head office may, and where all but guides may. */
export const forHeadOffice = { guide: 403, manager: 403, finance: 403, office: 200, auditor: 403 };
export const forOffice = { guide: 403, manager: 200, finance: 200, office: 200, auditor: 200 };

export interface Sending {
  readonly login?: string;
  readonly store?: string;
  readonly source?: string;
  readonly consent?: string;
  readonly type?: string;
}

export const uploadPath = ({ store = 'S1', source = 'old', consent }: Sending): string =>
  `/admin/imports?${new URLSearchParams({ store, source, fileName: '销售 3月.csv', ...(consent && { consent }) }).toString()}`;

export const exportHeader = 'invoice,stock_code,description,quantity,sold_at,unit_price,customer_id,country';
export const csvOf = (...lines: string[]): string => [exportHeader, ...lines, ''].join('\n');
export const soldLine = (number: string, customer = '700'): string =>
  `${number},10001,Tea,2,2025-03-01 10:00:00,500.00,${customer},CN`;
export const tooLargeFile = (): Buffer => Buffer.alloc(largestUpload + 1, 'a');

export class Desk {
  private constructor(
    readonly api: TestApi,
    readonly secondStore: string,
    readonly tokens: Map<string, string>,
  ) {}

  /** The caller closes it. */
  static async open(): Promise<Desk> {
    const api = await TestApi.open();
    const second = await api.db.inTransaction((tx) =>
      api.app.get(StoresService).createStore(tx, { code: 'S2', name: '二店' }),
    );
    const tokens = new Map<string, string>();
    for (const [login, role] of Object.entries(roles))
      tokens.set(login, await api.signIn(await api.hire(login, role, login === 'manager2' ? second : undefined)));
    return new Desk(api, second, tokens);
  }

  as(login: string): { authorization: string } {
    return { authorization: `Bearer ${this.tokens.get(login)}` };
  }

  call(login: string, method: string, path: string, body?: unknown): Promise<Answer> {
    return this.api.send({ method, path, ...(body !== undefined && { body }), headers: this.as(login) });
  }

  get(path: string, login = 'office'): Promise<Answer> {
    return this.call(login, 'GET', path);
  }

  /** What each role is answered. */
  async statuses(method: string, path: string, body?: unknown): Promise<Json> {
    const found: Json = {};
    for (const login of everybody) found[login] = (await this.call(login, method, path, body)).status;
    return found;
  }

  /** All of a list, page after page of this size. */
  async pages(path: string, list: string, limit: number, login = 'office'): Promise<Json[]> {
    const found: Json[] = [];
    for (let after = ''; ;) {
      const { body } = await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${after}`, login);
      found.push(...(body[list] as Json[]));
      if (body['next'] === null) return found;
      after = `&after=${String(body['next'])}`;
    }
  }

  /** Sends a file. */
  upload(body: string | Buffer, sending: Sending = {}): Promise<Answer> {
    const { login = 'office', type = 'text/csv' } = sending;
    return this.api.fetch(uploadPath(sending), {
      method: 'POST',
      body: new Uint8Array(Buffer.from(body)),
      headers: { ...this.as(login), 'content-type': type },
    });
  }

  /** What was written down of an action, oldest first. */
  audits(action: string): Promise<{ actor_id: string; detail: Json }[]> {
    return rows(this.api.db.reading, 'SELECT actor_id, detail FROM audit_log WHERE action = $1 ORDER BY id', [action]);
  }
}
