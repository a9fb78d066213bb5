// What a programme would change before it is published: who would move tier, and what last year would have given.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, adminProgrammeEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { Database, type Tx, rows, sqlState } from '@guike/platform';
import { worthFen } from '@guike/points';
import { type Programme, ProgrammeService, checkProgramme } from '@guike/programme';
import { PointsTally, categoriesOf, earnsAlike, specialDaysOf } from './preview-points';
import {
  type AlikePurchases,
  type Asked,
  type Buying,
  type PreviewMember,
  type ReturnedPurchase,
  alikeStatement,
  lastYear,
  membersStatement,
  pagesOf,
  readOneMoment,
  returnedStatement,
  sameStatement,
  visitsStatement,
} from './preview-rows';
import { TierTally } from './preview-tally';
import { askedBy } from './preview-tiers';

export type ProgrammePreview = AnswerOf<(typeof adminProgrammeEndpoints)['previewProgramme']>;

/** Previews that wait for the one under way; who comes after them is asked to come back. */
const MOST_WAITING = 2;
const RETRY_AFTER_SECONDS = 10;
const QUERY_CANCELED = '57014';

interface Trying {
  readonly tried: Programme;
  readonly current: Programme;
  readonly asked: Asked;
  readonly today: BusinessDay;
}

@Injectable()
export class PreviewProgramme {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly members: MemberSearch,
  ) {}

  /**
   * Looks at every member and every purchase of the last twelve months, one preview at a time in a process, from one
   * snapshot, and changes nothing. Stops when the signal says so. Errors: PROGRAMME_INVALID, PROGRAMME_MISSING,
   * RATE_LIMITED (others wait already), UNAVAILABLE (the database took too long).
   */
  async preview(body: unknown, signal: AbortSignal): Promise<ProgrammePreview> {
    const { programme, issues } = checkProgramme(body);
    if (!programme) throw new DomainError('PROGRAMME_INVALID', { issues });
    if (this.waiting > MOST_WAITING) throw new DomainError('RATE_LIMITED', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    this.waiting += 1;
    const turn = this.last.then(() => this.look(programme, signal));
    this.last = turn.catch(() => undefined).finally(() => (this.waiting -= 1));
    return turn;
  }

  private async look(tried: Programme, signal: AbortSignal): Promise<ProgrammePreview> {
    signal.throwIfAborted();
    const start = performance.now();
    try {
      return await this.database.inTransaction(async (tx) => {
        await readOneMoment(tx);
        const { body: current, day: today } = await this.programmes.present(tx);
        const asked = askedBy([tried, current]);
        const tiers = new TierTally(tried, current, asked, today);
        for await (const page of pagesOf<PreviewMember>(tx, membersStatement(asked, today), signal))
          for (const member of page) tiers.add(member);
        const points = await this.pointsOf(tx, tried, today, signal);
        const trying = { tried, current, asked, today };
        return this.answer(tx, trying, tiers, points, performance.now() - start);
      });
    } catch (error) {
      throw sqlState(error) === QUERY_CANCELED ? new DomainError('UNAVAILABLE', {}, { cause: error }) : error;
    }
  }

  private async pointsOf(tx: Tx, tried: Programme, today: BusinessDay, signal: AbortSignal): Promise<PointsTally> {
    const points = new PointsTally(tried);
    const buying: Buying = {
      ...lastYear(today),
      timeZone: tried.timeZone,
      sameVersions: await this.alike(tx, tried),
      specialDays: specialDaysOf(tried),
      categories: categoriesOf(tried),
      unitFen: tried.points.unitFen,
    };
    const same = sameStatement(buying);
    for (const alike of await rows<AlikePurchases>(tx, same.text, same.values)) points.addAlike(alike);
    signal.throwIfAborted();
    for await (const page of pagesOf<AlikePurchases>(tx, alikeStatement(buying), signal))
      for (const alike of page) points.addAlike(alike);
    for await (const page of pagesOf<ReturnedPurchase>(tx, returnedStatement(buying), signal))
      for (const returned of page) points.addReturned(returned);
    if (tried.points.perVisit === 0) return points;
    for await (const page of pagesOf<{ month: string; visits: number }>(tx, visitsStatement(buying), signal))
      for (const visits of page) points.addVisits(visits);
    return points;
  }

  /** Versions that earn as this programme does: what was bought under them would have given the very same. */
  private async alike(tx: Tx, tried: Programme): Promise<number[]> {
    const found = await rows<{ version: number }>(
      tx,
      `SELECT version FROM programme_version WHERE status NOT IN ('draft', 'discarded')`,
    );
    const alike: number[] = [];
    for (const { version } of found)
      if (earnsAlike(tried, (await this.programmes.version(tx, version)).body)) alike.push(version);
    return alike;
  }

  private async answer(
    tx: Tx,
    { tried, current, asked, today }: Trying,
    tiers: TierTally,
    points: PointsTally,
    tookMs: number,
  ): Promise<ProgrammePreview> {
    const months = points.byMonth();
    const [given, would] = [
      months.reduce((sum, each) => sum + each.given, 0),
      months.reduce((sum, each) => sum + each.would, 0),
    ];
    const examples = tiers.examples();
    const faces = await this.members.maskedFaces(
      tx,
      examples.map(({ memberId }) => memberId),
    );
    return {
      members: tiers.members,
      asOf: today,
      tookMs: Math.round(tookMs),
      tiers: tiers.distribution(),
      moves: tiers.moves(),
      examples: examples.map((each) => ({ ...each, name: faces.get(each.memberId)?.nameMasked ?? '未留姓名' })),
      points: {
        ...lastYear(today),
        purchases: points.purchases,
        given,
        would,
        worthFen: Math.sign(would - given) * worthFen(tried.points, Math.abs(would - given)),
        months,
      },
      notes: notesOf(tried, asked, earnsAlike(tried, current)),
    };
  }
}

function notesOf({ points }: Programme, asked: Asked, isAlike: boolean): string[] {
  const kinds = new Set(points.multipliers.map(({ when }) => when.kind));
  return [
    '升级按今天的累计计算；降级要等下次评定，并过完保级期。',
    '按现行方案本来就会变动的会员没有计入。',
    ...(asked.visits.length > 0 ? ['单笔和当日条件，按近 12 个月每次到店的合计估算。'] : []),
    ...(!isAlike && kinds.has('tier') ? ['等级倍数按会员现在的等级计算。'] : []),
    ...(!isAlike && kinds.has('birthday_month') ? ['生日当月的倍数没有计入。'] : []),
    '积分已扣除退货；入会前的消费没有计入。',
  ];
}
