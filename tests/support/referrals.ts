// Friends who bring friends, in a shop that a test has opened: codes, touches, joining, and the jobs that follow.
import {
  Binding,
  FlowsModule,
  InviteFriends,
  JudgeReferral,
  OnFriendNews,
  ReferralOffice,
  ReferredFriends,
  SweepReferrals,
  TouchInvitation,
} from '@guike/flows';
import { type JobName, jobs } from '@guike/contracts/jobs';
import { MembersService, WechatIdentities } from '@guike/members';
import { JobRunner, newId, rows } from '@guike/platform';
import { paperVersions } from '@guike/programme';
import type { Person } from './points-office';
import type { Shop } from './shop';

let phones = 13_570_000_000;
let addresses = 0;
let sales = 0;

export interface Friend {
  readonly phone: string;
  readonly identityId: string;
}

/** An address of its own for everybody who is not told one. */
export const nextAddress = (): string => `10.${(addresses += 1) % 250}.${Math.floor(addresses / 250)}.7`;

export class Referring {
  constructor(
    readonly shop: Shop,
    private readonly appId = 'wx',
  ) {}

  private get<T>(flow: new (...args: never[]) => T): T {
    return this.shop.module.context.get<T>(flow, { strict: false });
  }

  private get flows() {
    return this.shop.module.context.select(FlowsModule);
  }

  /** A member by a sale of two pieces, with a WeChat of their own. */
  async member(yuan = 200): Promise<{ readonly id: string; readonly phone: string; readonly identityId: string }> {
    const phone = String((phones += 1));
    const { memberId } = await this.shop.sell({
      number: `m-${phone}`,
      phone,
      goods: [{ yuan: yuan / 2, quantity: 2 }],
    });
    const { identityId } = await this.somebody();
    await this.bind(identityId, phone);
    await this.drain();
    return { id: memberId as string, phone, identityId };
  }

  /** Somebody whom WeChat vouches for and nobody else knows; `unionid` where several are one person. */
  async somebody(unionid: string | null = null, openid = newId()): Promise<Friend> {
    const phone = String((phones += 1));
    const { id } = await this.shop.db.inTransaction((tx) =>
      this.get(WechatIdentities).meet(tx, { appId: this.appId, openid, unionid }),
    );
    return { phone, identityId: id };
  }

  async code(memberId: string, from = { address: null as string | null, device: null as string | null }) {
    return (await this.flows.get(InviteFriends).page(memberId, from)).code;
  }

  page(memberId: string) {
    return this.flows.get(InviteFriends).page(memberId, { address: null, device: null });
  }

  touch(identityId: string, code: string, from: { address?: string | null; device?: string | null } = {}) {
    const { address = nextAddress(), device = null } = from;
    return this.knownAs(identityId).then((memberId) =>
      this.flows.get(TouchInvitation).touch({ identityId, memberId }, code, { address, device }),
    );
  }

  /** Binds the phone in the mini-program; where a sale of the phone gives the right to, they join by it. */
  async bind(identityId: string, phone: string, name: string | null = null): Promise<void> {
    await this.shop.db.inTransaction((tx) =>
      this.get(Binding).bind(tx, identityId, { phone, consents: paperVersions, name }),
    );
  }

  /** Opens the code, binds the phone, and joins at the till. Answers the friend as a member. */
  async bring(code: string, yuan = 200, from: { address?: string | null; device?: string | null } = {}) {
    const friend = await this.somebody();
    await this.touch(friend.identityId, code, from);
    await this.bind(friend.identityId, friend.phone);
    const number = `f-${friend.phone}`;
    const goods = [{ yuan: yuan / 2, quantity: 2 }];
    const { memberId } = await this.shop.sell({ number, phone: friend.phone, goods });
    await this.drain();
    return { ...friend, id: memberId as string, number };
  }

  /** Buys so many pieces at so much each, with the card where they have one. Answers who that is. */
  async buys(phone: string, yuan: number, quantity = 1, agrees = true): Promise<string> {
    const number = `s${(sales += 1)}`;
    const { memberId } = await this.shop.sell({ number, phone, goods: [{ yuan, quantity }], agrees });
    if (memberId === null) throw new Error('a sale to nobody');
    return memberId;
  }

  async referral(friendId: string) {
    const [found] = await rows<{
      id: string;
      state: string;
      reasons: string[];
      referrerId: string | null;
      rank: number | null;
    }>(
      this.shop.db.reading,
      `SELECT id, state, reasons, referrer_id AS "referrerId", risk_rank AS rank FROM referral WHERE member_id = $1`,
      [friendId],
    );
    return found ?? null;
  }

  /** What friends' purchases have brought to an account, as the ledger has it. */
  async bonus(memberId: string): Promise<number> {
    const [sum] = await rows<{ points: number }>(
      this.shop.db.reading,
      `SELECT coalesce(sum(points), 0)::integer AS points FROM point_entry WHERE member_id = $1 AND operation LIKE 'referral/%'`,
      [memberId],
    );
    return sum?.points ?? 0;
  }

  decide(id: string, refusal: string | null, by: Person) {
    const decision = refusal === null ? { approve: true as const } : { approve: false as const, reason: refusal };
    return this.flows.get(ReferralOffice).decide(id, decision, by);
  }

  office() {
    return this.flows.get(ReferralOffice);
  }

  friends(memberId: string, after?: string) {
    return this.flows.get(ReferredFriends).list(memberId, { limit: 50, ...(after === undefined ? {} : { after }) });
  }

  earned(memberId: string) {
    return this.flows.get(ReferredFriends).earned(memberId);
  }

  sweep(): Promise<void> {
    return this.flows.get(SweepReferrals).sweep();
  }

  /** Judges a friend who was bound, as the job does. */
  async judge(friendId: string): Promise<void> {
    const end = await this.flows.get(JudgeReferral).work({ v: 1, memberId: friendId }, { outboxId: newId() });
    await this.shop.db.inTransaction(end);
  }

  /** News of a member, told again. */
  told(memberId: string): Promise<void> {
    return this.shop.db.inTransaction((tx) => this.get(OnFriendNews).told(tx, memberId));
  }

  /** Handles what waits, in an order of the test's choosing, until nothing does. */
  async drain(arrange: <T>(waiting: T[]) => T[] = (waiting) => waiting): Promise<void> {
    for (;;) {
      const waiting = await rows<{ id: string; job: JobName; payload: unknown }>(
        this.shop.db.reading,
        `SELECT id, job, payload FROM outbox WHERE job <> 'message.planned' ORDER BY id`,
      );
      if (waiting.length === 0) return;
      for (const { id, job, payload } of arrange(waiting)) {
        if (!Object.hasOwn(jobs, job)) throw new Error(`no such job: ${job}`);
        await this.get(JobRunner).run(job, { outboxId: id, payload });
      }
    }
  }

  async balance(memberId: string): Promise<number> {
    const text = `SELECT balance - owed AS points FROM point_account WHERE member_id = $1`;
    return (await this.shop.one<{ points: number }>(text, [memberId])).points;
  }

  private async knownAs(identityId: string): Promise<string | null> {
    const owner = await this.get(WechatIdentities).ownerOf(this.shop.db.reading, identityId);
    return owner ?? null;
  }

  find(phone: string) {
    return this.get(MembersService).find(this.shop.db.reading, { kind: 'phone', phone });
  }
}
