// Receipts: the row that a sale and its refunds claim first, whichever arrives first.
import { Inject, Injectable } from '@nestjs/common';
import { type BusinessDay, type Clock, DomainError, type MemberId, type StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

/** A void goes by the number of its sale, so it stands apart from refunds, which have numbers of their own. */
export type ReceiptKind = 'sale' | 'refund' | 'void';

/** Names a receipt: numbers restart daily, so store and business day belong to the name. */
export interface ReceiptKey {
  readonly storeId: StoreId;
  readonly businessDay: BusinessDay;
  readonly number: string;
}

export interface ReceiptOwner {
  readonly memberId: MemberId | null;
  readonly eventId: string;
  readonly contentHash: Buffer;
}

/** What a claim found: the owner, whether that is the claimant, and whether something had named the receipt before. */
export interface ReceiptClaim {
  readonly owner: ReceiptOwner;
  readonly isNew: boolean;
  readonly awaited: boolean;
}

/** All are applied in the sale's own transaction, while a customer waits. */
const MOST_WAITING = 20;

export interface ParkedRefund {
  readonly id: string;
  readonly request: unknown;
}

const nameOf = ({ storeId, businessDay, number }: ReceiptKey) => `${storeId}/${businessDay}/${number}`;

@Injectable()
export class ReceiptsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * Claims a receipt for an event. Answers the owner: the given one when the receipt was free, else the one before.
   * `awaited` is true when something (a refund) had named the receipt before its sale came.
   * Error: RECEIPT_CONFLICT when the receipt was recorded with other content.
   */
  async claim(tx: Tx, kind: ReceiptKind, key: ReceiptKey, owner: ReceiptOwner): Promise<ReceiptClaim> {
    const [claim] = await this.claimAll(tx, kind, [{ key, owner }]);
    if (!claim) throw new Error('a receipt that can neither be inserted nor read');
    if (!claim.owner.contentHash.equals(owner.contentHash)) throw new DomainError('RECEIPT_CONFLICT');
    return claim;
  }

  /**
   * Claims several different receipts in one round trip, in the order of their names, so that two batches cannot wait
   * for each other. Answers in the order given; whether the content is the same is the caller's to look at.
   */
  async claimAll(
    tx: Tx,
    kind: ReceiptKind,
    claims: readonly { readonly key: ReceiptKey; readonly owner: ReceiptOwner }[],
  ): Promise<ReceiptClaim[]> {
    if (claims.length === 0) return [];
    const found = await rows<ReceiptKey & ReceiptOwner & { awaited: boolean }>(
      tx,
      `INSERT INTO receipt AS r (store_id, business_day, kind, number, member_id, event_id, content_hash)
       SELECT c.store, c.day, $4, c.number, c.member, c.event, c.hash
       FROM unnest($1::uuid[], $2::date[], $3::text[], $5::uuid[], $6::uuid[], $7::bytea[])
         AS c(store, day, number, member, event, hash) ORDER BY c.store, c.day, c.number
       ON CONFLICT (store_id, business_day, kind, number) DO UPDATE SET
         member_id = CASE WHEN r.event_id IS NULL THEN excluded.member_id ELSE r.member_id END,
         event_id = coalesce(r.event_id, excluded.event_id),
         content_hash = coalesce(r.content_hash, excluded.content_hash)
       RETURNING store_id AS "storeId", business_day AS "businessDay", number, member_id AS "memberId",
         event_id AS "eventId", content_hash AS "contentHash", xmax <> 0 AS awaited`,
      [
        claims.map(({ key }) => key.storeId),
        claims.map(({ key }) => key.businessDay),
        claims.map(({ key }) => key.number),
        kind,
        claims.map(({ owner }) => owner.memberId),
        claims.map(({ owner }) => owner.eventId),
        claims.map(({ owner }) => owner.contentHash),
      ],
    );
    const byName = new Map(found.map((row) => [nameOf(row), row]));
    return claims.map(({ key, owner }) => {
      const row = byName.get(nameOf(key));
      if (!row) throw new Error('a receipt that can neither be inserted nor read');
      const { memberId, eventId, contentHash, awaited } = row;
      return { owner: { memberId, eventId, contentHash }, isNew: eventId === owner.eventId, awaited };
    });
  }

  /** Locks a sale's receipt for a refund and answers the sale, or null while none has come. */
  async lockSale(tx: Tx, key: ReceiptKey): Promise<{ memberId: MemberId; purchaseId: string } | null> {
    const [row] = await rows<{ member_id: MemberId; event_id: string | null }>(
      tx,
      `INSERT INTO receipt AS r (store_id, business_day, kind, number) VALUES ($1, $2, 'sale', $3)
       ON CONFLICT (store_id, business_day, kind, number) DO UPDATE SET number = excluded.number
       RETURNING member_id, event_id`,
      [key.storeId, key.businessDay, key.number],
    );
    return row?.event_id ? { memberId: row.member_id, purchaseId: row.event_id } : null;
  }

  /** Who owns a receipt, or null. */
  async find(tx: Tx, kind: ReceiptKind, key: ReceiptKey): Promise<ReceiptOwner | null> {
    const [row] = await rows<{ member_id: MemberId | null; event_id: string; content_hash: Buffer }>(
      tx,
      `SELECT member_id, event_id, content_hash FROM receipt
       WHERE store_id = $1 AND business_day = $2 AND kind = $3 AND number = $4 AND event_id IS NOT NULL`,
      [key.storeId, key.businessDay, kind, key.number],
    );
    return row ? { memberId: row.member_id, eventId: row.event_id, contentHash: row.content_hash } : null;
  }

  /** A parked refund found its sale: its own receipt now belongs to the sale's member. */
  async adopt(tx: Tx, kind: ReceiptKind, key: ReceiptKey, memberId: MemberId): Promise<void> {
    await rows(
      tx,
      `UPDATE receipt SET member_id = $4 WHERE store_id = $1 AND business_day = $2 AND kind = $5 AND number = $3`,
      [key.storeId, key.businessDay, key.number, memberId, kind],
    );
  }

  /**
   * Keeps a refund that came before its sale. `original` is the sale's receipt, which the caller has locked.
   * Error: TOO_MANY_WAITING when more wait for it than one sale can have.
   */
  async park(tx: Tx, original: ReceiptKey, refundId: string, request: unknown): Promise<void> {
    const [waiting] = await rows<{ count: number }>(
      tx,
      `SELECT count(*) AS count FROM parked_refund
       WHERE store_id = $1 AND business_day = $2 AND number = $3 AND applied_at IS NULL`,
      [original.storeId, original.businessDay, original.number],
    );
    if ((waiting?.count ?? 0) >= MOST_WAITING) throw new DomainError('TOO_MANY_WAITING');
    await rows(
      tx,
      `INSERT INTO parked_refund (store_id, business_day, number, id, request, received_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [original.storeId, original.businessDay, original.number, refundId, JSON.stringify(request), this.clock.now()],
    );
  }

  /** Takes the refunds that wait for a sale, oldest first, and marks them applied. */
  async unpark(tx: Tx, original: ReceiptKey): Promise<ParkedRefund[]> {
    const found = await rows<ParkedRefund>(
      tx,
      `UPDATE parked_refund SET applied_at = $4
       WHERE store_id = $1 AND business_day = $2 AND number = $3 AND applied_at IS NULL RETURNING id, request`,
      [original.storeId, original.businessDay, original.number, this.clock.now()],
    );
    return found.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
