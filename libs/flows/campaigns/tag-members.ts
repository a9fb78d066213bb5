// Tags of a member: who may see the member sees them, and managers and head office change them. Changes are written down.
import { Injectable } from '@nestjs/common';
import { MemberTagsService } from '@guike/campaigns';
import type { AnswerOf, segmentEndpoints } from '@guike/contracts/http';
import type { MemberId } from '@guike/kernel';
import { Audit, Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { staffNames } from '../office/office-faces';
import { type OfficeReader, requireVisible } from '../office/office-reader';
import { lockMembers } from '../standing';

type Tags = AnswerOf<(typeof segmentEndpoints)['memberTags']>;

@Injectable()
export class TagMembers {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly tags: MemberTagsService,
    private readonly audit: Audit,
  ) {}

  /** Error: MEMBER_UNKNOWN, also of another store's member. */
  async of(memberId: MemberId, reader: OfficeReader, tx: Tx = this.database.reading): Promise<Tags> {
    await requireVisible(tx, reader, memberId);
    const [tags, known] = await Promise.all([this.tags.of(tx, memberId), this.tags.known(tx)]);
    const names = await staffNames(
      tx,
      tags.map(({ by }) => by),
    );
    return { tags: tags.map(({ tag, by, at }) => ({ tag, by: names.get(by) ?? null, at: at.toISOString() })), known };
  }

  /** Makes them these; the same again changes nothing. Error: MEMBER_UNKNOWN. */
  async set(memberId: MemberId, wanted: readonly string[], by: OfficeReader): Promise<Tags> {
    return this.database.inTransaction(async (tx) => {
      await requireVisible(tx, by, memberId);
      await lockMembers(tx, [memberId], (await this.programmes.present(tx)).day);
      const { added, removed } = await this.tags.set(tx, memberId, wanted, by.staffId);
      if (added.length + removed.length > 0)
        await this.audit.record(tx, {
          actorKind: 'staff',
          actorId: by.staffId,
          action: 'member.tagged',
          memberId,
          detail: { added, removed },
        });
      return this.of(memberId, by, tx);
    });
  }
}
