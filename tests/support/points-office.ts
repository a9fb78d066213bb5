// The office's hand on points, in a shop that a test has opened: people who ask and decide, and short ways to do it.
import {
  AdjustPoints,
  ClaimLists,
  DecideClaim,
  FileClaim,
  FlowsModule,
  MergeMembers,
  MergePreview,
  TellExpiring,
  bookingChecks,
} from '@guike/flows';
import type { BusinessDay, StaffRole } from '@guike/kernel';
import { newId, rows } from '@guike/platform';
import { runChecks } from '@guike/points';
import { StoresService } from '@guike/stores';
import type { Shop } from './shop';

export interface Person {
  readonly staffId: string;
  readonly role: StaffRole;
  readonly storeId: string | null;
}

export class PointsOffice {
  private constructor(
    readonly shop: Shop,
    readonly manager: Person,
    readonly finance: Person,
    readonly office: Person,
    readonly guide: Person,
  ) {}

  /** Somebody of each role; manager and guide work in the shop's store. */
  static async of(shop: Shop): Promise<PointsOffice> {
    const hire = async (login: string, role: StaffRole): Promise<Person> => {
      const storeId = role === 'manager' || role === 'guide' ? shop.storeId : null;
      const wish = { login, name: login, role, storeId, password: 'correct horse battery' };
      const staffId = await shop.db.inTransaction((tx) => shop.module.context.get(StoresService).createStaff(tx, wish));
      return { staffId, role, storeId };
    };
    return new PointsOffice(
      shop,
      await hire('manager', 'manager'),
      await hire('finance', 'finance'),
      await hire('office', 'head_office'),
      await hire('guide', 'guide'),
    );
  }

  private get flows() {
    return this.shop.module.context.select(FlowsModule);
  }

  adjust(memberId: string, points: number, by: Person = this.manager, id = newId()) {
    const wish = { id, points, reason: 'recovery' as const, note: '改衣拖延', reference: null };
    return this.flows.get(AdjustPoints).ask(memberId, wish, by);
  }

  decideAdjustment(memberId: string, id: string, by: Person = this.finance, refusal?: string) {
    const decision = refusal === undefined ? { approve: true as const } : { approve: false as const, reason: refusal };
    return this.flows.get(AdjustPoints).decide({ memberId, id }, decision, by);
  }

  claim(memberId: string, number: string, more: { day?: BusinessDay; by?: Person; id?: string } = {}) {
    const { day = this.shop.today(), by, id = newId() } = more;
    const store = by?.storeId ? { id: by.storeId } : { code: 'S1' };
    return this.flows
      .get(FileClaim)
      .file({ memberId, id, number, businessDay: day, store, staffId: by?.staffId ?? null });
  }

  decideClaim(memberId: string, id: string, by: Person = this.manager, refusal?: string) {
    const decision = refusal === undefined ? { approve: true as const } : { approve: false as const, reason: refusal };
    return this.flows.get(DecideClaim).decide({ memberId, id }, decision, by);
  }

  claims(by: Person = this.manager) {
    return this.flows.get(ClaimLists).office({ limit: 50 }, by);
  }

  mine(memberId: string) {
    return this.flows.get(ClaimLists).mine(memberId, { limit: 50 });
  }

  merge(keep: string, gone: string) {
    return this.flows.get(MergeMembers).merge({ keep, gone, reason: '同一位顾客' }, this.office);
  }

  preview(keep: string, gone: string) {
    return this.flows.get(MergePreview).preview(keep, gone, this.office);
  }

  tellExpiring() {
    return this.flows.get(TellExpiring).tell();
  }

  async balance(memberId: string): Promise<number> {
    const text = 'SELECT balance - owed AS points FROM point_account WHERE member_id = $1';
    return (await this.shop.one<{ points: number }>(text, [memberId])).points;
  }

  /** Titles of the member's inbox, oldest first, of one kind. */
  async inbox(memberId: string, kind: string): Promise<string[]> {
    const found = await rows<{ title: string }>(
      this.shop.db.reading,
      'SELECT title FROM inbox_message WHERE member_id = $1 AND kind = $2 ORDER BY id',
      [memberId, kind],
    );
    return found.map(({ title }) => title);
  }

  /** What the ledger check finds wrong. */
  async wrong() {
    const outcomes = await runChecks(this.shop.db.reading, bookingChecks);
    return outcomes.filter(({ offenders }) => offenders > 0);
  }
}
