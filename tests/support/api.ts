// The API on a free port with a shop behind it, and a till that signs what it sends.
import { type DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type StaffRole, type TillScope, businessDay, tillScopes } from '@guike/kernel';
import { type Config, Database } from '@guike/platform';
import { type Programme, ProgrammeService, presets } from '@guike/programme';
import { type KeyPair, StoresService } from '@guike/stores';
import { ApiModule } from '../../apps/api/api.module';
import { createApp } from '../../apps/api/app';
import { signRequest } from '../../apps/api/edge/till-signature';
import { TravellingClock } from './clock';
import { testConfig } from './config';
import { openTestDatabase } from './database';
import { type LogLine, readableLog } from './log';

export interface SignedRequestWish {
  readonly method?: string;
  /** With the query. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: KeyPair;
}

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface TestApiOptions {
  readonly config?: Partial<Config>;
  readonly programme?: Programme;
  /** Leads the API to its database another way, such as one that can be cut. */
  readonly wayToDatabase?: (databaseUrl: string) => Promise<string>;
  /** Wraps the API's module, for a root that holds more than it. */
  readonly root?: (api: DynamicModule) => DynamicModule;
}

/** Everybody's who is hired here. */
export const PASSWORD = 'correct horse battery';

let receipts = 0;

/** The body of a sale that nobody in this file has recorded yet, paid a minute before the clock's time. */
export const newSale = () => ({
  receipt: { businessDay: '2026-03-02', number: String(++receipts) },
  paidAt: '2026-03-02T09:59:00+08:00',
  lines: [{ sku: 'A1', name: '衬衫', quantity: 1, unitPriceFen: 10_000, amountFen: 10_000 }],
});

export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly config: Config,
    readonly clock: TravellingClock,
    readonly log: readonly LogLine[],
    readonly storeId: string,
    readonly key: KeyPair,
    private readonly drop: () => Promise<void>,
  ) {}

  /** Opens an API on a fresh database. The caller closes it. */
  static async open(options: TestApiOptions = {}): Promise<TestApi> {
    const {
      config: overrides = {},
      programme = presets.boutique,
      wayToDatabase = async (url) => url,
      root = (api) => api,
    } = options;
    const database = await openTestDatabase();
    try {
      const config = testConfig(await wayToDatabase(database.url), overrides);
      const clock = new TravellingClock();
      const { logger, lines } = readableLog();
      const app = await createApp(root(ApiModule.register(config, logger, clock)), logger);
      const { storeId, key } = await app.get(Database).inTransaction(async (tx) => {
        await app.get(ProgrammeService).publish(tx, programme, businessDay('2020-01-01'));
        const stores = app.get(StoresService);
        const storeId = await stores.createStore(tx, { code: 'S1', name: '一店' });
        const tillId = await stores.createTill(tx, { storeId, name: '一号机' });
        return { storeId, key: await stores.issueTillKey(tx, { tillId, scopes: tillScopes }) };
      });
      await app.listen(0, '127.0.0.1');
      return new TestApi(app, await app.getUrl(), config, clock, lines, storeId, key, database.drop);
    } catch (error) {
      await database.drop();
      throw error;
    }
  }

  get db(): Database {
    return this.app.get(Database);
  }

  /** A key of another till of the same store. */
  async issueKey(scopes: readonly TillScope[]): Promise<KeyPair> {
    const stores = this.app.get(StoresService);
    return this.db.inTransaction(async (tx) => {
      const tillId = await stores.createTill(tx, { storeId: this.storeId, name: '另一台' });
      return stores.issueTillKey(tx, { tillId, scopes });
    });
  }

  /** Guides and managers work in this store unless told; the others belong to the whole brand. */
  async hire(login: string, role: StaffRole, store = this.storeId): Promise<{ login: string; password: string }> {
    const storeId = role === 'guide' || role === 'manager' ? store : null;
    await this.db.inTransaction((tx) =>
      this.app.get(StoresService).createStaff(tx, { login, name: login, role, storeId, password: PASSWORD }),
    );
    return { login, password: PASSWORD };
  }

  /** Signs in and answers the token. */
  async signIn(credentials: { login: string; password: string }): Promise<string> {
    const { status, body } = await this.send<{ token: string }>({
      method: 'POST',
      path: '/staff/session',
      body: credentials,
    });
    if (status !== 200) throw new Error(`signing in answered ${status}`);
    return body.token;
  }

  /** What the till sends, signed now by the travelling clock. */
  signed({ method, path, body, headers = {}, key = this.key }: SignedRequestWish): { path: string; init: RequestInit } {
    const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const verb = method ?? (text === undefined ? 'GET' : 'POST');
    const timestamp = String(Math.floor(this.clock.now().getTime() / 1000));
    const bytes = text === undefined ? undefined : Buffer.from(text);
    const idempotencyKey = headers['idempotency-key'];
    const signature = signRequest(key.secret, { timestamp, method: verb, path, idempotencyKey, body: bytes });
    return {
      path,
      init: {
        method: verb,
        ...(text !== undefined && { body: text }),
        headers: {
          ...(text !== undefined && { 'content-type': 'application/json' }),
          'x-guike-key': key.keyId,
          'x-guike-timestamp': timestamp,
          'x-guike-signature': signature,
          ...headers,
        },
      },
    };
  }

  /** Sends what a till sends. */
  async till<T = Record<string, unknown>>(wish: SignedRequestWish): Promise<Answer<T>> {
    const { path, init } = this.signed(wish);
    return this.fetch<T>(path, init);
  }

  /** Sends without a signature. */
  async send<T = Record<string, unknown>>({
    method = 'GET',
    path,
    body,
    headers = {},
  }: Omit<SignedRequestWish, 'key'>): Promise<Answer<T>> {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    return this.fetch<T>(path, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: { ...json, ...headers },
    });
  }

  async fetch<T = Record<string, unknown>>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
    const answer = await fetch(`${this.url}${path}`, init);
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, body: (isJson ? JSON.parse(text) : text) as T };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.drop();
  }
}
