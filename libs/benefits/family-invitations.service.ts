// Invitations to share a member's rights: a code that is good for a week, answered once by somebody else.
import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

const LIFE_MS = 7 * 86_400_000;
/** No letter and digit that somebody could take for another, no vowel that makes a word. */
const ALPHABET = '23456789CDFGHJKMNPQRTVWXY';
const LENGTH = 10;

export interface FamilyInvitation {
  readonly memberId: MemberId;
  readonly id: string;
  readonly code: string;
  readonly relation: string;
  readonly state: 'open' | 'accepted' | 'declined' | 'withdrawn';
  /** The instant after which it is no good, answered or not. */
  readonly untilAt: Date;
  readonly guestId: MemberId | null;
}

const columns = `i.member_id AS "memberId", i.id, c.code, i.relation, i.state, i.until_at AS "untilAt", i.guest_id AS "guestId"`;
const tables = `family_invitation i JOIN family_code c ON c.member_id = i.member_id AND c.invitation_id = i.id`;

@Injectable()
export class FamilyInvitationsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The same id again is the same invitation. The caller holds the member's lock. */
  async invite(
    tx: Tx,
    memberId: MemberId,
    { id, relation }: { readonly id: string; readonly relation: string },
  ): Promise<void> {
    const now = this.clock.now();
    const made = await rows(
      tx,
      `INSERT INTO family_invitation (member_id, id, relation, state, made_at, until_at)
       VALUES ($1, $2, $3, 'open', $4, $5) ON CONFLICT DO NOTHING RETURNING id`,
      [memberId, id, relation, now, new Date(now.getTime() + LIFE_MS)],
    );
    for (let left = made.length; left > 0;) {
      const coded = await rows(
        tx,
        `INSERT INTO family_code (code, member_id, invitation_id) VALUES ($1, $2, $3) ON CONFLICT (code) DO NOTHING RETURNING 1`,
        [drawn(), memberId, id],
      );
      left -= coded.length;
    }
  }

  /** Those that somebody may still answer, the latest first. */
  async open(tx: Tx, names: readonly MemberId[]): Promise<FamilyInvitation[]> {
    return rows<FamilyInvitation>(
      tx,
      `SELECT ${columns} FROM ${tables} WHERE i.member_id = ANY ($1) AND i.state = 'open' AND i.until_at > $2
       ORDER BY i.made_at DESC, i.id`,
      [names, this.clock.now()],
    );
  }

  /** Null where there is none of this id. */
  async find(tx: Tx, names: readonly MemberId[], id: string): Promise<FamilyInvitation | null> {
    const text = `SELECT ${columns} FROM ${tables} WHERE i.member_id = ANY ($1) AND i.id = $2`;
    return (await rows<FamilyInvitation>(tx, text, [names, id]))[0] ?? null;
  }

  /** Null where nobody made it. `claim`: until the transaction ends. */
  async byCode(tx: Tx, code: string, claim = false): Promise<FamilyInvitation | null> {
    const text = `SELECT ${columns} FROM ${tables} WHERE c.code = $1 ${claim ? 'FOR UPDATE OF i' : ''}`;
    return (await rows<FamilyInvitation>(tx, text, [code]))[0] ?? null;
  }

  /** Ends one that is open. `guestId`: who answered it. */
  async end(
    tx: Tx,
    { memberId, id }: Pick<FamilyInvitation, 'memberId' | 'id'>,
    state: 'accepted' | 'declined' | 'withdrawn',
    guestId: MemberId | null,
  ): Promise<void> {
    await rows(
      tx,
      `UPDATE family_invitation SET state = $3, ended_at = $4, guest_id = $5
       WHERE member_id = $1 AND id = $2 AND state = 'open'`,
      [memberId, id, state, this.clock.now(), guestId],
    );
  }
}

const drawn = (): string => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
