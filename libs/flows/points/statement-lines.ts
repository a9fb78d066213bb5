// The lines of a month's statement with what there is to say about them, read a page at a time while they are written.
import { Injectable } from '@nestjs/common';
import type { BusinessDay, StoreId } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { type Tx, rows } from '@guike/platform';
import { type LiabilityScope, LiabilityService, type StatementLine } from '@guike/points';
import { StoreDirectory } from '@guike/stores';
import type { LineRow } from './statement-sheets';

const LINES_AT_ONCE = 1_000;

@Injectable()
export class StatementLines {
  constructor(
    private readonly points: LiabilityService,
    private readonly members: MemberSearch,
    private readonly stores: StoreDirectory,
  ) {}

  /** Member by member, each in the order of the ledger; names are masked. */
  async *read(tx: Tx, day: BusinessDay, scope: LiabilityScope): AsyncGenerator<LineRow> {
    let last: StatementLine | undefined;
    do {
      const page = { limit: LINES_AT_ONCE, ...(last && { after: last }) };
      const found = await this.points.lines(tx, day, scope, page);
      yield* await this.told(tx, found);
      last = found.length < LINES_AT_ONCE ? undefined : found.at(-1);
    } while (last);
  }

  private async told(tx: Tx, lines: readonly StatementLine[]): Promise<LineRow[]> {
    const storeIds = lines.map(({ storeId }) => storeId).filter((id): id is StoreId => id !== null);
    const stores = await this.stores.names(tx, [...new Set(storeIds)]);
    const faces = await this.members.maskedFaces(tx, [...new Set(lines.map(({ memberId }) => memberId))]);
    const receipts = await receiptsOf(tx, lines);
    return lines.map((line) => ({
      ...line,
      nameMasked: faces.get(line.memberId)?.nameMasked ?? null,
      phoneMasked: faces.get(line.memberId)?.phoneMasked ?? null,
      storeName: line.storeId === null ? null : (stores.get(line.storeId) ?? null),
      receipt: line.purchaseId === null ? null : (receipts.get(line.purchaseId) ?? null),
    }));
  }
}

/** Numbers of receipts by purchase. */
async function receiptsOf(tx: Tx, lines: readonly StatementLine[]): Promise<ReadonlyMap<string, string>> {
  const sales = lines.filter(({ purchaseId }) => purchaseId !== null);
  const found = await rows<{ id: string; number: string }>(
    tx,
    `SELECT p.id, p.receipt_number AS number FROM unnest($1::uuid[], $2::uuid[]) AS sale(member_id, id)
     JOIN purchase p ON p.member_id = sale.member_id AND p.id = sale.id`,
    [sales.map(({ memberId }) => memberId), sales.map(({ purchaseId }) => purchaseId)],
  );
  return new Map(found.map(({ id, number }) => [id, number]));
}
