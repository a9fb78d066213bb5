// What becomes of what a member showed, and of photos that waited for their word, when they have left. The files are
// removed with the rest of theirs.
import { type Erasure, theirs } from './erasure';

export const lookErasures: readonly Erasure[] = [
  {
    table: 'photo_offer',
    sql: `UPDATE photo_offer SET state = 'refused', decided_at = $2 WHERE ${theirs} AND state = 'waiting'`,
    kept: 'that a guide took a photo; its file is removed',
  },
  {
    table: 'look',
    sql: `UPDATE look SET caption = '', items = '[]', reason = '', waits_for = NULL, open_reports = 0, hidden_at = NULL,
      ended_at = coalesce(ended_at, $2), state = CASE WHEN state IN ('pending', 'published') THEN 'withdrawn' ELSE state END
      WHERE ${theirs}`,
    kept: 'that something was shown, when and what became of it; words and pictures are gone',
  },
  { table: 'look_report', sql: `UPDATE look_report SET note = '' WHERE ${theirs}`, kept: 'why a look was reported' },
  { table: 'public_name', sql: `DELETE FROM public_name WHERE ${theirs}` },
  { table: 'look_key', kept: 'an id of a look that is gone' },
  {
    table: 'look_photo',
    sql: `UPDATE look_photo SET picture_hash = NULL WHERE ${theirs}`,
    kept: 'how large a picture was; its files are removed',
  },
  { table: 'look_check', kept: 'that WeChat was asked about a picture' },
];
