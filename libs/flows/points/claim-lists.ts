// Claims of forgotten sales as the member sees their own, and as the office sees those it decides.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminPointsEndpoints, claimEndpoints } from '@guike/contracts/http';
import type { MemberId, MemberState } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type Claim, ClaimsService } from '@guike/purchases';
import { StoreDirectory } from '@guike/stores';
import { claimKey, claimViews, claimedPoints, stateOf } from './claim-view';
import { claimMonth, firstOfClaims } from './file-claim';
import { staffNames, storeNames } from '../office/office-faces';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';
import { readStanding } from '../standing';

type OfficeClaims = AnswerOf<(typeof adminPointsEndpoints)['claims']>;
type Mine = AnswerOf<(typeof claimEndpoints)['claims']>;

interface SaleRow {
  memberId: MemberId;
  id: string;
  paid_at: Date;
  net_fen: number;
  returned_fen: number;
  items: number;
  status: string;
  served_by: string | null;
  joined_at: Date | null;
}

@Injectable()
export class ClaimLists {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly claims: ClaimsService,
    private readonly members: MemberSearch,
    private readonly stores: StoreDirectory,
  ) {}

  /** A member's own, with what may be claimed now. */
  async mine(memberId: MemberId, { after, limit }: QueryOf<(typeof claimEndpoints)['claims']>): Promise<Mine> {
    const tx = this.database.reading;
    const { body, day } = await this.programmes.present(tx);
    const state = (await readStanding(tx, memberId, day))?.state;
    const rules = state === 'active' ? body.points.claims : null;
    const wanted = { after: after ?? null, limit: limit + 1, state: null, storeId: null, memberId };
    const { items, next } = pageOf(await this.claims.page(tx, wanted), limit, ({ id }) => id);
    const filed = await this.claims.filedSince(tx, memberId, claimMonth(day));
    const stores = await this.stores.stores(tx, null);
    return {
      rules: rules && {
        from: firstOfClaims(rules, day),
        today: day,
        left: Math.max(0, rules.perMemberPerMonth - filed),
      },
      closed: rules ? null : closedInWords(state),
      stores: stores.map(({ code, name }) => ({ code, name })),
      claims: await claimViews(tx, items),
      next,
    };
  }

  /** Who belongs to a store sees its own. A sale is shown only as long as it is nobody's. */
  async office(
    { after, limit, open }: QueryOf<(typeof adminPointsEndpoints)['claims']>,
    by: OfficeReader,
  ): Promise<OfficeClaims> {
    const tx = this.database.reading;
    const state = open === 'true' ? ('open' as const) : null;
    const wanted = { after: after ?? null, limit: limit + 1, state, storeId: by.storeId, memberId: null };
    const { items, next } = pageOf(await this.claims.page(tx, wanted), limit, ({ id }) => id);
    return { items: await this.told(tx, items, by), next };
  }

  private async told(tx: Tx, items: readonly Claim[], by: OfficeReader): Promise<OfficeClaims['items']> {
    const faces = await this.members.maskedFaces(tx, [...new Set(items.map(({ memberId }) => memberId))]);
    const staff = await staffNames(
      tx,
      items.flatMap(({ filedByKind, filedBy, decidedBy }) => [filedByKind === 'staff' ? filedBy : null, decidedBy]),
    );
    const stores = await storeNames(
      tx,
      items.map(({ storeId }) => storeId),
    );
    const [points, sales] = [await claimedPoints(tx, items), await salesOf(tx, items)];
    return items.map((claim) => {
      const sale = sales.get(claimKey(claim));
      return {
        id: claim.id,
        memberId: claim.memberId,
        nameMasked: faces.get(claim.memberId)?.nameMasked ?? null,
        phoneMasked: faces.get(claim.memberId)?.phoneMasked ?? null,
        storeName: stores.get(claim.storeId) ?? '',
        businessDay: claim.businessDay,
        number: claim.receiptNumber,
        state: stateOf(claim),
        filedBy: claim.filedByKind === 'member' ? '会员本人' : (staff.get(claim.filedBy) ?? '已删除的账号'),
        filedAt: claim.filedAt.toISOString(),
        sale: sale
          ? {
              paidAt: sale.paid_at.toISOString(),
              netFen: sale.net_fen,
              returnedFen: sale.returned_fen,
              items: sale.items,
              servedBy: sale.served_by,
            }
          : null,
        obstacle: obstacleTo(claim, sale),
        points: points.get(claimKey(claim)) ?? null,
        decidedBy: claim.decidedBy && (staff.get(claim.decidedBy) ?? '已删除的账号'),
        refusal: claim.refusal,
        mine: claim.filedBy === by.staffId,
      };
    });
  }
}

function closedInWords(state: MemberState | undefined): string {
  if (state === 'active') return '门店没有开放补登';
  return state === 'frozen' ? '会员卡已冻结，暂不能补登' : '入会后可以补登';
}

/** The sales of open claims as long as they are nobody's, and of approved ones as the member's, by claim. */
async function salesOf(tx: Tx, claims: readonly Claim[]): Promise<ReadonlyMap<string, SaleRow>> {
  const found = await rows<SaleRow>(
    tx,
    `SELECT c.claimant AS "memberId", c.id, p.paid_at, p.net_fen, p.returned_fen, p.items, p.status, f.name AS served_by, m.joined_at
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) AS c(id, claimant, member_id, purchase_id)
     JOIN purchase p ON p.member_id = c.member_id AND p.id = c.purchase_id
     JOIN member m ON m.id = c.claimant
     LEFT JOIN staff f ON f.id = p.serving_guide_id`,
    [
      claims.map(({ id }) => id),
      claims.map(({ memberId }) => memberId),
      claims.map(({ state, memberId, saleId }) => (state === 'approved' ? memberId : saleId)),
      claims.map(({ state, purchaseId, saleId }) => (state === 'approved' ? purchaseId : saleId)),
    ],
  );
  return new Map(found.map((row) => [claimKey(row), row]));
}

function obstacleTo({ state, saleId }: Claim, sale: SaleRow | undefined): string | null {
  if (state !== 'open') return null;
  if (saleId === null) return '收银机还没有传来这张小票';
  if (!sale) return '小票已记在会员名下，不能再补登';
  if (sale.status === 'void') return '这笔消费已作废';
  if (sale.joined_at === null || sale.paid_at < sale.joined_at) return '消费在入会之前，不能补登';
  return null;
}
