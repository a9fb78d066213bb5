// The letters of a campaign: what each member reads, with name, tier and points where the words ask for them.
import { Injectable } from '@nestjs/common';
import { type LetterFacts, filled, variablesOf } from '@guike/campaigns';
import type { CampaignContent } from '@guike/contracts/http';
import type { BusinessDay, MemberId, Points, StaffId, StoreId } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { type Tx, rows } from '@guike/platform';
import type { VersionOfDay } from '@guike/programme';
import { tierNameOf } from '../purchase-answer';

export interface Letter {
  readonly memberId: MemberId;
  readonly title: string;
  readonly body: string;
  readonly wechat: string | undefined;
  readonly sms: string | undefined;
  readonly email: { readonly subject: string; readonly text: string } | undefined;
  /** Where the member joined, and who enrolled them: whose care task it is. */
  readonly storeId: StoreId | null;
  readonly guideId: StaffId | null;
}

type CampaignWords = Pick<CampaignContent, 'title' | 'body' | 'wechat' | 'sms' | 'email'>;

interface Row {
  readonly id: MemberId;
  readonly name: Buffer | null;
  readonly tier: string | null;
  readonly storeId: StoreId | null;
  readonly guideId: StaffId | null;
  readonly available: Points;
  readonly expiring: Points | null;
  readonly expiresOn: BusinessDay | null;
}

@Injectable()
export class CampaignLetters {
  constructor(private readonly members: MembersService) {}

  /** A letter for each of these members, in the order given; unknown ids are missing. Two statements at most. */
  async write(
    tx: Tx,
    content: CampaignWords,
    memberIds: readonly MemberId[],
    { body: programme, day }: VersionOfDay,
  ): Promise<Letter[]> {
    const asked = new Set(variablesOf(allWords(content)));
    const asksPoints = asked.has('可用积分') || asked.has('到期积分') || asked.has('到期日');
    const found = await rows<Row>(tx, statement(asksPoints), [memberIds, ...(asksPoints ? [day] : [])]);
    const byId = new Map(found.map((row) => [row.id, row]));
    return memberIds.flatMap((memberId) => {
      const row = byId.get(memberId);
      if (row === undefined) return [];
      const facts: LetterFacts = {
        name: asked.has('称呼') ? this.members.unseal(memberId, row.name) : null,
        tierName: tierNameOf(programme, row.tier),
        available: row.available,
        expiring: row.expiresOn === null ? null : { points: row.expiring ?? 0, on: row.expiresOn },
      };
      const { storeId, guideId } = row;
      return [{ memberId, ...filledWords(content, facts, day), storeId, guideId }];
    });
  }

  /** The same for whom a phone belongs to; null for nobody. */
  async toPhone(tx: Tx, content: CampaignContent, phone: string, present: VersionOfDay): Promise<Letter | null> {
    const memberId = await this.members.find(tx, { kind: 'phone', phone });
    return memberId === null ? null : ((await this.write(tx, content, [memberId], present))[0] ?? null);
  }
}

/** All that is said of a campaign, for what is asked for in it. */
export const allWords = ({ title, body, wechat = '', sms = '', email }: CampaignWords): string =>
  [title, body, wechat, sms, email?.subject, email?.text].join('');

/** The words for one member, way by way. */
export function filledWords({ title, body, wechat, sms, email }: CampaignWords, facts: LetterFacts, day: BusinessDay) {
  const fill = (text: string) => filled(text, facts, day);
  return {
    title: fill(title),
    body: fill(body),
    wechat: wechat === undefined ? undefined : fill(wechat),
    sms: sms === undefined ? undefined : fill(sms),
    email: email && { subject: fill(email.subject), text: fill(email.text) },
  };
}

const lots = `
  CROSS JOIN LATERAL (
    SELECT l.available, l.expires, l.n FROM unnest(a.lot_available, a.lot_expires, a.lot_left) AS l(available, expires, n)
    UNION ALL SELECT p.available_on, p.expires_on, p.points_left FROM point_lot p
      WHERE a.tail_count > 0 AND p.member_id = a.member_id) AS lot`;

/** Points only where they are asked for. */
const statement = (asksPoints: boolean): string => `
  SELECT m.id, m.name_enc AS name, t.tier, m.joined_store_id AS "storeId", m.enrolled_by AS "guideId",
    ${asksPoints ? `coalesce(s.available, 0) AS available, e.points AS expiring, e.expires AS "expiresOn"` : `0 AS available, NULL AS expiring, NULL AS "expiresOn"`}
  FROM member m LEFT JOIN member_tier t ON t.member_id = m.id
  ${
    asksPoints
      ? `LEFT JOIN LATERAL (SELECT sum(lot.n) AS available FROM point_account a ${lots}
    WHERE a.member_id = m.id AND lot.available <= $2::date AND lot.expires >= $2::date) AS s ON true
  LEFT JOIN LATERAL (SELECT lot.expires, sum(lot.n) AS points FROM point_account a ${lots}
    WHERE a.member_id = m.id AND lot.expires >= $2::date GROUP BY lot.expires ORDER BY lot.expires LIMIT 1) AS e ON true`
      : ''
  }
  WHERE m.id = ANY ($1::uuid[])`;
