// What happens to a member and a campaign waits for: joined, bought, joined years ago today. As SQL over `m` (member), each in
// the words of an index, so that a day's few are found without reading everybody.
import { type BusinessDay, addDays } from '@guike/kernel';
import type { Values } from './segment-sql';

export const occasions = ['joined', 'purchase', 'anniversary'] as const;

export interface Occasion {
  readonly kind: (typeof occasions)[number];
  /** The business day on which it happened. */
  readonly on: BusinessDay;
}

/** What must hold of a member to whom it happened on that day. What came back whole was not bought. */
export function occasionSql({ kind, on }: Occasion, values: Values): string {
  const day = values.add(on, 'date');
  switch (kind) {
    case 'joined':
      return `coalesce(m.joined_on, '-infinity') = ${day}`;
    case 'purchase':
      return `m.id IN (SELECT p.member_id FROM purchase p WHERE p.business_day = ${day} AND NOT p.anonymous
        AND p.status = 'recorded' AND p.net_fen > p.returned_fen)`;
    case 'anniversary':
      return `extract(month FROM m.joined_on)::integer * 100 + extract(day FROM m.joined_on)::integer
          = ANY (${values.add(keptOn(on), 'integer[]')})
        AND extract(year FROM m.joined_on) < extract(year FROM ${day})`;
  }
}

/** Month and day as 1122; 29 February is kept on the 28th in years that have none. */
function keptOn(day: BusinessDay): number[] {
  const monthDay = (of: BusinessDay) => Number(of.slice(5, 7)) * 100 + Number(of.slice(8, 10));
  const isLastOfFebruary = day.slice(5) === '02-28' && addDays(day, 1).slice(5) === '03-01';
  return isLastOfFebruary ? [228, 229] : [monthDay(day)];
}
