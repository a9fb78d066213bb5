// What becomes of what somebody said about an event when they have left: the words go, the stars stay in the figures.
import { type Erasure, theirs } from './erasure';

export const eventOutcomeErasures: readonly Erasure[] = [
  {
    table: 'event_rating',
    sql: `UPDATE event_rating SET words = '' WHERE ${theirs}`,
    kept: 'how many stars the event had, by an id that leads to nobody',
  },
  { table: 'event_thanks', kept: 'points that were given for coming, as the ledger has them' },
];
