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
import { type TierFacts, TiersService, missingToEnter, noFacts } from '@guike/tiers';
import { tierNameOf } from '../purchase-answer';

export type TiersPageAnswer = AnswerOf<(typeof memberEndpoints)['tiers']>;
type TierLine = TiersPageAnswer['tiers'][number];
type TierInWords = Pick<TierLine, 'code' | 'name' | 'ways' | 'benefits'>;

interface HeldRow {
  readonly tier: string | null;
  readonly since: Date | null;
}

const notesOf = ({ joining }: Programme): string[] => [
  '达到任一条件，当次消费即升级，不用申请。',
  joining.before.countsForMonths > 0
    ? `入会前 ${joining.before.countsForMonths} 个月的消费也计入，退货会相应减少。`
    : '累计消费从入会起计算，退货会相应减少。',
  '等级由系统按以上条件自动评定，有疑问请到门店核对。',
];

/** Why somebody is where no rule of entry led them. */
const causesInWords: Readonly<Record<string, string>> = {
  floor: '门店为您定的等级',
  floor_ended: '门店为您定的等级已到期',
  dropped: '评估时没有达到上一等级的保级条件',
  merged: '会员资料合并，取较高的等级',
};

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
    const { body, day } = await this.programmes.presentFor(tx, memberId);
    const [held] = await rows<HeldRow>(
      tx,
      `SELECT t.tier, t.tier_since AS since
       FROM member m LEFT JOIN member_tier t ON t.member_id = m.id WHERE m.id = $1`,
      [memberId],
    );
    if (!held) throw new DomainError('MEMBER_UNKNOWN');
    const facts = (await this.decisions.read(tx, memberId, day))?.facts ?? noFacts;
    return {
      mine: await this.mine(tx, memberId, body, held),
      lifetimeFen: Math.max(0, facts.lifetime.netSpendFen),
      counted: await counted(tx, memberId, body.timeZone),
      tiers: linesOf(body, held.tier, facts),
      notes: notesOf(body),
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
      why: why ?? causesInWords[decision.cause] ?? `入会即为${name}会员`,
      decidedOn: decision.decidedOn,
    };
  }
}

function linesOf(body: Programme, held: string | null, facts: TierFacts): TierLine[] {
  const rank = body.tiers.findIndex(({ code }) => code === held);
  const words = tiersInWords(body);
  return body.tiers.map((tier, index) => {
    const place = index < rank ? 'passed' : index === rank ? 'current' : index === rank + 1 ? 'next' : 'beyond';
    const ahead = index > rank && held !== null ? missingToEnter(tier, facts) : null;
    const joining = held === null && index === 0 ? `${joiningInWords(body).join('，或')}即可入会` : null;
    return {
      ...(words[index] as TierInWords),
      place,
      missing: ahead?.sentence ?? joining,
      progress: ahead?.progress ?? null,
    };
  });
}

/** The latest purchases that count, as much of them as was not returned. */
async function counted(tx: Tx, memberId: MemberId, timeZone: string): Promise<TiersPageAnswer['counted']> {
  const found = await rows<{ purchaseId: string; paidAt: Date; storeName: string; netFen: number }>(
    tx,
    `SELECT p.id AS "purchaseId", p.paid_at AS "paidAt", s.name AS "storeName", p.net_fen - p.returned_fen AS "netFen"
     FROM purchase p JOIN store s ON s.id = p.store_id
     WHERE p.member_id = $1 AND p.counted_at IS NOT NULL AND p.net_fen > p.returned_fen ORDER BY p.paid_at DESC, p.id DESC LIMIT 10`,
    [memberId],
  );
  return found.map(({ paidAt, ...purchase }) => ({ ...purchase, day: businessDayOf(paidAt, timeZone) }));
}
