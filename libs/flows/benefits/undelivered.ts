// 欠着的权益: what stores have promised and not handed over by its day, and what somebody decides about it.
import { Injectable } from '@nestjs/common';
import { type Use, UsesService, useColumns } from '@guike/benefits';
import type { AnswerOf, BodyOf, staffBenefitEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId, type StaffId, type StaffRole, type StoreId, daysBetween } from '@guike/kernel';
import { MemberSearch, keepersOf } from '@guike/members';
import { Audit, Database, type Tx, rows } from '@guike/platform';
import { NotificationsService, benefitMissedMessage, benefitReadyMessage } from '@guike/notifications';
import { ProgrammeService } from '@guike/programme';
import { type Page, pageOf } from '../page';
import { lockKeeper } from '../standing';
import { type DeskUse, deskUse, namesIn } from './benefit-views';
import { storeOfCode } from './store-of-code';

type Endpoints = typeof staffBenefitEndpoints;
type Debts = AnswerOf<Endpoints['undelivered']>;
type Ref = { readonly memberId: MemberId; readonly id: string };

/** Somebody of a store decides for that store alone; `storeId` null: for all. */
export interface Decider {
  readonly staffId: StaffId;
  readonly role: StaffRole;
  readonly storeId: StoreId | null;
}

type DebtsWanted = Page & { readonly store?: string | undefined; readonly which?: 'overdue' | 'open' };

const wanted = {
  overdue: '(u.due_on < $1 OR u.disputed_at IS NOT NULL)',
  open: `u.due_on <= $1 AND u.source NOT IN ('booking', 'loan')`,
} as const;

const separator = '_';

@Injectable()
export class Undelivered {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly uses: UsesService,
    private readonly members: MemberSearch,
    private readonly notifications: NotificationsService,
    private readonly audit: Audit,
  ) {}

  /**
   * `overdue`: by its day, or handed over as the store says and not received as the member says. `open`: whatever was
   * asked for by today. The longest first. A store's own people see that store. Errors: STORE_UNKNOWN, FORBIDDEN (another store's).
   */
  async list(by: Decider, { store, which = 'overdue', after, limit }: DebtsWanted): Promise<Debts> {
    const tx = this.database.reading;
    const { body, day } = await this.programmes.present(tx);
    const [afterDay, afterId] = after?.split(separator) ?? [];
    const found = await rows<Use>(
      tx,
      `SELECT ${useColumns} FROM benefit_use u
       WHERE u.state IN ('asked', 'booked', 'prepared') AND ${wanted[which]}
         AND ($2::uuid IS NULL OR u.store_id = $2) AND ($3::date IS NULL OR (u.due_on, u.id) > ($3, $4::uuid))
       ORDER BY u.due_on, u.id LIMIT $5`,
      [day, await this.storeOf(tx, by, store), afterDay ?? null, afterId ?? null, limit + 1],
    );
    const { items, next } = pageOf(found, limit, ({ dueOn, id }) => `${dueOn}${separator}${id}`);
    const faces = await this.members.maskedFaces(tx, [...new Set(items.map(({ memberId }) => memberId))]);
    const { stores } = await namesIn(tx, items);
    const uses = items.map((use) => ({
      ...deskUse(use, day, body.timeZone),
      nameMasked: faces.get(use.memberId)?.nameMasked ?? null,
      storeName: use.storeId === null ? null : (stores.get(use.storeId) ?? null),
      disputed: use.disputedAt !== null,
      overdueDays: Math.max(0, daysBetween(use.dueOn, day)),
    }));
    return { uses, next };
  }

  /** It is ready, and the member is told. Errors: BENEFIT_USE_UNKNOWN (another store's too), BENEFIT_USE_STATE. */
  async prepare(ref: Ref, by: Decider): Promise<DeskUse> {
    return this.decide(ref, by, async (tx, use) => {
      if (!(await this.uses.move(tx, use, { to: 'prepared', by: by.staffId }))) return;
      await this.log(tx, use, by, 'prepared', {});
      const { stores } = await namesIn(tx, [use]);
      const storeName = use.storeId === null ? null : (stores.get(use.storeId) ?? null);
      await this.tell(tx, use, 'prepared', benefitReadyMessage({ name: use.name, storeName }));
    });
  }

  /**
   * It was not handed over and will not be. What the store missed is no use of the quota, and the member is told; what
   * the member let pass is one. Errors: BENEFIT_USE_UNKNOWN (another store's too), BENEFIT_USE_STATE.
   */
  async miss(ref: Ref, { missedBy, reason }: BodyOf<Endpoints['miss']>, by: Decider): Promise<DeskUse> {
    return this.decide(ref, by, async (tx, use) => {
      if (!(await this.uses.move(tx, use, { to: 'missed', missedBy, note: reason }))) return;
      await this.log(tx, use, by, 'missed', { missedBy, reason });
      if (missedBy === 'store') await this.tell(tx, use, 'missed', benefitMissedMessage({ name: use.name, reason }));
    });
  }

  private async tell(tx: Tx, use: Use, what: string, message: ReturnType<typeof benefitReadyMessage>): Promise<void> {
    const memberId = (await keepersOf(tx, use.memberId)).at(-1) ?? use.memberId;
    const source = `benefit/${use.id}/${what}`;
    await this.notifications.deliver(tx, { memberId, source, link: 'pages/benefits/index', ...message });
  }

  private async decide(ref: Ref, by: Decider, work: (tx: Tx, use: Use) => Promise<void>): Promise<DeskUse> {
    return this.database.inTransaction(async (tx) => {
      const { body, day } = await this.programmes.present(tx);
      // Whose right it is now: what was counted for one is counted for the other.
      await lockKeeper(tx, ref.memberId, day);
      const use = await this.uses.claim(tx, ref);
      if (by.storeId !== null && use.storeId !== by.storeId) throw new DomainError('BENEFIT_USE_UNKNOWN');
      await work(tx, use);
      return deskUse(await this.uses.claim(tx, ref), day, body.timeZone);
    });
  }

  private async log(
    tx: Tx,
    { memberId, id, code, storeId }: Use,
    { staffId }: Decider,
    what: 'prepared' | 'missed',
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.audit.record(tx, {
      ...{ actorKind: 'staff', actorId: staffId, action: `benefit.${what}`, memberId },
      detail: { useId: id, code, storeId, ...detail },
    });
  }

  private async storeOf(tx: Tx, { storeId }: Decider, code: string | undefined): Promise<StoreId | null> {
    if (code === undefined) return storeId;
    const store = await storeOfCode(tx, code);
    if (storeId !== null && store.id !== storeId) throw new DomainError('FORBIDDEN');
    return store.id;
  }
}
