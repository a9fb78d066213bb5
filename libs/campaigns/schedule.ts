// When a campaign runs: the day and the instant of its next run, and whether one that is late is still worth it. Pure.
import type { CampaignSchedule } from '@guike/contracts/http';
import { type BusinessDay, addDays, addMonths, businessDayOf, dayOfMonth, instantOfLocal } from '@guike/kernel';
import type { Programme } from '@guike/programme';
import { festivalIn } from './festivals';
import type { Occasion } from './occasions';

export interface NextRun {
  readonly on: BusinessDay;
  readonly at: Date;
}

/** What of a programme decides. */
export type ScheduleRules = Pick<Programme, 'timeZone'> & { readonly points: Pick<Programme['points'], 'multipliers'> };

/** Longer than the longest time between two runs, a festival's. */
const HORIZON_DAYS = 400;
const DAY_MS = 86_400_000;
/** A run that the worker was too late for: what is about a day is left out, what happened to somebody is made up for. */
const LATE_MS = { day: DAY_MS, event: 3 * DAY_MS } as const;

/** The first run after an instant and, of those that come again, after a day; null when there is none any more. */
export function nextRun(
  schedule: CampaignSchedule,
  rules: ScheduleRules,
  now: Date,
  after: BusinessDay | null = null,
): NextRun | null {
  const { timeZone } = rules;
  if (schedule.kind === 'once') {
    const at = new Date(schedule.at);
    return after === null ? { on: businessDayOf(at, timeZone), at } : null;
  }
  const today = businessDayOf(now, timeZone);
  const first = after === null ? today : addDays(after, 1);
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead++) {
    const on = addDays(first, ahead);
    if (!isDue(schedule, rules, on)) continue;
    const at = instantOfLocal(`${on} ${String(schedule.hour).padStart(2, '0')}:00:00`, timeZone);
    // What begins today begins at its hour, and not for an hour that is over.
    if (after !== null || at >= now) return { on, at };
  }
  return null;
}

/** Whether a run that was due at `at` is left out now. */
export function isTooLate({ kind }: CampaignSchedule, at: Date, now: Date): boolean {
  if (kind === 'once') return false;
  return now.getTime() - at.getTime() > (kind === 'event' ? LATE_MS.event : LATE_MS.day);
}

/** What must have happened to a member for the run of a day; null where nothing must. */
export function occasionOf(schedule: CampaignSchedule, day: BusinessDay): Occasion | null {
  return schedule.kind === 'event' ? { kind: schedule.event, on: addDays(day, -schedule.afterDays) } : null;
}

function isDue(schedule: Exclude<CampaignSchedule, { kind: 'once' }>, rules: ScheduleRules, day: BusinessDay): boolean {
  switch (schedule.kind) {
    case 'daily':
    case 'event':
      return true;
    case 'monthly':
      return dayOfMonth(day) === Math.min(schedule.day, lastOfMonth(day));
    case 'member_day':
      return memberDays(rules).includes(dayOfMonth(addDays(day, schedule.daysBefore)));
    case 'festival': {
      const eve = addDays(day, schedule.daysBefore);
      return schedule.festivals.some((code) => festivalIn(code, Number(eve.slice(0, 4))) === eve);
    }
  }
}

/** Days of the month on which the programme gives more points. */
export const memberDays = ({ points }: ScheduleRules): number[] =>
  points.multipliers.flatMap(({ when }) => (when.kind === 'day_of_month' ? [when.day] : []));

const lastOfMonth = (day: BusinessDay): number =>
  dayOfMonth(addDays(addMonths(`${day.slice(0, 7)}-01` as BusinessDay, 1), -1));
