// Friends who came by a member's code, as the member reads it: how far each of them is, and what all of them together have
// brought. Never what any of them spends.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, referralEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId, businessDayOf } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { Database, rows } from '@guike/platform';
import { firstOfMonth } from '@guike/points';
import { ProgrammeService, referralShareInWords } from '@guike/programme';
import { pageOf } from '../page';
import { partyOf } from './parties';

type Endpoints = typeof referralEndpoints;
type Friend = AnswerOf<Endpoints['friends']>['items'][number];

interface FriendRow {
  readonly id: string;
  readonly at: Date;
  /** Exact to the microsecond, for the cursor. */
  readonly place: string;
  readonly friendId: MemberId | null;
  readonly state: 'opened' | 'waiting' | 'accepted' | 'held' | 'refused';
  readonly hasBought: boolean;
}

const SOMEBODY = '一位好友';
const CURSOR = /^(\d{1,20})_([0-9a-f-]{36})$/;

@Injectable()
export class ReferredFriends {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly members: MemberSearch,
  ) {}

  /** The latest first. Error: INPUT_INVALID for a cursor that is not ours. */
  async list(
    memberId: MemberId,
    { after, limit }: QueryOf<Endpoints['friends']>,
  ): Promise<AnswerOf<Endpoints['friends']>> {
    const tx = this.database.reading;
    const { names } = await partyOf(tx, memberId);
    const { body, now } = await this.programmes.present(tx);
    const [at, id] = placeOf(after);
    const found = await rows<FriendRow>(
      tx,
      `SELECT f.*, (extract(epoch FROM f.at) * 1000000)::bigint::text AS place FROM (
         SELECT r.id, r.bound_at AS at, r.member_id AS "friendId", r.state, r.bought_at IS NOT NULL AS "hasBought"
         FROM referral r WHERE r.referrer_id = ANY ($1)
         UNION ALL SELECT t.id, t.touched_at, NULL, 'opened', false FROM referral_touch t
         WHERE t.referrer_id = ANY ($1) AND t.state = 'open' AND t.expires_at > $2) AS f
       WHERE $3::bigint IS NULL OR ((extract(epoch FROM f.at) * 1000000)::bigint, f.id) < ($3::bigint, $4::uuid)
       ORDER BY f.at DESC, f.id DESC LIMIT $5`,
      [names, now, at, id, limit + 1],
    );
    const { items, next } = pageOf(found, limit, (row) => `${row.place}_${row.id}`);
    const ids = items.flatMap(({ friendId }) => friendId ?? []);
    const faces = await this.members.maskedFaces(tx, ids);
    const month = ({ at: when }: FriendRow) => `${Number(businessDayOf(when, body.timeZone).slice(5, 7))}月`;
    return {
      items: items.map((row) => ({
        id: row.id,
        name: (row.friendId !== null && faces.get(row.friendId)?.nameMasked) || SOMEBODY,
        ...stateOf(row, month(row)),
      })),
      next,
    };
  }

  /** The sum of what friends' purchases have brought, net of refunds. */
  async earned(memberId: MemberId): Promise<AnswerOf<Endpoints['earned']>> {
    const tx = this.database.reading;
    const { names } = await partyOf(tx, memberId);
    const { body, day } = await this.programmes.presentFor(tx, memberId);
    const [sums] = await rows<{ points: number; thisMonth: number }>(
      tx,
      `SELECT coalesce(sum(points), 0)::integer AS points, coalesce(sum(points) FILTER (WHERE business_day >= $2), 0)::integer
         AS "thisMonth"
       FROM point_entry WHERE member_id = ANY ($1) AND kind = 'settle' AND operation LIKE 'referral/%'`,
      [names, firstOfMonth(day)],
    );
    const { points, thisMonth } = sums ?? { points: 0, thisMonth: 0 };
    return { points, thisMonth, sentence: body.referral && referralShareInWords(body.referral) };
  }
}

function stateOf({ state, hasBought }: FriendRow, month: string): Pick<Friend, 'state' | 'sentence'> {
  switch (state) {
    case 'opened':
      return { state: 'opened', sentence: `${month}打开了邀请，还没有入会` };
    case 'held':
      return { state: 'checking', sentence: `${month}入会，门店正在核对` };
    case 'refused':
      return { state: 'refused', sentence: `${month}入会，这次没有计入` };
    default:
      return hasBought
        ? { state: 'bought', sentence: `${month}入会，已到店` }
        : { state: 'joined', sentence: `${month}入会` };
  }
}

function placeOf(after: string | undefined): readonly [string | null, string | null] {
  if (after === undefined) return [null, null];
  const [, at, id] = CURSOR.exec(after) ?? [];
  if (at === undefined || id === undefined)
    throw new DomainError('INPUT_INVALID', { issues: [{ path: 'after', message: '翻页位置不对，请从头再看' }] });
  return [at, id];
}
