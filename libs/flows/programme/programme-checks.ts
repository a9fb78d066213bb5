// What a programme must agree on with the shop as it is before it comes into force.
import { type BusinessDay, DomainError } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import type { Programme } from '@guike/programme';
import { tierNameOf } from '../purchase-answer';

/** Error: INPUT_INVALID for a day that is over. */
export function requireDay(path: string, day: BusinessDay, today: BusinessDay): void {
  if (day >= today) return;
  throw new DomainError('INPUT_INVALID', { issues: [{ path, message: '日期最早可以是今天' }] });
}

/** Error: PROGRAMME_INVALID where members hold a tier, or stand on a floor, that the programme does not have. */
export async function requireFit(tx: Tx, programme: Programme, inForce: Programme): Promise<void> {
  const missing = await rows<{ code: string; members: number }>(
    tx,
    `SELECT held.code, count(DISTINCT t.member_id)::integer AS members
     FROM member_tier t JOIN member m ON m.id = t.member_id AND m.state IN ('active', 'frozen'),
       unnest(ARRAY[t.tier, t.earned_tier, t.floor_tier]) AS held(code)
     WHERE held.code <> ALL ($1) GROUP BY held.code ORDER BY members DESC`,
    [programme.tiers.map(({ code }) => code)],
  );
  if (missing.length === 0) return;
  const issues = missing.map(({ code, members }) => ({
    path: 'tiers',
    message: `还有 ${members} 位会员在「${tierNameOf(inForce, code) ?? code}」，新方案里没有这个等级`,
  }));
  throw new DomainError('PROGRAMME_INVALID', { issues });
}

/**
 * Error: PROGRAMME_INVALID for a later day where a tier goes that members could rise to until then: they would fall to the
 * lowest.
 */
export async function requireNoneToRise(
  tx: Tx,
  programme: Programme,
  { inForce, from, today }: { readonly inForce: Programme; readonly from: BusinessDay; readonly today: BusinessDay },
): Promise<void> {
  const gone = inForce.tiers.filter(({ code }) => !programme.tiers.some((tier) => tier.code === code));
  if (from === today || gone.length === 0) return;
  const [anybody] = await rows(tx, `SELECT FROM member_tier LIMIT 1`);
  if (anybody === undefined) return;
  const issues = gone.map(({ name }) => ({
    path: 'effectiveFrom',
    message: `删掉「${name}」的方案只能从今天起生效，免得这期间有会员升到这个等级`,
  }));
  throw new DomainError('PROGRAMME_INVALID', { issues });
}

/** Error: PROGRAMME_INVALID for tiers that would mean nothing once a trial is over. */
export function requireKnownTiers(trial: Programme, inForce: Programme): void {
  const issues = trial.tiers
    .map(({ code, name }, index) => ({ code, path: `tiers.${index}`, name }))
    .filter(({ code }) => !inForce.tiers.some((tier) => tier.code === code))
    .map(({ path, name }) => ({
      path,
      message: `试行结束后「${name}」就没有了，会员会回不到原来的等级；新增等级请直接发布`,
    }));
  if (issues.length > 0) throw new DomainError('PROGRAMME_INVALID', { issues });
}
