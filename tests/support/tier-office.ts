// People of the office who decide about tiers in tests.
import { DecideTierByHand } from '@guike/flows';
import { type BusinessDay, type StaffRole, addMonths } from '@guike/kernel';
import { newId, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { FeeReceiptsService, ReviewsService, TierDeeds } from '@guike/tiers';
import type { Shop } from './shop';

export interface Colleague {
  readonly staffId: string;
  readonly role: StaffRole;
  readonly storeId: string | null;
}

/** Somebody who may not sign in, but decides. */
export async function hire(shop: Shop, role: StaffRole, storeId: string | null, name: string): Promise<Colleague> {
  const staffId = newId();
  await rows(
    shop.db.reading,
    `INSERT INTO staff (id, login, name, role, store_id, password_hash, active, token_version, created_at)
     VALUES ($1::uuid, $1::uuid::text, $2, $3, $4, '', true, 0, '2026-01-01')`,
    [staffId, name, role, storeId],
  );
  return { staffId, role, storeId };
}

/** Everything that people decide about a tier: a floor and a pause in force, a fee, and a review that changed nobody. */
export async function decideEverything(shop: Shop, memberId: string): Promise<void> {
  const manager = await hire(shop, 'manager', shop.storeId, '王店长');
  const head = await hire(shop, 'head_office', null, '李总务');
  const { context } = shop.module;
  const [until, reason] = [addMonths(shop.today(), 3), '老客户转店'];
  for (const wish of [{ kind: 'floor', tier: 'gold' } as const, { kind: 'pause' } as const]) {
    const { id } = await context.get(DecideTierByHand).ask(memberId, { id: newId(), until, reason, ...wish }, manager);
    await context.get(DecideTierByHand).decide({ memberId, id }, { approve: true }, head);
  }
  await shop.db.inTransaction(async (tx) => {
    const programme = await context.get(ProgrammeService).present(tx);
    const { day } = programme;
    const fee = {
      memberId,
      id: newId(),
      level: 1,
      months: 12,
      amountFen: 99_900,
      paidOn: day,
      untilDay: addMonths(day, 12),
    };
    const receipt = { ...fee, number: 'F-1', storeId: shop.storeId };
    await context.get(FeeReceiptsService).add(tx, receipt, manager.staffId);
    const deed = {
      memberId,
      id: fee.id,
      kind: 'fee' as const,
      storeId: null,
      causeId: fee.id,
      level: 1,
      until: fee.untilDay,
    };
    await context.get(TierDeeds).recordDeed(tx, deed, { programme, today: day });
    await startReview(shop, day);
  });
}

async function startReview(shop: Shop, day: BusinessDay): Promise<void> {
  const id = newId();
  const run = { id, runKey: `manual/${id}`, kind: 'manual' as const, day, programmeVersion: 1, startedBy: null };
  await shop.db.inTransaction((tx) => shop.module.context.get(ReviewsService).start(tx, run));
}
