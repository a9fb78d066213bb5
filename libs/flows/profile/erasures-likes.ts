// What becomes of likes and of claims by screenshot when somebody has left: theirs are taken back, pictures and words go.
import { type Erasure, NOBODY, theirs } from './erasure';

const books = 'points and days, by an id that leads to nobody';

export const likeErasures: readonly Erasure[] = [
  {
    table: 'look_like',
    sql: `WITH gone AS (SELECT id FROM wechat_identity WHERE ${theirs}),
      forgotten AS (UPDATE person_risk r SET rank = NULL, client_ip = NULL, wanted_at = NULL FROM gone WHERE r.identity_id = gone.id)
      UPDATE look_like l SET taken_back_at = coalesce(l.taken_back_at, $2), address_index = NULL FROM gone
      WHERE l.identity_id = gone.id`,
    kept: 'that somebody liked a look; whose WeChat it was is gone',
  },
  { table: 'look_counting', kept: books },
  {
    table: 'look_claim',
    sql: `UPDATE look_claim SET activity = CASE WHEN activity IS NULL THEN NULL ELSE '' END, post = 'gone/' || id,
      refusal = CASE state WHEN 'approved' THEN NULL ELSE '' END,
      decided_by = CASE WHEN decided_at IS NULL THEN '${NOBODY}' ELSE decided_by END,
      state = CASE WHEN decided_at IS NULL THEN 'refused' ELSE state END, decided_at = coalesce(decided_at, $2) WHERE ${theirs}`,
    kept: books,
  },
];
