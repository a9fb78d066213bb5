// An office behind the API: two stores with a till each, somebody of every role signed in, and short ways to sell and ask.
import { type StaffRole, tillScopes } from '@guike/kernel';
import { type KeyPair, StoresService } from '@guike/stores';
import { type Answer, PASSWORD, TestApi, type TestApiOptions } from './api';

export interface OfficeSale {
  readonly number: string;
  readonly phone: string;
  readonly name?: string;
  readonly yuan?: number;
  /** Two make somebody a member who agrees. */
  readonly quantity?: number;
  readonly agrees?: boolean;
  readonly at?: 'S1' | 'S2';
  /** Local time in the shop; by default a minute before the clock's. */
  readonly paidAt?: Date;
  readonly servingGuide?: string;
}

const offices = ['manager', 'finance', 'head_office', 'auditor', 'guide'] as const satisfies readonly StaffRole[];

export class Office {
  private constructor(
    readonly api: TestApi,
    private readonly keys: Readonly<Record<'S1' | 'S2', KeyPair>>,
    private readonly tokens: Record<string, string> = {},
  ) {}

  /** The logins are the roles; `manager2` is the other store's. The caller closes it. */
  static async open(options: TestApiOptions = {}): Promise<Office> {
    const api = await TestApi.open(options);
    const stores = api.app.get(StoresService);
    const other = await api.db.inTransaction(async (tx) => {
      const storeId = await stores.createStore(tx, { code: 'S2', name: '二店' });
      const tillId = await stores.createTill(tx, { storeId, name: '二号机' });
      return { storeId, key: await stores.issueTillKey(tx, { tillId, scopes: tillScopes }) };
    });
    for (const role of offices) await api.hire(role, role);
    await api.hire('manager2', 'manager', other.storeId);
    const office = new Office(api, { S1: api.key, S2: other.key });
    await office.signIn();
    return office;
  }

  /** Signs everybody in; to be called again when twelve hours have passed. */
  async signIn(): Promise<void> {
    for (const login of [...offices, 'manager2'])
      this.tokens[login] = await this.api.signIn({ login, password: PASSWORD });
  }

  tokenOf(login: string): string {
    const token = this.tokens[login];
    if (token === undefined) throw new Error(`nobody is signed in as ${login}`);
    return token;
  }

  /** Asks as somebody. */
  ask<T = Record<string, unknown>>(login: string, path: string, body?: unknown): Promise<Answer<T>> {
    const headers = { authorization: `Bearer ${this.tokenOf(login)}` };
    return this.api.send<T>({ method: body === undefined ? 'GET' : 'POST', path, body, headers });
  }

  /** Sells one kind of shirt and answers the buyer's id. */
  async sell({
    number,
    phone,
    name,
    yuan = 100,
    quantity = 2,
    agrees = true,
    at = 'S1',
    paidAt,
    servingGuide,
  }: OfficeSale): Promise<string> {
    const paid = paidAt ?? new Date(this.api.clock.now().getTime() - 60_000);
    const { status, body } = await this.api.till<{ memberId: string }>({
      path: '/till/purchases',
      key: this.keys[at],
      body: {
        receipt: { businessDay: new Date(paid.getTime() + 8 * 3_600_000).toISOString().slice(0, 10), number },
        paidAt: paid.toISOString(),
        member: { phone, ...(name && { name }) },
        lines: [{ sku: 'A1', name: '衬衫', quantity, unitPriceFen: yuan * 100, amountFen: yuan * 100 * quantity }],
        ...(servingGuide && { servingGuide }),
        ...(agrees && { joinConsent: { version: '1' } }),
      },
    });
    if (status !== 200) throw new Error(`selling answered ${status}: ${JSON.stringify(body)}`);
    return body.memberId;
  }

  /** Takes a sale of this till back, all of it or so many pieces of its first line. */
  async takeBack(number: string, sold: { day: string; number: string }, pieces?: number): Promise<Answer> {
    return this.api.till({
      path: '/till/refunds',
      body: {
        receipt: { businessDay: sold.day, number },
        original: { businessDay: sold.day, number: sold.number },
        refundedAt: this.api.clock.now().toISOString(),
        what:
          pieces === undefined ? { mode: 'whole' } : { mode: 'lines', lines: [{ lineNumber: 1, quantity: pieces }] },
        reason: '',
      },
    });
  }

  close(): Promise<void> {
    return this.api.close();
  }
}
