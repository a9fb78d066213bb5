// Who of a piece of members gets the message and who is left out, as far as the budget goes. Pure.
import type { Fen, MemberId } from '@guike/kernel';
import type { RunEnding, Target } from './campaign-runs.service';
import { isHeldOut } from './holdout';

/** What may still be sent and given; null: without limit. */
export interface BudgetLeft {
  readonly messages: number | null;
  readonly couponFen: Fen | null;
}

export interface Allotment {
  readonly targets: readonly Target[];
  /** The last member who was looked at; null: nobody was. */
  readonly through: MemberId | null;
  /** Null: there is more to come. */
  readonly ended: RunEnding | null;
}

/** `isLast`: nobody comes after these. `couponFen`: what the coupon of one costs at most, 0 without one. */
export function allot(
  ids: readonly MemberId[],
  { campaignId, holdoutPercent, couponFen }: { campaignId: string; holdoutPercent: number; couponFen: Fen },
  left: BudgetLeft,
  isLast: boolean,
): Allotment {
  const targets: Target[] = [];
  let sent = 0;
  for (const memberId of ids) {
    const arm = isHeldOut(campaignId, memberId, holdoutPercent) ? 'holdout' : 'send';
    const ended = arm === 'holdout' ? null : usedUp(sent, couponFen, left);
    if (ended !== null) return { targets, through: targets.at(-1)?.memberId ?? null, ended };
    if (arm === 'send') sent += 1;
    targets.push({ memberId, arm });
  }
  return { targets, through: ids.at(-1) ?? null, ended: isLast ? 'all' : null };
}

function usedUp(sent: number, couponFen: Fen, left: BudgetLeft): RunEnding | null {
  if (left.messages !== null && sent >= left.messages) return 'message_budget';
  if (left.couponFen !== null && (sent + 1) * couponFen > left.couponFen) return 'coupon_budget';
  return null;
}
