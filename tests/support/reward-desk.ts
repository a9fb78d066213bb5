// A desk whose office keeps rewards, members with points who redeem them by phone, and tills that hand them out.
import { Tokens, newId } from '@guike/platform';
import type { KeyPair } from '@guike/stores';
import type { Answer } from './api';
import { Desk } from './desk';
import { scarf } from './rewards';

type Json = Record<string, unknown>;

/** The instant at which everybody signs in: tokens of staff live twelve hours. */
const SIGNED_IN = '2026-03-02T10:00:00+08:00';
const THE_DAY_BEFORE = '2026-03-01';

export interface Phone {
  readonly memberId: string;
  /** Asks, or sends what is given. */
  ask<T = Json>(path: string, body?: unknown): Promise<Answer<T>>;
}

export class RewardDesk {
  private members = 0;

  private constructor(readonly desk: Desk) {}

  /** The caller closes its API. */
  static async open(): Promise<RewardDesk> {
    return new RewardDesk(await Desk.open());
  }

  /** Back to the moment in which the staff's tokens are good. */
  signedIn(): void {
    this.desk.api.clock.set(SIGNED_IN);
  }

  /** A member with 1,000 points that may be used now. */
  async member(): Promise<Phone> {
    const { api } = this.desk;
    api.clock.set(`${THE_DAY_BEFORE}T10:00:00+08:00`);
    this.members += 1;
    const { body } = await api.till<{ memberId: string }>({
      path: '/till/purchases',
      body: {
        receipt: { businessDay: THE_DAY_BEFORE, number: `M${this.members}` },
        paidAt: `${THE_DAY_BEFORE}T09:59:00+08:00`,
        member: { phone: `1370000${String(this.members).padStart(4, '0')}`, name: '王小姐' },
        lines: [{ sku: 'A', name: '大衣', quantity: 2, unitPriceFen: 500_000, amountFen: 1_000_000 }],
        joinConsent: { version: '1' },
      },
    });
    this.signedIn();
    const headers = { authorization: `Bearer ${api.app.get(Tokens).signMember(body.memberId)}` };
    return {
      memberId: body.memberId,
      ask: (path, sent) => api.send({ method: sent === undefined ? 'GET' : 'POST', path, body: sent, headers }),
    };
  }

  /** Puts a reward on offer, a scarf of which there are five unless told, and answers its id. */
  async offer(terms: Json = {}): Promise<string> {
    const id = newId();
    await this.office('POST', '/admin/rewards', { id, ...scarf, stock: 5, ...terms });
    await this.office('PUT', `/admin/rewards/${id}/state`, { version: 1, state: 'on' });
    return id;
  }

  verify(code: string, key: KeyPair = this.desk.api.key): Promise<Answer> {
    return this.desk.api.till({ path: '/till/redemptions/verify', body: { code }, key });
  }

  private async office(method: string, path: string, body: Json): Promise<void> {
    const { status, body: answer } = await this.desk.call('office', method, path, body);
    if (status !== 200) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(answer)}`);
  }
}
