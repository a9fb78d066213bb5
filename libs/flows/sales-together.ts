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
  together,
  withRequestId,
} from '@guike/platform';
import type { Programme } from '@guike/programme';
import { ReceiptsService } from '@guike/purchases';
import type { SaleCommand } from './commands';
import { Customers } from './customers';
import { type ClaimedSale, type PreparedSale, type PurchaseAnswer, SaleBooking } from './sale-booking';
import { lockMembers, requireNotMerged } from './standing';

export interface SaleRequest {
  readonly command: SaleCommand;
  readonly repeat?: RepeatableRequest | undefined;
  /** Of the HTTP request it came with. */
  readonly requestId?: string | undefined;
}

/** Records one sale in a transaction of its own, whatever it asks for. */
export type RecordAlone = (sale: SaleRequest) => Promise<PurchaseAnswer>;

type Ready = SaleRequest & { readonly prepared: PreparedSale; readonly memberId: MemberId };
type Known = Ready & Pick<ClaimedSale, 'guides'>;
type Buyers = ReadonlyMap<SaleRequest, MemberId | null>;

/** More would keep the first of them waiting for nothing: the commit is shared long before. */
const MOST = 64;
/** While one batch waits for its commit, the next is at work. */
const LANES = 2;

const noOne = (): void => undefined;

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
    private readonly receipts: ReceiptsService,
    private readonly booking: SaleBooking,
  ) {}

  /** A queue that records in company what may be, and hands the rest to `alone`. */
  queue(alone: RecordAlone): MicroBatch<SaleRequest, PurchaseAnswer> {
    return new MicroBatch<SaleRequest, PurchaseAnswer>({
      most: MOST,
      lanes: LANES,
      oneAtWork: true,
      names: namesOf,
      run: async (sales, letNextIn) => {
        const answers = await this.inCompany(sales, letNextIn);
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
    const answers = await this.inCompany(sales).catch((error: unknown) => {
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

  /** Who the sales name, asked for in the round trip that opens the transaction. Null: to be recorded alone. */
  private readonly buyers = async (tx: Tx, sales: readonly SaleRequest[]): Promise<Buyers> => {
    const found = await this.customers.known(
      tx,
      sales.map(({ command }) => (mayShare(command) ? command.customer : null)),
    );
    return new Map(sales.map((sale, index) => [sale, found[index] ?? null]));
  };

  private inCompany(sales: readonly SaleRequest[], committing = noOne): Promise<(PurchaseAnswer | null)[]> {
    return this.database.inTransaction<(PurchaseAnswer | null)[], Buyers>(
      (tx, buyers) => this.record(tx, sales, buyers),
      { byKey: true, opening: (tx) => this.buyers(tx, sales), committing },
    );
  }

  /** Answers null for each that has to be recorded alone; of such a one nothing is written. */
  private async record(tx: Tx, sales: readonly SaleRequest[], buyers: Buyers): Promise<(PurchaseAnswer | null)[]> {
    const known = await this.known(tx, await this.fresh(tx, sales), buyers);
    const [first] = known;
    if (!first) return sales.map(() => null);
    const { today } = first.prepared;
    // Postgres takes the locks in this order, too: receipts by name, then members by id.
    const [claims, standings] = await together(tx, () => [
      this.receipts.claimAll(tx, 'sale', known.map(claimOf)),
      lockMembers(
        tx,
        known.map(({ memberId }) => memberId),
        today,
      ),
    ]);
    const recorded = known.filter((_, index) => claims[index]?.isNew);
    const awaited = new Map(known.map((sale, index) => [sale, claims[index]?.awaited ?? false]));
    const judged = [];
    for (const sale of recorded) {
      const { prepared, memberId, guides, requestId } = sale;
      const standing = standings.get(memberId) ?? null;
      const claimed = {
        ...prepared,
        today,
        memberId,
        guides,
        requestId,
        standing,
        awaited: awaited.get(sale) ?? false,
      };
      if (standing !== null) await requireNotMerged(tx, memberId, standing);
      const mayJoin = await this.booking.mayJoin(tx, claimed);
      judged.push(await this.booking.judge(tx, claimed, { joined: false, mayJoin }));
    }
    const answers = await this.booking.book(tx, judged);
    await this.keep(tx, recorded, answers);
    const bySale = new Map(recorded.map(({ command }, index) => [command, answers[index] ?? null]));
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
  private async known(tx: Tx, sales: readonly SaleRequest[], buyers: Buyers): Promise<Known[]> {
    const ready: Ready[] = [];
    for (const sale of sales) {
      const memberId = buyers.get(sale) ?? null;
      const prepared = memberId && (await orNothing(this.booking.prepare(tx, sale.command)));
      if (prepared) ready.push({ ...sale, memberId, prepared });
    }
    const guided = await this.guided(tx, ready);
    const agreeing = guided.filter(({ command }) => command.consent !== null);
    const members = await this.customers.membersAmong(
      tx,
      agreeing.map(({ memberId }) => memberId),
    );
    const seen = new Set<MemberId>();
    return guided.filter(({ memberId, command, prepared: { programme, trial } }) => {
      if (command.consent !== null && !members.has(memberId)) return false;
      const asksBefore = oneByOne(programme.body) || (trial !== null && oneByOne(trial.body));
      if (asksBefore && seen.has(memberId)) return false;
      seen.add(memberId);
      return true;
    });
  }

  private async guided(tx: Tx, sales: readonly Ready[]): Promise<Known[]> {
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

const claimOf = ({ memberId, prepared: { receipt: key, purchaseId: eventId, content: contentHash } }: Known) => ({
  key,
  owner: { memberId, eventId, contentHash },
});

/** Null for what is refused: it is recorded alone, and refused there with its reason. */
const orNothing = async <A>(work: Promise<A>): Promise<A | null> =>
  work.catch((error: unknown) => {
    if (error instanceof DomainError) return null;
    throw error;
  });

/** The batch runs in nobody's request; what is recorded alone is told under its own. */
export const inItsRequest = (sale: SaleRequest, alone: RecordAlone): Promise<PurchaseAnswer> =>
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
