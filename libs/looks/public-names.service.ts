// What members call themselves beside their looks. One name each, open to everybody while it is shown.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, StaffId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

export type PublicNameState = 'shown' | 'waiting' | 'taken_down';

export interface PublicName {
  readonly memberId: MemberId;
  readonly name: string;
  readonly state: PublicNameState;
  /** Of a take-down; else empty. */
  readonly reason: string;
  readonly changedAt: Date;
  readonly decidedBy: StaffId | null;
}

/** Where the list goes on: behind this name. */
export type PublicNamePlace = Pick<PublicName, 'changedAt' | 'memberId'>;

const columns = `n.member_id AS "memberId", n.name, n.state, n.reason, n.changed_at AS "changedAt", n.decided_by AS "decidedBy"`;

/** The name of whoever's look it is, under the name they have now; for statements on `look l`. Null: 会员. */
export const shownNameOf = `(SELECT n.name FROM public_name n WHERE n.member_id = member_keeper(l.member_id) AND n.state = 'shown')`;

@Injectable()
export class PublicNamesService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  async find(tx: Tx, memberId: MemberId): Promise<PublicName | null> {
    const text = `SELECT ${columns} FROM public_name n WHERE n.member_id = $1`;
    return (await rows<PublicName>(tx, text, [memberId]))[0] ?? null;
  }

  /** The caller holds the member's lock. */
  async keep(
    tx: Tx,
    memberId: MemberId,
    { name, state }: { readonly name: string; readonly state: 'shown' | 'waiting' },
  ): Promise<void> {
    await rows(
      tx,
      `INSERT INTO public_name (member_id, name, state, reason, changed_at) VALUES ($1, $2, $3, '', $4)
       ON CONFLICT (member_id) DO UPDATE SET name = excluded.name, state = excluded.state, reason = '',
         changed_at = excluded.changed_at, decided_by = NULL`,
      [memberId, name, state, this.clock.now()],
    );
  }

  /** Nobody is called by a name under any of these ids any more; a name that was taken down stays known as such. */
  async drop(tx: Tx, names: readonly MemberId[]): Promise<void> {
    await rows(tx, `DELETE FROM public_name WHERE member_id = ANY ($1) AND state <> 'taken_down'`, [names]);
  }

  /** The shop's word on the name that it looked at; false where that is not the name any more. */
  async decide(
    tx: Tx,
    { memberId, name }: Pick<PublicName, 'memberId' | 'name'>,
    word: { readonly state: 'shown' | 'taken_down'; readonly reason: string; readonly by: StaffId },
  ): Promise<boolean> {
    const decided = await rows(
      tx,
      `UPDATE public_name SET state = $3, reason = $4, decided_by = $5, changed_at = $6
       WHERE member_id = $1 AND name = $2 AND (state = 'waiting' OR state = 'shown' AND $3 = 'taken_down') RETURNING member_id`,
      [memberId, name, word.state, word.reason, word.by, this.clock.now()],
    );
    return decided.length > 0;
  }

  /** The latest change first; `visible`: a statement of the ids that the reader may see, with $1 for the store. */
  async page(
    tx: Tx,
    {
      state,
      storeId,
      visible,
      after,
      limit,
    }: {
      readonly state: PublicNameState | null;
      readonly storeId: string | null;
      readonly visible: string;
      readonly after: MemberId | null;
      readonly limit: number;
    },
  ): Promise<PublicName[]> {
    return rows<PublicName>(
      tx,
      `SELECT ${columns} FROM public_name n WHERE ($1::uuid IS NULL OR n.member_id IN (${visible}))
         AND ($2::text IS NULL OR n.state = $2)
         AND ($3::uuid IS NULL OR (n.changed_at, n.member_id) < (SELECT changed_at, member_id FROM public_name WHERE member_id = $3))
       ORDER BY n.changed_at DESC, n.member_id DESC LIMIT $4`,
      [storeId, state, after, limit],
    );
  }
}

/** The names that everybody sees beside the looks of these, by whoever published them; who has none is missing. */
export async function namesBesideLooks(tx: Tx, owners: readonly MemberId[]): Promise<ReadonlyMap<MemberId, string>> {
  const text = `SELECT l.member_id AS id, ${shownNameOf} AS name FROM unnest($1::uuid[]) AS l(member_id)`;
  const found = await rows<{ id: MemberId; name: string | null }>(tx, text, [[...new Set(owners)]]);
  return new Map(found.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}
