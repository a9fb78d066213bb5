// Claims by screenshot as the member sees their own, and as the office sees those that it decides.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, adminLookClaimEndpoints, lookClaimEndpoints } from '@guike/contracts/http';
import type { MemberId, MemberState, StaffId } from '@guike/kernel';
import { type LookClaim, LookClaimsService } from '@guike/looks';
import { MemberSearch, everyIdOf } from '@guike/members';
import { Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService, count } from '@guike/programme';
import { StoreDirectory } from '@guike/stores';
import { LookLinks } from '../looks/look-links';
import { staffNames, storeNames } from '../office/office-faces';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';
import { readStanding } from '../standing';
import {
  CLAIMS_A_MONTH,
  type LookRules,
  SECOND_ABOVE,
  claimKey,
  claimTitles,
  firstOfMonth,
  lookClaimViews,
  pointsOfLikes,
} from './look-claim-view';

type Mine = AnswerOf<(typeof lookClaimEndpoints)['claims']>;
type Office = AnswerOf<(typeof adminLookClaimEndpoints)['lookClaims']>;

/** A member's looks to choose from: the newest. */
const LOOKS = 30;

@Injectable()
export class MyLookClaims {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly claims: LookClaimsService,
    private readonly stores: StoreDirectory,
    private readonly links: LookLinks,
  ) {}

  /** A member's own, with what may be claimed now. */
  async page(memberId: MemberId, { after, limit }: QueryOf<(typeof lookClaimEndpoints)['claims']>): Promise<Mine> {
    const tx = this.database.reading;
    const { body, day } = await this.programmes.present(tx);
    const state = (await readStanding(tx, memberId, day))?.state;
    const names = await everyIdOf(tx, memberId);
    const rules = state === 'active' && body.looks?.claims === true ? body.looks : null;
    const wanted = { memberIds: names, storeId: null, open: false, after: after ?? null, limit: limit + 1 };
    const { items, next } = pageOf(await this.claims.page(tx, wanted), limit, ({ id }) => id);
    const { filed } = await this.claims.before(tx, names, { post: '', since: firstOfMonth(day) });
    const stores = rules ? await this.stores.stores(tx, null) : [];
    return {
      rules: rules && {
        left: Math.max(0, CLAIMS_A_MONTH - filed),
        most: rules.mostPerLook,
        sentence: ruleInWords(rules),
      },
      closed: rules ? null : body.looks?.claims === true ? closedInWords(state) : '门店没有开放晒图审核',
      looks: rules ? await this.looks(tx, names) : [],
      stores: stores.map(({ code, name }) => ({ code, name })),
      claims: await lookClaimViews(tx, items),
      next,
    };
  }

  private async looks(tx: Tx, names: readonly MemberId[]): Promise<Mine['looks']> {
    const found = await rows<{ id: string; caption: string; nth: number; width: number; height: number }>(
      tx,
      `SELECT l.id, l.caption, p.nth, p.width, p.height FROM look l
         JOIN LATERAL (SELECT nth, width, height FROM look_photo p WHERE p.member_id = l.member_id AND p.look_id = l.id
           ORDER BY nth LIMIT 1) p ON true
       WHERE l.member_id = ANY ($1) AND l.state = 'published' AND NOT EXISTS (SELECT FROM look_claim c
         WHERE c.member_id = ANY ($1) AND c.post = 'look/' || l.id AND c.state <> 'refused')
       ORDER BY l.published_at DESC, l.id DESC LIMIT ${LOOKS}`,
      [names],
    );
    return found.map((look) => ({
      id: look.id,
      caption: look.caption,
      picture: this.links.ofLook(look, look, 'all').thumb,
    }));
  }
}

@Injectable()
export class OfficeLookClaims {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly claims: LookClaimsService,
    private readonly members: MemberSearch,
  ) {}

  /** Who belongs to a store sees its own. */
  async page(
    { after, limit, open }: QueryOf<(typeof adminLookClaimEndpoints)['lookClaims']>,
    by: OfficeReader,
  ): Promise<Office> {
    const tx = this.database.reading;
    const { body } = await this.programmes.present(tx);
    const wanted = { memberIds: null, storeId: by.storeId, open: open === 'true', after: after ?? null };
    const found = await this.claims.page(tx, { ...wanted, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { secondAbove: SECOND_ABOVE, items: await this.told(tx, items, body.looks, by), next };
  }

  private async told(
    tx: Tx,
    items: readonly LookClaim[],
    rules: LookRules | null,
    by: OfficeReader,
  ): Promise<Office['items']> {
    const alike = await this.claims.alike(tx, items.filter(isOpen));
    const faces = await this.members.maskedFaces(tx, [
      ...new Set([...items, ...alike].map(({ memberId }) => memberId)),
    ]);
    const face = (memberId: MemberId) => ({
      memberId,
      nameMasked: faces.get(memberId)?.nameMasked ?? null,
      phoneMasked: faces.get(memberId)?.phoneMasked ?? null,
    });
    const people = await staffNames(
      tx,
      items.flatMap(({ firstBy, decidedBy }) => [firstBy, decidedBy]),
    );
    const shops = await storeNames(
      tx,
      items.map(({ storeId }) => storeId),
    );
    const titles = await claimTitles(tx, items);
    return items.map((claim) => ({
      ...face(claim.memberId),
      id: claim.id,
      lookId: claim.lookId,
      activity: claim.activity,
      title: titles.get(claimKey(claim)) ?? '',
      storeName: shops.get(claim.storeId) ?? '',
      claimedLikes: claim.likes,
      likes: claim.approvedLikes,
      points: claim.points ?? (rules ? pointsOfLikes(claim.approvedLikes ?? claim.likes, rules) : 0),
      state: claim.state,
      filedAt: claim.filedAt.toISOString(),
      hasPicture: claim.fileKey !== null,
      similar: alike
        .filter(({ of }) => of === claim.id)
        .map(({ memberId, id, state, filedOn }) => ({
          ...face(memberId),
          ...{ id, state, filedOn, sameMember: memberId === claim.memberId },
        })),
      decidedBy: decidedInWords(claim, people),
      decidedAt: claim.decidedAt?.toISOString() ?? null,
      refusal: claim.refusal,
      mayDecide: isOpen(claim) && claim.firstBy !== by.staffId,
    }));
  }
}

const isOpen = ({ state }: LookClaim): boolean => state === 'waiting' || state === 'second';

/** 周敏，何敏: whoever has looked, in order. Null while nobody has. */
function decidedInWords({ firstBy, decidedBy }: LookClaim, people: ReadonlyMap<StaffId, string>): string | null {
  const names = [firstBy, decidedBy].filter((id) => id !== null).map((id) => people.get(id) ?? '已删除的账号');
  return names.length === 0 ? null : names.join('，');
}

const ruleInWords = ({ pointsPerLike, mostPerLook, mostPerMonth }: LookRules): string =>
  `门店核对后，一个赞 ${count(pointsPerLike)} 分，一条最多 ${count(mostPerLook)} 分，每月最多 ${count(mostPerMonth)} 分`;

/** Why a member may not, where others may. */
function closedInWords(state: MemberState | undefined): string {
  return state === 'frozen' ? '会员卡已冻结，暂不能提交' : '入会后可以提交';
}
