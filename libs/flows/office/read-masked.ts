// One masked field in the clear, for a reason that is written down first; and who has read a profile, in words.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, adminMemberEndpoints } from '@guike/contracts/http';
import type { MemberId } from '@guike/kernel';
import { MembersService, ProfilesService } from '@guike/members';
import { Audit, Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type OfficeReader, requireVisible } from './office-reader';
import { type Page, pageOf } from '../page';
import { birthdayInWords } from '../profile/birthday-words';

type Endpoints = typeof adminMemberEndpoints;
type Readings = AnswerOf<Endpoints['readings']>;

interface ReadingRow {
  id: string;
  at: Date;
  actor_kind: string;
  action: string;
  field: string | null;
  reason: string | null;
  staff_name: string | null;
  till_name: string | null;
  store_name: string | null;
}

/** Every action that is a reading of a member, in words; what else the log has of them is no reading. */
const whatWasRead: Readonly<Record<string, string>> = {
  'member.viewed': '查看资料',
  'member.profile_viewed': '查看个人资料',
  'member.points_viewed': '查看积分明细',
  'member.statement_exported': '导出积分月结单',
  'member.purchases_viewed': '查看消费记录',
  'member.revealed': '查看完整资料',
  'member.found_by_card': '扫会员码识别',
  'member.found_by_two_facts': '凭姓名和手机号识别',
  'redemption.viewed': '核对兑换码',
  'member.token': '签发调试令牌',
};
const revealed: Readonly<Record<string, string>> = { name: '查看姓名', phone: '查看手机号', birthday: '查看生日' };

@Injectable()
export class ReadMasked {
  constructor(
    private readonly database: Database,
    private readonly members: MembersService,
    private readonly audit: Audit,
    private readonly profiles: ProfilesService,
    private readonly programmes: ProgrammeService,
  ) {}

  /** Answers a field once the reading is on record. Error: MEMBER_UNKNOWN. */
  async reveal(
    memberId: MemberId,
    { field, reason }: BodyOf<Endpoints['reveal']>,
    reader: OfficeReader,
  ): Promise<AnswerOf<Endpoints['reveal']>> {
    return this.database.inTransaction(async (tx) => {
      await requireVisible(tx, reader, memberId);
      await this.audit.record(tx, {
        actorKind: 'staff',
        actorId: reader.staffId,
        action: 'member.revealed',
        memberId,
        detail: { field, reason },
      });
      if (field === 'birthday') return { field, value: await this.birthday(tx, memberId) };
      const face = await this.members.face(tx, memberId);
      return { field, value: face[field] };
    });
  }

  private async birthday(tx: Tx, memberId: MemberId): Promise<string | null> {
    const { birthday } = await this.profiles.profile(tx, memberId);
    return birthday && birthdayInWords(birthday, (await this.programmes.present(tx)).day);
  }

  /** Who has read a profile, newest first: in the office, at a till, by a command. Error: MEMBER_UNKNOWN. */
  async readings(memberId: MemberId, { after, limit }: Page, reader: OfficeReader): Promise<Readings> {
    await requireVisible(this.database.reading, reader, memberId);
    const found = await rows<ReadingRow>(
      this.database.reading,
      `SELECT l.id, l.at, l.actor_kind, l.action, l.detail->>'field' AS field, l.detail->>'reason' AS reason,
         f.name AS staff_name, t.name AS till_name, s.name AS store_name
       FROM audit_log l
       LEFT JOIN staff f ON l.actor_kind = 'staff' AND f.id::text = l.actor_id
       LEFT JOIN till_key k ON l.actor_kind = 'till' AND k.id = l.actor_id
       LEFT JOIN till t ON t.id = k.till_id
       LEFT JOIN store s ON s.id = t.store_id
       WHERE l.member_id = $1 AND l.action = ANY($2)
         AND ($3::uuid IS NULL OR (l.at, l.id) < (SELECT c.at, c.id FROM audit_log c WHERE c.id = $3 AND c.member_id = $1))
       ORDER BY l.at DESC, l.id DESC LIMIT $4`,
      [memberId, Object.keys(whatWasRead), after ?? null, limit + 1],
    );
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return {
      readings: items.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        by: readerOf(row),
        what: (row.field !== null && revealed[row.field]) || (whatWasRead[row.action] ?? row.action),
        reason: row.reason,
      })),
      next,
    };
  }
}

function readerOf(row: ReadingRow): string {
  if (row.staff_name !== null) return row.staff_name;
  if (row.till_name !== null) return [row.store_name, row.till_name].filter(Boolean).join(' ');
  return row.actor_kind === 'system' ? '系统' : '已删除的账号';
}
