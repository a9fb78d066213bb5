// When the door of an event is open, and what became of a scan, in words. Pure.
import type { AnswerOf, staffEventEndpoints } from '@guike/contracts/http';
import { type Answer, type ShopEvent, timeInWords } from '@guike/events';
import { yuan } from '@guike/kernel';

export type ScanAnswer = AnswerOf<(typeof staffEventEndpoints)['scan']>['scans'][number];

const HOUR_MS = 3_600_000;
const BEFORE_MS = 3 * HOUR_MS;
const AFTER_MS = 6 * HOUR_MS;
/** So long scans that were kept without a network are still taken. */
const SETTLED_WITHIN_MS = 7 * 24 * HOUR_MS;

/** Whether somebody who comes at an instant is counted: from three hours before until six hours after. */
export function isDoorOpen(
  { state, startsAt, endsAt }: Pick<ShopEvent, 'state' | 'startsAt' | 'endsAt'>,
  at: Date,
): boolean {
  if (state === 'draft' || state === 'cancelled') return false;
  return at.getTime() >= startsAt.getTime() - BEFORE_MS && at.getTime() <= endsAt.getTime() + AFTER_MS;
}

/** Whether what was kept on a phone is still taken. */
export const isSettledInTime = ({ endsAt }: Pick<ShopEvent, 'endsAt'>, now: Date): boolean =>
  now.getTime() <= endsAt.getTime() + SETTLED_WITHIN_MS;

/** When the list is to be deleted from phones. */
export const keepUntil = ({ endsAt }: Pick<ShopEvent, 'endsAt'>): Date => new Date(endsAt.getTime() + AFTER_MS);

/** What the person at the door reads. `fee`: still to be paid, in fen. */
export function scanInWords(
  outcome: ScanAnswer['outcome'],
  {
    nameMasked,
    answer,
    fee,
    timeZone,
  }: {
    readonly nameMasked: string | null;
    readonly answer: Pick<Answer, 'party' | 'arrived' | 'arrivedAt' | 'state'> | null;
    readonly fee: number;
    readonly timeZone: string;
  },
): string {
  const who = nameMasked ?? '这位客人';
  switch (outcome) {
    case 'in': {
      const rest = (answer?.party ?? 0) - (answer?.arrived ?? 0);
      const party = `${who}一行 ${answer?.party ?? 1} 位，${rest > 0 ? `还有 ${rest} 位没到` : '已到齐'}`;
      return fee > 0 ? `${party}，请收 ${yuan(fee)}` : party;
    }
    case 'again':
      return `${who}已经登记过${answer?.arrivedAt ? `，${timeInWords(answer.arrivedAt, timeZone)}` : '了'}`;
    case 'not_coming':
      return answer?.state === 'waiting'
        ? `${who}还在候补，有空位可按现场来客登记`
        : `${who}没有席位，可按现场来客登记`;
    case 'not_today':
      return '现在不是这场活动的签到时间';
    case 'unknown':
      return '没有找到这张票，请核对票码，或按现场来客登记';
  }
}
