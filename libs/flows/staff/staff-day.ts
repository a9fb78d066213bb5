// 今天: what somebody at the counter did today, out of the log that nobody can change.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, staffDeskEndpoints } from '@guike/contracts/http';
import { type MemberId, type StaffId, instantOfLocal } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { Database, rows } from '@guike/platform';
import { ProgrammeService, discountInWords } from '@guike/programme';
import { type Page, pageOf } from '../page';

type Today = AnswerOf<(typeof staffDeskEndpoints)['today']>;
type Deed = Today['deeds'][number];

interface DeedRow {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly memberId: MemberId;
  readonly rewardName: string | null;
  readonly percentOff: number | null;
}

const deeds: Readonly<Record<string, Deed['what']>> = {
  'member.found_by_card': 'found_by_card',
  'member.found_by_two_facts': 'found_by_two_facts',
  'redemption.verified': 'redemption_verified',
  'benefit.delivered': 'benefit_delivered',
  'family.served': 'family_served',
  'companion.served': 'companion_served',
};

@Injectable()
export class StaffDay {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly members: MemberSearch,
  ) {}

  /** Newest first, since midnight of the shop's day. */
  async today(staffId: StaffId, { after, limit }: Page): Promise<Today> {
    const tx = this.database.reading;
    const { body, day } = await this.programmes.present(tx);
    const found = await rows<DeedRow>(
      tx,
      `SELECT l.id, l.at, l.action, l.member_id AS "memberId",
         coalesce(r.name, u.name) AS "rewardName", (l.detail->>'percentOff')::int AS "percentOff"
       FROM audit_log l
       LEFT JOIN redemption r ON l.action = 'redemption.verified' AND r.member_id = l.member_id
         AND r.id = (l.detail->>'redemptionId')::uuid
       LEFT JOIN benefit_use u ON l.action IN ('benefit.delivered', 'family.served') AND u.id = (l.detail->>'useId')::uuid
         AND u.member_id = (l.detail->>'of')::uuid
       WHERE l.actor_kind = 'staff' AND l.actor_id = $1 AND l.at >= $2 AND l.action = ANY($3)
         AND ($4::uuid IS NULL OR (l.at, l.id) <
           (SELECT c.at, c.id FROM audit_log c WHERE c.id = $4 AND c.actor_kind = 'staff' AND c.actor_id = $1))
       ORDER BY l.at DESC, l.id DESC LIMIT $5`,
      [staffId, instantOfLocal(`${day} 00:00:00`, body.timeZone), Object.keys(deeds), after ?? null, limit + 1],
    );
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    const faces = await this.members.maskedFaces(tx, [...new Set(items.map(({ memberId }) => memberId))]);
    return {
      businessDay: day,
      deeds: items.map(({ id, at, action, memberId, rewardName, percentOff }) => ({
        id,
        at: at.toISOString(),
        what: deeds[action] as Deed['what'],
        nameMasked: faces.get(memberId)?.nameMasked ?? null,
        rewardName: rewardName ?? (percentOff === null ? null : discountInWords(percentOff)),
      })),
      next,
    };
  }
}
