// 积分明细: the ledger as people read it, newest first, every line explained. For the member and for those who serve them.
import { eventWords } from '../events/entry-words';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, memberEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, addMonths, businessDayOf } from '@guike/kernel';
import { Database, type Tx } from '@guike/platform';
import { type LotPart, type LotTaken, entryInWords, lotInWords, worthFen } from '@guike/points';
import { type Programme, ProgrammeService } from '@guike/programme';
import { reasonInWords } from './adjust-points';
import { lookWords } from '../likes/entry-words';
import { friendWords } from '../referral/entry-words';
import { type LedgerRow, readAccount, readEnded, readEntries, readMonths, readTaken } from './ledger-page';

export type PointsPageAnswer = AnswerOf<(typeof memberEndpoints)['points']>;
type Line = PointsPageAnswer['lines'][number];

/** What is known of the lines of one page besides their own rows. */
interface Around {
  readonly today: BusinessDay;
  readonly taken: ReadonlyMap<number, LotTaken>;
  readonly ended: ReadonlyMap<number, LotPart[]>;
  readonly rules: ReadonlyMap<number, Programme>;
}

interface LedgerWish {
  readonly after?: string | undefined;
  readonly limit: number;
  readonly forOffice?: boolean;
}

/** Above any number of an entry. */
const NEWEST = 2_147_483_647;

@Injectable()
export class PointsPage {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
  ) {}

  /**
   * A page; `after` is the number of the last entry seen. `forOffice`: with who of the shop stands behind a line.
   * Error: MEMBER_UNKNOWN.
   */
  async points(
    memberId: MemberId,
    { after, limit, forOffice = false }: LedgerWish,
    tx: Tx = this.database.reading,
  ): Promise<PointsPageAnswer> {
    const { body, day: today } = await this.programmes.presentFor(tx, memberId);
    const account = await readAccount(tx, memberId, today);
    if (!account) throw new DomainError('MEMBER_UNKNOWN');
    const found = await readEntries(tx, memberId, {
      before: after === undefined ? NEWEST : Number(after),
      limit: limit + 1,
    });
    const shown = found.slice(0, limit);
    const around = await this.around(tx, memberId, shown, today);
    const { balance, pending, owed, expiring } = account;
    const available = balance - pending;
    return {
      points: {
        balance,
        available,
        pending,
        owed,
        worthFen: worthFen(body.points, available),
        expiring: expiring ?? [],
      },
      months: await this.months(tx, memberId, shown),
      lines: shown.map((row) => {
        const line = lineOf(row, around);
        return forOffice ? { ...line, why: [...line.why, ...officeNotes(row)] } : line;
      }),
      next: found.length > limit ? String(shown.at(-1)?.seq) : null,
    };
  }

  private async around(tx: Tx, memberId: MemberId, shown: readonly LedgerRow[], today: BusinessDay): Promise<Around> {
    const lots = shown.filter((row) => lotOf(row) > 0).map(({ seq }) => seq);
    const expiries = shown.filter(({ kind }) => kind === 'expire').map(({ seq }) => seq);
    const rules = new Map<number, Programme>();
    for (const version of new Set(shown.map((row) => row.programmeVersion)))
      rules.set(version, (await this.programmes.version(tx, version)).body);
    return {
      today,
      rules,
      taken: lots.length === 0 ? new Map() : await readTaken(tx, memberId, lots),
      ended: expiries.length === 0 ? new Map() : await readEnded(tx, memberId, expiries),
    };
  }

  private async months(tx: Tx, memberId: MemberId, shown: readonly LedgerRow[]): Promise<PointsPageAnswer['months']> {
    const [newest, oldest] = [shown[0], shown.at(-1)];
    if (!newest || !oldest) return [];
    const on = new Set(shown.map(({ day }) => day.slice(0, 7)));
    const sums = await readMonths(tx, memberId, firstOfMonth(oldest.day), addMonths(firstOfMonth(newest.day), 1));
    return sums.filter(({ month }) => on.has(month));
  }
}

/** 王店长提交，李财务审批：… */
function officeNotes({ adjustment }: LedgerRow): string[] {
  if (!adjustment) return [];
  const { by, second, note, reference } = adjustment;
  const people = [by === null ? null : `${by}提交`, second === null ? null : `${second}审批`];
  const said = `${people.filter((each) => each !== null).join('，')}：${note}`;
  return reference === null ? [said] : [said, `单号 ${reference}`];
}

const firstOfMonth = (day: BusinessDay) => `${day.slice(0, 7)}-01` as BusinessDay;

/** The points of the lot that an entry made; 0 when all of them repaid debt, or it made none. */
function lotOf({ seq, points, allocation }: LedgerRow): number {
  return points > 0 ? partOf(allocation, seq) : 0;
}

/** What an allocation gives to a lot; lot 0 is the debt. */
function partOf(allocation: readonly number[], lot: number): number {
  let sum = 0;
  for (let place = 0; place < allocation.length; place += 2)
    if (allocation[place] === lot) sum += allocation[place + 1] as number;
  return sum;
}

function lineOf(row: LedgerRow, around: Around): Line {
  const { seq, kind, points, day, sale, refund, hold, redemption, adjustment, storeName, entitled } = row;
  const rules = around.rules.get(row.programmeVersion) as Programme;
  const paidOn = sale && businessDayOf(new Date(sale.paidAt), rules.timeZone);
  const facts = {
    kind,
    points,
    bookedOn: day,
    entitled,
    refund,
    hold,
    redemption,
    adjustment: adjustment && { reason: reasonInWords(adjustment.reason) },
    storeName,
    rules,
    told: lookWords(row, rules) ?? friendWords(row) ?? eventWords(row),
    debt: partOf(row.allocation, 0),
  };
  const words = entryInWords(
    {
      ...facts,
      ended: around.ended.get(seq) ?? [],
      sale: sale && paidOn && { ...sale, paidOn },
    },
    around.today,
  );
  return {
    seq,
    kind,
    ...words,
    points,
    day,
    at: row.at.toISOString(),
    lot: lotLine(row, around),
    receipt: receiptOf(row),
  };
}

function lotLine(row: LedgerRow, { today, taken: all }: Around): Line['lot'] {
  const { availableOn, expiresOn } = row;
  if (lotOf(row) === 0 || availableOn === null || expiresOn === null) return null;
  // Nobody owns what is due, though no operation has come by to expire it yet.
  const due = expiresOn < today ? row.left : 0;
  const left = row.left - due;
  const taken = all.get(row.seq) ?? {};
  const lot = { left, availableOn, expiresOn, taken: { ...taken, expire: (taken.expire ?? 0) + due } };
  return { left, availableOn, expiresOn, ...lotInWords(lot, today) };
}

function receiptOf({ sale, storeName }: LedgerRow): Line['receipt'] {
  if (!sale || storeName === null) return null;
  const { purchaseId, businessDay, number, netFen, returnedFen } = sale;
  return { purchaseId, storeName, businessDay, number, netFen, returnedFen };
}
