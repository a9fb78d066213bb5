// What somebody has told of themselves goes with them when two cards are found to be one person's: what the surviving card
// lacks is taken over, what was said last counts, and no more is allowed than before. Source: docs/adr/0014, the table.
import type { MemberId } from '@guike/kernel';
import { type Keys, type Tx, rows } from '@guike/platform';
import { birthdayKey } from './birthdays';
import type { ContactWish, ProfileDetails } from './profiles.service';

/** Two cards of one person, both locked by the caller; `from` is the one that is gone. */
export interface MergedPair {
  readonly from: MemberId;
  readonly to: MemberId;
}

interface ToldRow {
  readonly id: MemberId;
  readonly birthday_enc: Buffer | null;
  readonly details_enc: Buffer | null;
  readonly avatar_key: string | null;
  readonly interests: string[] | null;
  readonly contact: ContactWish | null;
  readonly birthday_changes: number | null;
}

const TOLD = `SELECT m.id, m.birthday_enc, p.details_enc, p.avatar_key, p.interests, p.contact, p.birthday_changes
  FROM member m LEFT JOIN member_profile p ON p.member_id = m.id WHERE m.id = ANY ($1)`;

/**
 * Sizes field by field, interests and picture where the surviving card has none; a wish for no contact, and a birthday that
 * was changed already, hold for both. Answers whether a birthday came along. Sealed fields are bound to their member, so
 * they are opened and sealed anew.
 */
export async function carryProfile(tx: Tx, keys: Keys, { from, to }: MergedPair, now: Date): Promise<boolean> {
  const found = await rows<ToldRow>(tx, TOLD, [[from, to]]);
  const [gone, kept] = [found.find(({ id }) => id === from), found.find(({ id }) => id === to)];
  if (!gone || !kept) throw new Error('a merge of somebody who is not there');
  if (gone.interests !== null) await carryTold(tx, keys, { gone, kept }, now);
  if (kept.birthday_enc !== null || gone.birthday_enc === null) return false;
  const birthday = keys.open(gone.birthday_enc, from);
  await rows(tx, `UPDATE member SET birthday_enc = $2, birthday_index = $3 WHERE id = $1`, [
    to,
    keys.seal(birthday, to),
    keys.blindIndex(birthdayKey(birthday)),
  ]);
  return true;
}

/** The rows are those of both cards, that of the one that is gone with a profile. */
async function carryTold(
  tx: Tx,
  keys: Keys,
  { gone, kept }: { readonly gone: ToldRow; readonly kept: ToldRow },
  now: Date,
): Promise<void> {
  const details = joined(opened(keys, gone), opened(keys, kept));
  const told: unknown[] = [
    details === null ? null : keys.seal(JSON.stringify(details), kept.id),
    kept.interests?.length ? kept.interests : (gone.interests ?? []),
    gone.contact === 'none' ? 'none' : (kept.contact ?? gone.contact),
    Math.max(kept.birthday_changes ?? 0, gone.birthday_changes ?? 0),
    kept.avatar_key ?? gone.avatar_key,
  ];
  // Two rows never share a picture: its files go with the one that has it.
  if (kept.avatar_key === null && gone.avatar_key !== null)
    await rows(tx, `UPDATE member_profile SET avatar_key = NULL WHERE member_id = $1`, [gone.id]);
  await rows(
    tx,
    `INSERT INTO member_profile AS p (member_id, details_enc, interests, contact, birthday_changes, avatar_key, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (member_id) DO UPDATE SET details_enc = excluded.details_enc, interests = excluded.interests,
       contact = excluded.contact, birthday_changes = excluded.birthday_changes, avatar_key = excluded.avatar_key,
       updated_at = excluded.updated_at`,
    [kept.id, ...told, now],
  );
}

/**
 * Of each purpose what was said last counts, whichever card it was said by; of a version of a paper that it was agreed to.
 * What is copied keeps its day and place: it is the proof. Publishing is taken back for the looks of the card by which it was
 * said: those of the other stay.
 */
export async function carryConsents(tx: Tx, { from, to }: MergedPair, ids: () => string, now: Date): Promise<void> {
  await rows(
    tx,
    `UPDATE member_consent c SET withdrawn_at = $3 WHERE c.member_id = $2 AND c.withdrawn_at IS NULL
       AND c.purpose <> 'publish' AND EXISTS (SELECT FROM member_consent g WHERE g.member_id = $1 AND g.purpose = c.purpose AND g.withdrawn_at >= c.given_at)
       AND NOT EXISTS (SELECT FROM member_consent g WHERE g.member_id = $1 AND g.purpose = c.purpose AND g.withdrawn_at IS NULL)`,
    [from, to, now],
  );
  const missing = await rows<{ purpose: string; version: string; source: string; givenAt: Date }>(
    tx,
    `SELECT g.purpose, g.version, g.source, g.given_at AS "givenAt" FROM member_consent g
     WHERE g.member_id = $1 AND g.withdrawn_at IS NULL
       AND NOT EXISTS (SELECT FROM member_consent c WHERE c.member_id = $2 AND c.purpose = g.purpose
         AND ((c.withdrawn_at IS NULL AND (c.version = g.version OR c.purpose NOT IN ('agreement', 'privacy')))
           OR c.withdrawn_at >= g.given_at))`,
    [from, to],
  );
  for (const { purpose, version, source, givenAt } of missing)
    await rows(
      tx,
      `INSERT INTO member_consent (member_id, id, purpose, version, source, given_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [to, ids(), purpose, version, source, givenAt],
    );
}

function opened(keys: Keys, { id, details_enc: sealed }: ToldRow): Partial<ProfileDetails> | null {
  return sealed === null ? null : (JSON.parse(keys.open(sealed, id)) as Partial<ProfileDetails>);
}

/** The surviving card's fields, and where one is empty the other's. */
function joined(
  gone: Partial<ProfileDetails> | null,
  kept: Partial<ProfileDetails> | null,
): Partial<ProfileDetails> | null {
  if (gone === null || kept === null) return kept ?? gone;
  const said = Object.entries(kept).filter(([, text]) => text !== '');
  return { ...gone, ...Object.fromEntries(said) };
}
