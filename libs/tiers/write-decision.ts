// Judges a member's row and writes what follows from it, with the inputs it was judged on.
import { type BusinessDay, type Fen, type MemberId, addDays } from '@guike/kernel';
import { type Programme, type ProgrammeVersion, conditionsOf } from '@guike/programme';
import { type Tx, newId, rows } from '@guike/platform';
import { type MetGroup, type TierDecision, decideTier } from './deciding';
import type { TierFacts } from './facts';
import { type Moment, type TierRow, factsOf, heldOf } from './tier-row';

export interface TierCause {
  readonly cause: 'joined' | 'purchase' | 'fee' | 'referral' | 'merged';
  readonly causeId: string;
  /** The rules that judge: of the day of the sale, or of today. */
  readonly programme: ProgrammeVersion;
  readonly today: BusinessDay;
  /** The day that the decision belongs to, e.g. of the sale. */
  readonly day: BusinessDay;
}

/** What a decision keeps of what it saw. `earned` and `floor` where the shown tier is not simply the earned one. */
export interface DecisionInputs {
  readonly facts: TierFacts;
  readonly because: MetGroup | null;
  readonly lifts?: readonly string[];
  readonly earned?: { readonly from: string; readonly to: string };
  readonly floor?: { readonly tier: string; readonly until: BusinessDay | null };
  readonly leftProtection?: boolean;
}

export interface TierOutcome {
  readonly tier: string;
  readonly upgradedFrom: string | null;
  readonly decisionId: string | null;
  readonly facts: TierFacts;
}

const askedOf = ({ tiers, lifts }: Programme) =>
  [...tiers.flatMap(({ enter, keep }) => [enter, keep === 'enter' ? null : keep]), ...lifts.map(({ when }) => when)]
    .filter((rule) => rule !== null)
    .flatMap(conditionsOf);

const steadyAsked = new WeakMap<Programme, boolean>();

/** Whether any rule asks how steady the years were, which no sum in the row tells. Looked through once a programme. */
export function asksSteadyYears(programme: Programme): boolean {
  const known = steadyAsked.get(programme);
  if (known !== undefined) return known;
  const asks = askedOf(programme).some(({ fact }) => fact === 'steadyYears');
  steadyAsked.set(programme, asks);
  return asks;
}

/** Full calendar years as a member before that of a day, the latest first. */
export function fullYearsBefore(joinedOn: BusinessDay, day: BusinessDay): number[] {
  const first = Number(addDays(joinedOn, -1).slice(0, 4)) + 1;
  const last = Number(day.slice(0, 4)) - 1;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, back) => last - back);
}

/** Net spend (fen) of each full calendar year as a member before `today`, the latest first. */
export async function yearlySpend(
  tx: Tx,
  memberId: MemberId,
  joinedOn: BusinessDay | null,
  today: BusinessDay,
): Promise<Fen[]> {
  if (joinedOn === null) return [];
  const found = await rows<{ year: number; netFen: Fen }>(
    tx,
    `SELECT extract(year FROM business_day)::integer AS year, sum(net_fen)::bigint AS "netFen" FROM member_visit
     WHERE member_id = $1 AND business_day < date_trunc('year', $2::date) GROUP BY 1`,
    [memberId, today],
  );
  const spent = new Map(found.map(({ year, netFen }) => [year, netFen]));
  return fullYearsBefore(joinedOn, today).map((year) => spent.get(year) ?? 0);
}

/**
 * Decides at once on a row whose windows are of today, and writes the decision where something changes; a joining is
 * always written, whichever tier it leads to. The caller holds the member's lock.
 */
export async function decideAndWrite(
  tx: Tx,
  memberId: MemberId,
  row: TierRow,
  moment: Moment,
  cause: TierCause,
  now: Date,
): Promise<TierOutcome> {
  const { body } = cause.programme;
  const yearlySpendFen = asksSteadyYears(body) ? await yearlySpend(tx, memberId, row.joined_on, cause.today) : [];
  const facts = factsOf(row, cause.today, { ...moment, yearlySpendFen });
  const held = heldOf(row);
  const least = moment.least === undefined ? {} : { [row.earned_tier === null ? 'tier' : 'earnedTier']: moment.least };
  const decision = decideTier(body, { ...held, ...least }, facts);
  const joined = cause.cause === 'joined';
  const changed = decision.tier !== row.tier;
  const moved = changed || decision.kept || decision.lifts.length > 0 || decision.earned !== earnedOf(row);
  if (!moved && !joined) return { tier: row.tier, upgradedFrom: null, decisionId: null, facts };
  const decisionId = newId();
  await rows(
    tx,
    `WITH held AS (UPDATE member_tier SET tier = $5, tier_since = CASE WHEN tier = $5 THEN tier_since ELSE $3 END,
         earned_tier = CASE WHEN floor_tier IS NULL THEN NULL ELSE $11 END, lifts = lifts || $12::text[],
         protected_since = CASE WHEN $13 THEN NULL ELSE protected_since END,
         protected_until = CASE WHEN $13 THEN NULL ELSE protected_until END
       WHERE member_id = $1 AND $14)
     INSERT INTO tier_decision (member_id, id, decided_at, business_day, from_tier, to_tier, cause, cause_id,
       programme_version, inputs)
     VALUES ($1, $2, $3, $4, $6, $5, $7, $8, $9, $10)`,
    [
      memberId,
      decisionId,
      now,
      cause.day,
      decision.tier,
      joined ? null : row.tier,
      !joined && decision.kept && decision.earned === earnedOf(row) ? 'kept' : cause.cause,
      cause.causeId,
      cause.programme.version,
      JSON.stringify(inputsOf(row, facts, decision)),
      decision.earned,
      decision.lifts,
      decision.kept,
      moved,
    ],
  );
  return { tier: decision.tier, upgradedFrom: changed ? row.tier : null, decisionId, facts };
}

const earnedOf = (row: TierRow): string => row.earned_tier ?? row.tier;

function inputsOf(row: TierRow, facts: TierFacts, { because, lifts, earned, kept }: TierDecision): DecisionInputs {
  const { floor_tier: floor, floor_until: until } = row;
  return {
    facts,
    because,
    ...(lifts.length > 0 ? { lifts } : {}),
    ...(floor === null ? {} : { earned: { from: earnedOf(row), to: earned }, floor: { tier: floor, until } }),
    ...(kept ? { leftProtection: true } : {}),
  };
}
