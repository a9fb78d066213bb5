// What became of a person's applications, invitations and frozen cards, and why their card does not work now.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, adminMembershipEndpoints } from '@guike/contracts/http';
import type { MemberId, StaffId } from '@guike/kernel';
import { ApplicationsService, FreezesService, InvitationsService } from '@guike/members';
import { Database } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { freezeReasonInWords, mayLift } from './freeze-card';
import { THEMSELVES, namesFor } from './membership-rows';
import { storeNames } from '../office/office-faces';
import { type OfficeReader, requireVisible } from '../office/office-reader';

type Answer = AnswerOf<(typeof adminMembershipEndpoints)['membership']>;

interface Happened {
  readonly key: string;
  readonly at: Date | null;
  readonly title: string;
  readonly note: string | null;
  /** Null: the customer themselves. */
  readonly by: StaffId | null;
}

const endings = { approved: '入会申请通过', refused: '入会申请未通过', open: '' } as const;

@Injectable()
export class MembershipHistory {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly applications: ApplicationsService,
    private readonly invitations: InvitationsService,
    private readonly freezes: FreezesService,
  ) {}

  /** Error: MEMBER_UNKNOWN. */
  async history(memberId: MemberId, by: OfficeReader): Promise<Answer> {
    const tx = this.database.reading;
    await requireVisible(tx, by, memberId);
    const { day } = await this.programmes.present(tx);
    const freezes = await this.freezes.of(tx, memberId);
    const happened: Happened[] = [
      ...(await this.applications.of(tx, memberId)).flatMap((each) => [
        { key: `${each.id}/filed`, at: each.filedAt, title: '申请入会', note: each.note || null, by: each.filedBy },
        {
          key: `${each.id}/decided`,
          at: each.decidedAt,
          title: endings[each.state],
          note: each.refusal,
          by: each.decidedBy,
        },
      ]),
      ...(await this.invitations.of(tx, memberId, day)).flatMap(({ id, reason, state, ...each }) => [
        { key: `${id}/sent`, at: each.invitedAt, title: '邀请入会', note: reason, by: each.invitedBy },
        {
          key: `${id}/ended`,
          at: state === 'withdrawn' ? each.endedAt : null,
          title: '收回邀请',
          note: null,
          by: each.endedBy,
        },
      ]),
      ...freezes.flatMap(({ id, reason, note, ...each }) => [
        {
          key: `${id}/frozen`,
          at: each.frozenAt,
          title: `冻结会员卡：${freezeReasonInWords(reason)}`,
          note,
          by: each.frozenBy,
        },
        { key: `${id}/lifted`, at: each.liftedAt, title: '解冻会员卡', note: each.liftNote, by: each.liftedBy },
      ]),
    ];
    const people = happened.map((each) => each.by);
    const nameOf = await namesFor(tx, people);
    const events = happened
      .flatMap(({ key, at, title, note, by: who }) =>
        at ? [{ key, at: at.toISOString(), title, note, by: who === null ? THEMSELVES : nameOf(who) }] : [],
      )
      .sort((one, other) => (one.at < other.at ? 1 : -1));
    const open = freezes.find(({ liftedAt }) => liftedAt === null);
    const stores = await storeNames(tx, [open?.storeId ?? null]);
    return {
      frozen: open
        ? {
            id: open.id,
            reason: freezeReasonInWords(open.reason),
            storeName: open.storeId && (stores.get(open.storeId) ?? null),
            mayLift: mayLift(open, by),
          }
        : null,
      events,
    };
  }
}
