// Sales that come at the same time, recorded in one transaction: one commit and a handful of round trips for all of
// them. Only sales that raise no question are recorded in company; any other is recorded alone. See docs/adr/0011.
import { Injectable } from '@nestjs/common';
import { DomainError, type MemberId } from '@guike/kernel';
import {
  Database,
  MicroBatch,
  type Outcome,
  type RepeatableRequest,
  RequestKeys,
  type Tx,
  sqlState,
  withRequestId,
} from '@guike/platform';
import type { Programme } from '@guike/programme';
import type { SaleCommand } from './commands';
import { Customers } from './customers';
import { type ClaimedSale, type PreparedSale, type PurchaseAnswer, SaleBooking } from './sale-booking';
import { SaleReceipts } from './sale-receipts';
import { lockMembers } from './standing';

export interface SaleRequest {
  readonly command: SaleCommand;
  readonly repeat?: RepeatableRequest | undefined;
  /** Of the HTTP request it came with. */
  readonly requestId?: string | undefined;
}

/** Records one sale in a transaction of its own, whatever it asks for. */
export type RecordAlone = (sale: SaleRequest) => Promise<PurchaseAnswer>;

type Ready = SaleRequest & { readonly prepared: PreparedSale };
type Known = Ready & Pick<ClaimedSale, 'memberId' | 'guides'>;

/** More would keep the first of them waiting for nothing: the commit is shared long before. */
const MOST = 64;
/** While one batch waits for its commit, the next is at work. */
const LANES = 2;

/** Points as payment may be refused: a matter of its own. */
const mayShare = ({ customer, tenders = [] }: SaleCommand): boolean =>
  customer !== null && tenders.every(({ kind }) => kind !== 'points');

/** Consent may make a member: at a till nobody asks before whether they are one. */
export const raisesNoQuestion = (sale: SaleCommand): boolean => sale.consent === null && mayShare(sale);

/** Whether what a sale earns depends on the sale before it: then no two of one member may be judged at once. */
const oneByOne = ({ points }: Programme): boolean =>
  points.perVisit > 0 || points.multipliers.some(({ when }) => when.kind === 'tier');

@Injectable()
export class SalesTogether {
  constructor(
    private readonly database: Database,
    private readonly requestKeys: RequestKeys,
    private readonly customers: Customers,
    private readonly receipts: SaleReceipts,
    private readonly booking: SaleBooking,
  ) {}

  /** A queue that records in company what may be, and hands the rest to `alone`. */
  queue(alone: RecordAlone): MicroBatch<SaleRequest, PurchaseAnswer> {
    return new MicroBatch<SaleRequest, PurchaseAnswer>({
      most: MOST,
      lanes: LANES,
      names: namesOf,
      run: async (sales) => {
        const [first] = sales;
        if (sales.length === 1 && first) return [{ answer: await inItsRequest(first, alone) }];
        const answers = await this.database.inTransaction((tx) => this.record(tx, sales), { byKey: true });
        return Promise.all(
          sales.map(async (sale, index) => {
            const answer = answers[index];
            return answer ? { answer } : outcomeOf(inItsRequest(sale, alone));
          }),
        );
      },
    });
  }

  /**
   * Records many sales at once, such as a page of an import; each that may not be recorded in company is handed to
   * `alone`. A bad one is found by halves, so that it costs the others little.
   */
  async recordAll(sales: readonly SaleRequest[], alone: RecordAlone): Promise<Outcome<PurchaseAnswer>[]> {
    const [first] = sales;
    if (first === undefined) return [];
    if (sales.length === 1) return [await refusalOf(alone(first))];
    const answers = await this.database
      .inTransaction((tx) => this.record(tx, sales), { byKey: true })
      .catch((error: unknown) => {
        if (isAboutASale(error)) return null;
        throw error;
      });
    if (answers === null) {
      const middle = Math.ceil(sales.length / 2);
      const before = await this.recordAll(sales.slice(0, middle), alone);
      return [...before, ...(await this.recordAll(sales.slice(middle), alone))];
    }
    const outcomes: Outcome<PurchaseAnswer>[] = [];
    for (const [index, sale] of sales.entries()) {
      const answer = answers[index];
      outcomes.push(answer ? { answer } : await refusalOf(alone(sale)));
    }
    return outcomes;
  }

  /** Answers null for each that has to be recorded alone; of such a one nothing is written. */
  async record(tx: Tx, sales: readonly SaleRequest[]): Promise<(PurchaseAnswer | null)[]> {
    const fresh = await this.fresh(tx, sales);
    const known = await this.known(tx, fresh);
    const claims = await this.receipts.claimAll(
      tx,
      known.map(({ prepared: { receipt, purchaseId, content }, memberId }) => ({
        key: receipt,
        owner: { memberId, eventId: purchaseId, contentHash: content },
      })),
    );
    const claimed = known.flatMap((sale, index) => {
      const claim = claims[index];
      return claim?.isNew ? [{ ...sale, awaited: claim.awaited }] : [];
    });
    const [first] = claimed;
    if (!first) return sales.map(() => null);
    const today = first.prepared.today;
    const standings = await lockMembers(
      tx,
      claimed.map(({ memberId }) => memberId),
      today,
    );
    const judged = [];
    for (const { prepared, memberId, guides, awaited, requestId } of claimed) {
      const standing = standings.get(memberId) ?? null;
      const sale: ClaimedSale = { ...prepared, today, memberId, guides, awaited, requestId, standing };
      await this.booking.requireStillThemselves(tx, sale);
      judged.push(await this.booking.judge(tx, sale, { joined: false, mayJoin: await this.booking.mayJoin(tx, sale) }));
    }
    const answers = await this.booking.book(tx, judged);
    await this.keep(tx, claimed, answers);
    const bySale = new Map(claimed.map(({ command }, index) => [command, answers[index] ?? null]));
    return sales.map(({ command }) => bySale.get(command) ?? null);
  }

  /** Those whose idempotency key, where they have one, was never used. */
  private async fresh(tx: Tx, sales: readonly SaleRequest[]): Promise<SaleRequest[]> {
    const keyed = sales.filter(({ repeat }) => repeat !== undefined);
    const claims = await this.requestKeys.claimAll(
      tx,
      keyed.map(({ repeat }) => repeat as RepeatableRequest),
    );
    const used = new Set(keyed.filter((_, index) => claims[index]?.before ?? claims[index]?.error));
    return sales.filter((sale) => !used.has(sale));
  }

  /** Those that are in order, whose guides work here and whose buyer is known already, each with who they are. */
  private async known(tx: Tx, sales: readonly SaleRequest[]): Promise<Known[]> {
    const ready: Ready[] = [];
    for (const sale of sales.filter(({ command }) => mayShare(command))) {
      const prepared = await orNothing(this.booking.prepare(tx, sale.command));
      if (prepared) ready.push({ ...sale, prepared });
    }
    const guided = await this.guided(tx, ready);
    const buyers = await this.customers.known(
      tx,
      guided.map(({ command }) => command.customer),
    );
    const asked = buyers.filter((_, index) => guided[index]?.command.consent);
    const members = await this.customers.membersAmong(
      tx,
      asked.filter((id) => id !== null),
    );
    const seen = new Set<MemberId>();
    return guided.flatMap((sale, index) => {
      const memberId = buyers[index] ?? null;
      if (memberId !== null && sale.command.consent && !members.has(memberId)) return [];
      const { programme, trial } = sale.prepared;
      const asksBefore = oneByOne(programme.body) || (trial !== null && oneByOne(trial.body));
      const isSecond = memberId !== null && seen.has(memberId) && asksBefore;
      if (memberId === null || isSecond) return [];
      seen.add(memberId);
      return [{ ...sale, memberId }];
    });
  }

  private async guided(tx: Tx, sales: readonly Ready[]): Promise<(Ready & Pick<Known, 'guides'>)[]> {
    const logins = sales.flatMap(({ command }) => [command.servingGuide, command.designatedGuide]);
    const ids = await this.customers.guideIds(tx, logins);
    return sales.flatMap((sale) => {
      const { servingGuide, designatedGuide } = sale.command;
      const [serving, designated] = [servingGuide, designatedGuide].map((login) =>
        login === undefined ? null : ids.get(login),
      );
      return serving === undefined || designated === undefined ? [] : [{ ...sale, guides: { serving, designated } }];
    });
  }

  private async keep(tx: Tx, sales: readonly SaleRequest[], answers: readonly PurchaseAnswer[]): Promise<void> {
    const kept = sales.flatMap(({ repeat }, index) => (repeat ? [{ request: repeat, answer: answers[index] }] : []));
    await this.requestKeys.keepAll(tx, kept);
  }
}

/** Data that Postgres cannot hold (22), rows that clash (23), and what the rules refuse; anything else meets all alike. */
const isAboutASale = (error: unknown): boolean => error instanceof DomainError || /^2[23]/.test(sqlState(error) ?? '');

/** Two of the same receipt or key never share a transaction: the second has to see what became of the first. */
function namesOf({ command: { storeId, receipt }, repeat }: SaleRequest): string[] {
  const names = [`receipt/${storeId}/${receipt.businessDay}/${receipt.number}`];
  return repeat ? [...names, `key/${repeat.owner}/${repeat.key}`] : names;
}

/** Null for what is refused: it is recorded alone, and refused there with its reason. */
const orNothing = async <A>(work: Promise<A>): Promise<A | null> =>
  work.catch((error: unknown) => {
    if (error instanceof DomainError) return null;
    throw error;
  });

/** The batch runs in the request of whoever came first; what is recorded alone is told under its own. */
const inItsRequest = (sale: SaleRequest, alone: RecordAlone): Promise<PurchaseAnswer> =>
  sale.requestId === undefined ? alone(sale) : withRequestId(sale.requestId, () => alone(sale));

/** The outcome of a sale that may be refused; throws what is not about the sale. */
const refusalOf = async <A>(work: Promise<A>): Promise<Outcome<A>> =>
  work.then(
    (answer) => ({ answer }),
    (error: unknown) => {
      if (isAboutASale(error)) return { error };
      throw error;
    },
  );

const outcomeOf = async <A>(work: Promise<A>): Promise<Outcome<A>> =>
  work.then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
