// What happens to a member and a campaign waits for: joined, bought, joined years ago today. As SQL over `m` (member).
import type { BusinessDay } from '@guike/kernel';
import type { Values } from './segment-sql';

export const occasions = ['joined', 'purchase', 'anniversary'] as const;

export interface Occasion {
  readonly kind: (typeof occasions)[number];
  /** The business day on which it happened. */
  readonly on: BusinessDay;
}

/** What must hold of a member to whom it happened on that day. An anniversary of 29 February is on the 28th in other years. */
export function occasionSql({ kind, on }: Occasion, values: Values): string {
  const day = values.add(on, 'date');
  switch (kind) {
    case 'joined':
      return `m.joined_on = ${day}`;
    case 'purchase':
      return `EXISTS (SELECT FROM member_visit v WHERE v.member_id = m.id AND v.business_day = ${day} AND v.orders > 0)`;
    case 'anniversary':
      return `m.joined_on < ${day} AND extract(year FROM m.joined_on) < extract(year FROM ${day})
        AND (m.joined_on + make_interval(years => (extract(year FROM ${day}) - extract(year FROM m.joined_on))::integer))::date = ${day}`;
  }
}
