// An event ready to be changed: what a shop would plan for a season, and the next day that suits it. Pure.
import type { EventDetails, EventPrice, EventRepeat, EventTerms } from '../event';
import type { eventTemplateCodes } from '@guike/contracts/http';
import { type BusinessDay, addDays, instantOfLocal } from '@guike/kernel';
import { nextOccurrence, occurrenceIn } from '../recurring';

export interface EventTemplate {
  readonly code: (typeof eventTemplateCodes)[number];
  readonly name: string;
  /** 春 · 3月至4月 */
  readonly season: string;
  /** What the shop gets out of it, for whoever plans. */
  readonly about: string;
  /** The month it belongs to; null: any. */
  readonly month: number | null;
  /** Which day of the month. */
  readonly on: EventRepeat;
  /** Whether it comes again every month. */
  readonly monthly: boolean;
  /** Wall clock in the shop's zone. */
  readonly from: string;
  readonly to: string;
  readonly visibleDaysBefore: number;
  readonly replyDaysBefore: number;
  readonly seats: number;
  readonly companions: number;
  readonly price: EventPrice;
  readonly tiers: 'all' | 'upper';
  readonly invitation: string;
  readonly children: EventDetails['children'];
  readonly agenda: EventDetails['agenda'];
  readonly games: EventDetails['games'];
  readonly draw: EventDetails['draw'];
  readonly guests: EventDetails['guests'];
}

export const noChildren: EventDetails['children'] = { allowed: false, note: '' };

/** So much time there should be for inviting. */
const LEAD_DAYS = 14;
const REPLY_AT = '20:00:00';
const VISIBLE_AT = '10:00:00';

/** The first day that suits a template and leaves time for inviting. */
export function suggestedDay({ month, on }: Pick<EventTemplate, 'month' | 'on'>, today: BusinessDay): BusinessDay {
  const first = nextOccurrence(addDays(today, LEAD_DAYS), on);
  if (month === null) return first;
  const name = String(month).padStart(2, '0');
  const year = Number(first.slice(0, 4));
  const here = occurrenceIn(`${year}-${name}`, on);
  return here >= first ? here : occurrenceIn(`${year + 1}-${name}`, on);
}

/** Terms for a day. `upperTiers`: codes of the tiers that are invited where not all are. */
export function termsOf(
  template: EventTemplate,
  day: BusinessDay,
  {
    timeZone,
    today,
    upperTiers,
  }: { readonly timeZone: string; readonly today: BusinessDay; readonly upperTiers: readonly string[] },
): EventTerms {
  const at = (date: BusinessDay, time: string) => instantOfLocal(`${date} ${time}`, timeZone);
  const shown = addDays(day, -template.visibleDaysBefore);
  const { name: title, invitation: about, seats, companions, price, children, agenda, games, draw, guests } = template;
  return {
    ...{ title, about, seats, companions, price, children, agenda, games, draw, guests },
    cover: null,
    storeId: null,
    hostId: null,
    place: { name: '本店', address: '', latitude: null, longitude: null },
    startsAt: at(day, `${template.from}:00`),
    endsAt: at(day, `${template.to}:00`),
    visibleFrom: at(shown < today ? today : shown, VISIBLE_AT),
    replyBy: at(addDays(day, -template.replyDaysBefore), REPLY_AT),
    audience: { who: 'members', tiers: template.tiers === 'all' ? [] : upperTiers, storeIds: [], segmentId: null },
    confirmMinutes: 120,
    thanks: { points: 0, benefit: null },
  };
}
