// Two members side by side before they are merged, masked, with what will be moved; and a member's merges afterwards.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, adminPointsEndpoints } from '@guike/contracts/http';
import { type MemberId, businessDayOf, yuan } from '@guike/kernel';
import { AliasesService, type MaskedFace, MemberSearch } from '@guike/members';
import { Audit, Database } from '@guike/platform';
import { type Programme, ProgrammeService, count } from '@guike/programme';
import { type MergeFacts, mergeFacts, obstacleToMerging } from './merge-facts';
import { staffNames } from '../office/office-faces';
import { type OfficeReader, requireVisible } from '../office/office-reader';
import { tierNameOf } from '../purchase-answer';

type Endpoints = typeof adminPointsEndpoints;
type Preview = AnswerOf<Endpoints['mergePreview']>;

@Injectable()
export class MergePreview {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly members: MemberSearch,
    private readonly aliases: AliasesService,
    private readonly audit: Audit,
  ) {}

  /** The reading of both is logged. Error: MEMBER_UNKNOWN. */
  async preview(keepId: MemberId, goneId: MemberId, by: OfficeReader): Promise<Preview> {
    return this.database.inTransaction(async (tx) => {
      const { body, day, now } = await this.programmes.present(tx);
      const [keep, gone] = [await mergeFacts(tx, keepId, day, now), await mergeFacts(tx, goneId, day, now)];
      for (const memberId of new Set([keepId, goneId]))
        await this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action: 'member.viewed', memberId });
      const faces = await this.members.maskedFaces(tx, [keepId, goneId]);
      return {
        keep: sideOf(keep, faces.get(keepId), body),
        gone: sideOf(gone, faces.get(goneId), body),
        moves: movesOf(gone),
        obstacle: obstacleToMerging(keep, gone),
      };
    });
  }

  /** Error: MEMBER_UNKNOWN. */
  async merges(memberId: MemberId, by: OfficeReader): Promise<AnswerOf<Endpoints['merges']>> {
    const tx = this.database.reading;
    await requireVisible(tx, by, memberId);
    const { body } = await this.programmes.present(tx);
    const [into, from] = [await this.aliases.find(tx, memberId), await this.aliases.mergedInto(tx, memberId)];
    const faces = await this.members.maskedFaces(
      tx,
      from.map((alias) => alias.memberId),
    );
    const staff = await staffNames(
      tx,
      from.map(({ mergedBy }) => mergedBy),
    );
    const dayOf = (at: Date) => businessDayOf(at, body.timeZone);
    return {
      into: into && { memberId: into.toId, on: dayOf(into.mergedAt) },
      from: from.map((alias) => ({
        memberId: alias.memberId,
        nameMasked: faces.get(alias.memberId)?.nameMasked ?? null,
        phoneMasked: faces.get(alias.memberId)?.phoneMasked ?? null,
        on: dayOf(alias.mergedAt),
        by: staff.get(alias.mergedBy) ?? '已删除的账号',
        reason: alias.reason,
      })),
    };
  }
}

function sideOf(facts: MergeFacts, face: MaskedFace | undefined, programme: Programme): Preview['keep'] {
  const { memberId, state, joinedOn, tier, balance, owed, lifetimeFen, purchases, openRedemptions, wechatBound } =
    facts;
  return {
    ...{ memberId, state, joinedOn, balance, owed, lifetimeFen, purchases, openRedemptions, wechatBound },
    nameMasked: face?.nameMasked ?? null,
    phoneMasked: face?.phoneMasked ?? null,
    tierName: tierNameOf(programme, tier),
  };
}

/** What merging does, each only where there is something to do. */
function movesOf({ balance, owed, lifetimeFen, openRedemptions, wechatBound, state }: MergeFacts): string[] {
  return [
    balance > 0 ? `${count(balance)} 积分按原来的有效期转入` : null,
    owed > 0 ? `待扣回的 ${count(owed)} 分一并转入` : null,
    lifetimeFen > 0 ? `累计消费 ${yuan(lifetimeFen)} 计入等级` : null,
    openRedemptions > 0 ? `${count(openRedemptions)} 个没有领取的兑换码作废，积分先退回再转入` : null,
    '手机号和收银机里的客户编号，从此都认作保留的会员',
    state === 'active' ? '会员卡作废，手机上的登录退出' : null,
    wechatBound ? '用这位会员的微信登录，进入的是保留的会员' : null,
    '标签、尺码、喜好、生日、授权和消息设置一并带上；两边都有的，以保留的会员为准，授权以最近一次为准',
    '优惠券、权益次数、预约、家人同享、穿搭和相册照常可用',
    '消费记录和积分流水留在原处，办公室仍可查看',
  ].filter((sentence) => sentence !== null);
}
