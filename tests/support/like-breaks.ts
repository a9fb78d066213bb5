// Ways to break what looks and claims gave, each with the checks that must find it and no others.

/** A member with one sale: as the other breaks have them. */
const KEEPER = '13800000006';

const counting = (likes: number, counted: number, points: number) => `
  INSERT INTO look_counting (member_id, look_id, mode, programme_version, closes_at, closed_at, likes, counted, reasons, earner_id,
    points, month)
  SELECT id, gen_random_uuid(), 'per_like', 1, joined_at, joined_at, ${likes}, ${counted}, '{"staff": 1}', id, ${points}, joined_on
  FROM member WHERE id = $1 RETURNING 1`;

export const likeBreaks: readonly (readonly [what: string, phone: string, sql: string, found: readonly string[]])[] = [
  [
    'a look that was paid for and has no entry',
    KEEPER,
    counting(3, 2, 2),
    ['what a look gave is what was decided of it'],
  ],
  [
    'a claim that was paid for and has no entry',
    KEEPER,
    `INSERT INTO look_claim (member_id, id, post, activity, store_id, likes, picture_hash, filed_on, filed_at, state,
       approved_likes, decided_by, decided_at, earner_id, points, month)
     SELECT id, gen_random_uuid(), 'activity/x', 'x', joined_store_id, 5, repeat('0', 64), joined_on, joined_at, 'approved',
       5, id, joined_at, id, 5, joined_on FROM member WHERE id = $1 RETURNING 1`,
    ['what a claim by screenshot gave is what was decided of it'],
  ],
  [
    'a like that neither counted nor did not',
    KEEPER,
    counting(4, 2, 0),
    ['likes that counted and those that did not are all the likes of a look'],
  ],
];
