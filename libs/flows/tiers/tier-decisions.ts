// Decisions on tiers in words, for the office and the member: what happened, why, and who decided.
import type { AnswerOf, adminTierEndpoints } from '@guike/contracts/http';
import type { BusinessDay, MemberId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import { type Programme, conditionsInWords, dayInWords } from '@guike/programme';
import { type DecisionInputs, type Protection, rankOf } from '@guike/tiers';
import { tierNameOf } from '../purchase-answer';

export type TierEvent = AnswerOf<(typeof adminTierEndpoints)['memberTierHistory']>['items'][number];

/** A decision with what reviews and people add to its inputs, and who decided. */
export interface DecisionRow {
  readonly id: string;
  readonly at: Date;
  readonly day: BusinessDay;
  readonly from: string | null;
  readonly to: string;
  readonly cause: string;
  readonly programmeVersion: number;
  readonly inputs: DecisionInputs & {
    readonly protection?: Protection;
    readonly missing?: string | null;
    readonly reason?: string;
    readonly until?: BusinessDay;
  };
  readonly askedBy: string | null;
  readonly decidedBy: string | null;
}

/** A member's decisions below the one of this id, the newest first; `id`: that one alone; `before`: made before then. */
export async function decisionRows(
  tx: Tx,
  memberId: MemberId,
  page: { readonly after?: string | undefined; readonly limit: number; readonly id?: string; readonly before?: Date },
): Promise<DecisionRow[]> {
  return rows<DecisionRow>(
    tx,
    `SELECT d.id, d.decided_at AS at, d.business_day AS day, d.from_tier AS "from", d.to_tier AS "to", d.cause,
       d.programme_version AS "programmeVersion", d.inputs, asker.name AS "askedBy",
       coalesce(ender.name, decider.name, cashier.name, starter.name) AS "decidedBy"
     FROM tier_decision d
       LEFT JOIN tier_override o ON o.member_id = d.member_id AND o.id = d.cause_id
         AND d.cause IN ('floor', 'floor_ended', 'paused', 'pause_ended')
       LEFT JOIN staff asker ON asker.id = o.asked_by AND d.cause IN ('floor', 'paused')
       LEFT JOIN staff decider ON decider.id = o.decided_by AND d.cause IN ('floor', 'paused')
       LEFT JOIN staff ender ON ender.id = o.ended_by AND d.cause IN ('floor_ended', 'pause_ended')
       LEFT JOIN fee_receipt f ON d.cause = 'fee' AND f.member_id = d.member_id AND f.id = d.cause_id
       LEFT JOIN staff cashier ON cashier.id = f.recorded_by
       LEFT JOIN tier_review r ON r.id = d.cause_id AND d.cause IN ('review', 'kept', 'protected', 'dropped')
       LEFT JOIN staff starter ON starter.id = r.started_by
     WHERE d.member_id = $1 AND ($2::uuid IS NULL OR d.id < $2) AND ($4::uuid IS NULL OR d.id = $4)
       AND ($5::timestamptz IS NULL OR d.decided_at < $5)
     ORDER BY d.id DESC LIMIT $3`,
    [memberId, page.after ?? null, page.limit, page.id ?? null, page.before ?? null],
  );
}

/**
 * One decision as people read it, under the programme it was made by. Members read that the store decided; why and who is
 * for the office.
 */
export function decisionInWords(
  row: DecisionRow,
  programme: Programme,
  today: BusinessDay,
  reader: 'office' | 'member' = 'office',
): TierEvent {
  const { id, day, at, from, to, decidedBy, askedBy } = row;
  const byOffice = askedBy !== null && decidedBy !== null ? `${askedBy}提出，${decidedBy}批准` : decidedBy;
  const [before, after] = [rankOf(programme.tiers, from), rankOf(programme.tiers, to)];
  return {
    id,
    day,
    at: at.toISOString(),
    title: titleOf(row, programme),
    why: whyOf(reader === 'office' ? row : withoutReason(row), programme, today),
    by: reader === 'office' || byOffice === null ? byOffice : '门店',
    change: from === null || after > before ? 'up' : after < before ? 'down' : 'same',
  };
}

function withoutReason(row: DecisionRow): DecisionRow {
  const { reason: _left, ...inputs } = row.inputs;
  return { ...row, inputs };
}

function titleOf({ cause, from, to, inputs }: DecisionRow, programme: Programme): string {
  const named = (code: string | null) => tierNameOf(programme, code) ?? code ?? '';
  const name = named(to);
  const fixed: Readonly<Record<string, string>> = {
    joined: `入会，${name}会员`,
    protected: `${named(inputs.earned?.from ?? to)}会员进入保级期`,
    kept: `${named(inputs.earned?.from ?? to)}会员已保级`,
    floor: `手工定为${name}会员`,
    paused: '暂停评估',
    pause_ended: '恢复评估',
  };
  if (cause in fixed) return fixed[cause] ?? '';
  if (from === to) return cause === 'floor_ended' ? '手工定级结束，等级不变' : `${named(inputs.earned?.to ?? to)}会员`;
  return rankOf(programme.tiers, to) > rankOf(programme.tiers, from) ? `升级为${name}会员` : `调整为${name}会员`;
}

const causesInWords: Readonly<Record<string, string>> = {
  review: '评估时达到升级条件',
  fee: '已缴会员费',
  referral: '推荐好友',
  merged: '合并会员资料，取较高的等级',
  dropped: '保级期满，仍未达到保级条件',
  floor_ended: '手工定级到期或撤回',
};

function whyOf({ cause, inputs, to }: DecisionRow, programme: Programme, today: BusinessDay): string[] {
  const met = conditionsInWords(inputs.because?.conditions ?? []);
  const lifted = (inputs.lifts ?? []).map((code) => programme.lifts.find((lift) => lift.code === code)?.name ?? code);
  const { protection, missing, reason, until, floor } = inputs;
  const isByHand = cause === 'floor' || cause === 'paused';
  return [
    ...(cause in causesInWords ? [causesInWords[cause] as string] : []),
    ...(met === null ? [] : [met]),
    ...lifted,
    ...(cause === 'protected' && protection ? [`保级期到${dayInWords(protection.until, today)}`] : []),
    ...(missing ? [missing] : []),
    ...(isByHand && until ? [`到${dayInWords(until, today)}`] : []),
    ...(reason ? [`原因：${reason}`] : []),
    ...(!isByHand && floor && floor.tier === to && floor.until ? [`手工定级到${dayInWords(floor.until, today)}`] : []),
  ];
}
