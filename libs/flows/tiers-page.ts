// 等级: every tier and how one comes to it, where somebody stands and why. For the member and for those who serve them.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, memberEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId, businessDayOf } from '@guike/kernel';
import { Database, type Tx, rows } from '@guike/platform';
import {
  type Programme,
  ProgrammeService,
  benefitsInWords,
  conditionsInWords,
  joiningInWords,
  tierWays,
} from '@guike/programme';
import { TiersService, missingSpend, progressOf } from '@guike/tiers';
import { tierNameOf } from './purchase-answer';

export type TiersPageAnswer = AnswerOf<(typeof memberEndpoints)['tiers']>;
type TierLine = TiersPageAnswer['tiers'][number];
type TierInWords = Pick<TierLine, 'code' | 'name' | 'ways' | 'benefits'>;

interface HeldRow {
  readonly tier: string | null;
  readonly since: Date | null;
  readonly lifetimeFen: number | null;
}

const NOTES = [
  '达到任一条件，当次消费即升级，不用申请。',
  '累计消费从入会起计算，退货会相应减少。',
  '等级由系统按以上条件自动评定，有疑问请到门店核对。',
];

/** The tiers of a programme as anybody may read them. */
export const tiersInWords = ({ tiers }: Programme): TierInWords[] =>
  tiers.map((tier) => ({
    code: tier.code,
    name: tier.name,
    ways: tierWays(tier),
    benefits: benefitsInWords(tier.benefits.pick),
  }));

@Injectable()
export class TiersPage {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly decisions: TiersService,
  ) {}

  /** Error: MEMBER_UNKNOWN. */
  async tiers(memberId: MemberId, tx: Tx = this.database.reading): Promise<TiersPageAnswer> {
    const { body } = await this.programmes.present(tx);
    const [held] = await rows<HeldRow>(
      tx,
      `SELECT t.tier, t.tier_since AS since, t.lifetime_net_fen AS "lifetimeFen"
       FROM member m LEFT JOIN member_tier t ON t.member_id = m.id WHERE m.id = $1`,
      [memberId],
    );
    if (!held) throw new DomainError('MEMBER_UNKNOWN');
    const lifetimeFen = Math.max(0, held.lifetimeFen ?? 0);
    return {
      mine: await this.mine(tx, memberId, body, held),
      lifetimeFen,
      counted: await counted(tx, memberId, body.timeZone),
      tiers: linesOf(body, held.tier, lifetimeFen),
      notes: NOTES,
    };
  }

  private async mine(
    tx: Tx,
    memberId: MemberId,
    body: Programme,
    { tier, since }: HeldRow,
  ): Promise<TiersPageAnswer['mine']> {
    const decision = tier === null ? null : await this.decisions.latestDecision(tx, memberId);
    if (tier === null || since === null || decision === null) return null;
    const name = tierNameOf(body, tier) ?? tier;
    const why = conditionsInWords(decision.inputs.because?.conditions ?? []);
    return {
      code: tier,
      name,
      since: since.toISOString(),
      why: why ?? `入会即为${name}会员`,
      decidedOn: decision.decidedOn,
    };
  }
}

function linesOf(body: Programme, held: string | null, lifetimeFen: number): TierLine[] {
  const rank = body.tiers.findIndex(({ code }) => code === held);
  const words = tiersInWords(body);
  return body.tiers.map((tier, index) => {
    const place = index < rank ? 'passed' : index === rank ? 'current' : index === rank + 1 ? 'next' : 'beyond';
    const ahead = index > rank && held !== null ? missingSpend(tier, lifetimeFen) : null;
    const joining = held === null && index === 0 ? `${joiningInWords(body).join('，或')}即可入会` : null;
    return {
      ...(words[index] as TierInWords),
      place,
      missing: ahead?.sentence ?? joining,
      progress: progressOf(lifetimeFen, ahead?.spendFen ?? null),
    };
  });
}

/** The latest purchases that count, as much of them as was not returned. */
async function counted(tx: Tx, memberId: MemberId, timeZone: string): Promise<TiersPageAnswer['counted']> {
  const found = await rows<{ purchaseId: string; paidAt: Date; storeName: string; netFen: number }>(
    tx,
    `SELECT p.id AS "purchaseId", p.paid_at AS "paidAt", s.name AS "storeName", p.net_fen - p.returned_fen AS "netFen"
     FROM purchase p JOIN store s ON s.id = p.store_id
     WHERE p.member_id = $1 AND p.counts AND p.net_fen > p.returned_fen ORDER BY p.paid_at DESC, p.id DESC LIMIT 10`,
    [memberId],
  );
  return found.map(({ paidAt, ...purchase }) => ({ ...purchase, day: businessDayOf(paidAt, timeZone) }));
}
