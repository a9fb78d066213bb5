// Who redeemed a reward, and what became of it: masked, and for those of a store only their own members.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminRewardEndpoints } from '@guike/contracts/http';
import { DomainError, type RedemptionId, type RewardId } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type ListedRedemption, RedemptionsService, RewardsService } from '@guike/rewards';
import { z } from 'zod';
import { type OfficeReader, membersOfStore } from '../office/office-reader';
import { pageOf } from '../page';

type Endpoint = (typeof adminRewardEndpoints)['rewardRedemptions'];

const cursorParts = z.tuple([z.iso.datetime(), z.uuid()]);

@Injectable()
export class RewardRedemptions {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly rewards: RewardsService,
    private readonly redemptions: RedemptionsService,
    private readonly members: MemberSearch,
  ) {}

  /** The newest first. Errors: REWARD_UNKNOWN, INPUT_INVALID (a cursor that no page answered). */
  async list(rewardId: RewardId, query: QueryOf<Endpoint>, reader: OfficeReader): Promise<AnswerOf<Endpoint>> {
    const tx = this.database.reading;
    if (!(await this.rewards.find(tx, rewardId))) throw new DomainError('REWARD_UNKNOWN');
    const { day } = await this.programmes.present(tx);
    const { storeId } = reader;
    const found = await this.redemptions.ofReward(tx, rewardId, day, {
      after: query.after === undefined ? null : readCursor(query.after),
      state: query.state ?? null,
      limit: query.limit + 1,
      of: storeId === null ? null : { members: membersOfStore, storeId },
    });
    const { items, next } = pageOf(found, query.limit, writeCursor);
    const [faces, places] = await Promise.all([
      this.members.maskedFaces(tx, [...new Set(items.map(({ memberId }) => memberId))]),
      whoHandedOut(tx, items),
    ]);
    return {
      items: items.map(({ id, memberId, points, valueFen, state, redeemedAt, expiresOn, verifiedAt }) => ({
        ...(faces.get(memberId) ?? { nameMasked: null, phoneMasked: null }),
        id,
        memberId,
        points,
        valueFen,
        state,
        redeemedAt: redeemedAt.toISOString(),
        expiresOn,
        verifiedAt: verifiedAt?.toISOString() ?? null,
        verifiedBy: places.get(id) ?? null,
      })),
      next,
    };
  }
}

/** 新天地店 · 周敏, or the till's name, by redemption. */
async function whoHandedOut(tx: Tx, items: readonly ListedRedemption[]): Promise<ReadonlyMap<RedemptionId, string>> {
  const done = items.filter(({ verifiedBy }) => verifiedBy !== null);
  const found = await rows<{ id: RedemptionId; store: string | null; who: string | null }>(
    tx,
    `SELECT r.id, s.name AS store, coalesce(f.name, t.name) AS who
     FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[]) AS r (id, kind, by, store_id)
     LEFT JOIN staff f ON r.kind = 'staff' AND f.id = r.by
     LEFT JOIN till t ON r.kind = 'till' AND t.id = r.by
     LEFT JOIN store s ON s.id = r.store_id`,
    [
      done.map(({ id }) => id),
      done.map(({ verifiedByKind }) => verifiedByKind),
      done.map(({ verifiedBy }) => verifiedBy),
      done.map(({ storeId }) => storeId),
    ],
  );
  return new Map(found.map(({ id, store, who }) => [id, [store, who].filter(Boolean).join(' · ')]));
}

const writeCursor = ({ redeemedAt, id }: ListedRedemption): string => `${redeemedAt.toISOString()}_${id}`;

function readCursor(text: string): { readonly redeemedAt: Date; readonly id: RedemptionId } {
  const parsed = cursorParts.safeParse(text.split('_'));
  if (!parsed.success) throw new DomainError('INPUT_INVALID', { issues: [{ path: 'after', message: '格式不对' }] });
  return { redeemedAt: new Date(parsed.data[0]), id: parsed.data[1] };
}
