// An event as the office reads it, with its figures.
import { z } from 'zod';
import { eventStates, eventTerms, seriesOf } from './event-terms';
import { id, instant } from './fields';

export const eventCounts = z.object({
  invited: z.int().meta({ description: 'members invited by name' }),
  seen: z.int().meta({ description: 'of them, who opened it' }),
  accepted: z.int().meta({ description: 'members' }),
  waiting: z.int(),
  offered: z.int(),
  declined: z.int(),
  taken: z.int().meta({ description: 'seats accepted or offered, companions included' }),
  left: z.int().meta({ description: 'seats' }),
  arrived: z.int().meta({ description: 'persons, walk-ins included' }),
  walkIns: z.int().meta({ description: 'persons' }),
});

export const eventRow = z.object({
  id,
  state: z.enum(eventStates),
  version: z.int(),
  ...eventTerms,
  storeName: z.string().nullable(),
  hostName: z.string().nullable(),
  forWhom: z.string().meta({ description: '黄金、铂金会员' }),
  when: z.string().meta({ description: '11月28日 周六 14:30–17:00' }),
  priceWords: z.string(),
  counts: eventCounts,
  series: seriesOf.nullable(),
  mayChange: z.boolean().meta({ description: 'by whoever asks, now' }),
  openedAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  cancelledBecause: z.string().nullable(),
  updatedAt: instant,
});
