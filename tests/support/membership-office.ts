// The office's hand on who is a member, in a shop that a test has opened: short ways to file, decide, invite and freeze.
import {
  ApplicationList,
  ApplyForMembership,
  Binding,
  DecideApplication,
  FreezeCard,
  InviteToJoin,
  MembershipHistory,
  MembershipLists,
} from '@guike/flows';
import type { MemberState } from '@guike/kernel';
import { WechatIdentities } from '@guike/members';
import { newId } from '@guike/platform';
import { paperVersions } from '@guike/programme';
import type { Person, PointsOffice } from './points-office';

const { agreement: AGREEMENT } = paperVersions;

export class MembershipOffice {
  constructor(private readonly office: PointsOffice) {}

  private get<T>(flow: new (...args: never[]) => T): T {
    return this.office.shop.module.context.get<T>(flow);
  }

  apply(
    phone: string,
    number: string | null,
    more: { by?: Person; id?: string; name?: string; consent?: string } = {},
  ) {
    const { by = this.office.manager, id = newId(), name = '王丽华', consent = AGREEMENT } = more;
    const receipt = number === null ? null : { businessDay: this.office.shop.today(), number };
    const store = by.storeId === null ? 'S1' : null;
    return this.get(ApplyForMembership).apply(
      { id, phone, name, store, receipt, note: '', consentVersion: consent },
      by,
    );
  }

  decide(
    application: { memberId: string; id: string },
    refusal: string | null = null,
    by: Person = this.office.office,
  ) {
    const decision = refusal === null ? { approve: true as const } : { approve: false as const, reason: refusal };
    return this.get(DecideApplication).decide(application, decision, by);
  }

  applications(open: 'true' | 'false' = 'true', by: Person = this.office.office) {
    return this.get(ApplicationList).list({ open, limit: 50 }, by);
  }

  invite(phone: string, more: { by?: Person; id?: string } = {}) {
    const { by = this.office.manager, id = newId() } = more;
    const wish = { id, phone, name: '', store: by.storeId === null ? 'S1' : null, reason: '老会员的朋友' };
    return this.get(InviteToJoin).invite(wish, by);
  }

  withdraw(invitation: { memberId: string; id: string }, by: Person = this.office.manager) {
    return this.get(InviteToJoin).withdraw(invitation, by);
  }

  freeze(memberId: string, more: { by?: Person; id?: string } = {}) {
    const { by = this.office.manager, id = newId() } = more;
    return this.get(FreezeCard).freeze(memberId, { id, reason: 'lost', note: '来电说手机丢了' }, by);
  }

  unfreeze(memberId: string, id: string, by: Person = this.office.manager) {
    return this.get(FreezeCard).unfreeze({ memberId, id }, { note: '已核对本人' }, by);
  }

  lists() {
    return this.get(MembershipLists);
  }

  history(memberId: string) {
    return this.get(MembershipHistory).history(memberId, this.office.office);
  }

  /** Somebody's WeChat, newly seen, is bound to a phone with the papers of today. */
  async bind(phone: string): Promise<void> {
    const { shop } = this.office;
    await shop.db.inTransaction(async (tx) => {
      const seen = { appId: 'wx', openid: newId(), unionid: null };
      const { id } = await this.get(WechatIdentities).meet(tx, seen);
      await this.get(Binding).bind(tx, id, { phone, consents: paperVersions, name: '王丽华' });
    });
  }

  async state(
    memberId: string,
  ): Promise<{ state: MemberState; account: string; tier: string | null; balance: number }> {
    return this.office.shop.one(
      `SELECT m.state, a.status AS account, t.tier, a.balance FROM member m JOIN point_account a ON a.member_id = m.id
       LEFT JOIN member_tier t ON t.member_id = m.id WHERE m.id = $1`,
      [memberId],
    );
  }
}
