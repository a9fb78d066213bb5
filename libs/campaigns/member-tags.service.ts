// Tags that people here put on members.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, StaffId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

export interface MemberTag {
  readonly tag: string;
  readonly by: StaffId;
  readonly at: Date;
}

const MOST_KNOWN = 200;

@Injectable()
export class MemberTagsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Of a member, by name. */
  async of(tx: Tx, memberId: MemberId): Promise<MemberTag[]> {
    return rows<MemberTag>(tx, `SELECT tag, by_id AS by, at FROM member_tag WHERE member_id = $1 ORDER BY tag`, [
      memberId,
    ]);
  }

  /** Tags in use, the most frequent first. */
  async known(tx: Tx): Promise<string[]> {
    const found = await rows<{ tag: string }>(
      tx,
      `SELECT tag FROM member_tag GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ${MOST_KNOWN}`,
    );
    return found.map(({ tag }) => tag);
  }

  /** Makes a member's tags these; answers which came and which went. The caller holds the member's lock. */
  async set(
    tx: Tx,
    memberId: MemberId,
    tags: readonly string[],
    by: StaffId,
  ): Promise<{ added: string[]; removed: string[] }> {
    const removed = await rows<{ tag: string }>(
      tx,
      `DELETE FROM member_tag WHERE member_id = $1 AND tag <> ALL ($2::text[]) RETURNING tag`,
      [memberId, tags],
    );
    const added = await rows<{ tag: string }>(
      tx,
      `INSERT INTO member_tag (member_id, tag, by_id, at) SELECT $1, tag, $3, $4 FROM unnest($2::text[]) AS tag
       ON CONFLICT DO NOTHING RETURNING tag`,
      [memberId, [...new Set(tags)], by, this.clock.now()],
    );
    return { added: added.map(({ tag }) => tag), removed: removed.map(({ tag }) => tag) };
  }
}

/** Who was found to be somebody else leaves their tags to them. The caller holds both locks. */
export async function handOverTags(
  tx: Tx,
  { from, to }: { readonly from: MemberId; readonly to: MemberId },
): Promise<void> {
  await rows(
    tx,
    `WITH gone AS (DELETE FROM member_tag WHERE member_id = $1 RETURNING tag, by_id, at)
     INSERT INTO member_tag (member_id, tag, by_id, at) SELECT $2, tag, by_id, at FROM gone ON CONFLICT DO NOTHING`,
    [from, to],
  );
}
