// People and how they are found: by card, phone, id, or the number another system knows them by.
import { createHmac, randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type BusinessDay,
  type CardMac,
  type Clock,
  DomainError,
  type MemberId,
  type MemberState,
  type PurchaseId,
  type StaffId,
  type StoreId,
  cardCode,
  isCurrent,
  readCardCode,
} from '@guike/kernel';
import { CLOCK, Keys, type Tx, newId, rows } from '@guike/platform';
import { isBirthMonth } from './birthdays';
import { searchIndexes } from './search-indexes';

/** How somebody is named from outside. `scannedAt`: when the code was read, if that was not now. */
export type CustomerRef =
  | { readonly kind: 'card'; readonly code: string; readonly scannedAt?: Date }
  | { readonly kind: 'phone'; readonly phone: string; readonly name?: string }
  | { readonly kind: 'id'; readonly id: MemberId }
  | { readonly kind: 'external'; readonly source: string; readonly externalId: string };

export interface Joining {
  readonly memberId: MemberId;
  readonly joinedAt: Date;
  readonly joinedOn: BusinessDay;
  readonly storeId: StoreId;
  /** The sale that opened the card; null where none did (an application, an invitation). */
  readonly purchaseId: PurchaseId | null;
  readonly enrolledBy: StaffId | null;
  readonly consent: { readonly version: string; readonly source: string; readonly givenAt: Date };
  /** As the customer says it when joining; it replaces what a till wrote down before. Null: as it stands. */
  readonly name: string | null;
}

export interface MemberFace {
  readonly memberId: MemberId;
  readonly state: MemberState;
  readonly name: string | null;
  readonly phone: string | null;
}

/** A till that was offline may bring a scan this old; older codes could have been copied. */
const OLDEST_SCAN_MS = 7 * 86_400_000;
const CLOCK_SKEW_MS = 5 * 60_000;

@Injectable()
export class MembersService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** Finds a person. Null when nobody is known by it. Errors: CARD_INVALID, CARD_EXPIRED. */
  async find(tx: Tx, ref: CustomerRef): Promise<MemberId | null> {
    if (ref.kind === 'card') return this.findByCard(tx, ref.code, ref.scannedAt);
    return (await this.findAll(tx, [ref]))[0] ?? null;
  }

  /** Finds several people in one round trip, in the order given; null for whom nobody knows. */
  async findAll(tx: Tx, refs: readonly Exclude<CustomerRef, { kind: 'card' }>[]): Promise<(MemberId | null)[]> {
    const phones = refs.map((ref) => (ref.kind === 'phone' ? this.keys.blindIndex(ref.phone) : null));
    if (refs.every(({ kind }) => kind === 'phone')) return this.findByPhones(tx, phones);
    const found = await rows<{ member_id: MemberId | null }>(
      tx,
      `SELECT coalesce(x.to_id, m.id, p.member_id, e.member_id) AS member_id
       FROM unnest($1::uuid[], $2::bytea[], $3::text[], $4::text[]) WITH ORDINALITY AS r(id, phone, source, external, nth)
       LEFT JOIN member m ON m.id = r.id LEFT JOIN LATERAL (
         WITH RECURSIVE way AS (SELECT a.to_id, 1 AS step FROM member_alias a WHERE a.member_id = m.id
           UNION ALL SELECT a.to_id, w.step + 1 FROM way w JOIN member_alias a ON a.member_id = w.to_id)
         SELECT to_id FROM way ORDER BY step DESC LIMIT 1) x ON true
       LEFT JOIN member_phone p ON p.phone_index = r.phone
       LEFT JOIN member_external e ON e.source = r.source AND e.external_id = r.external ORDER BY r.nth`,
      [
        refs.map((ref) => (ref.kind === 'id' ? ref.id : null)),
        phones,
        refs.map((ref) => (ref.kind === 'external' ? ref.source : null)),
        refs.map((ref) => (ref.kind === 'external' ? ref.externalId : null)),
      ],
    );
    return found.map(({ member_id }) => member_id);
  }

  /** Those of these people who have joined, whatever became of them since. */
  async joinedAmong(tx: Tx, memberIds: readonly MemberId[]): Promise<ReadonlySet<MemberId>> {
    const found = await rows<{ id: MemberId }>(tx, `SELECT id FROM member WHERE id = ANY ($1) AND state <> 'known'`, [
      memberIds,
    ]);
    return new Set(found.map(({ id }) => id));
  }

  /** What tills name people by nearly always. */
  private async findByPhones(tx: Tx, phones: readonly (Buffer | null)[]): Promise<(MemberId | null)[]> {
    const found = await rows<{ nth: number; member_id: MemberId }>(
      tx,
      `SELECT r.nth, p.member_id FROM unnest($1::bytea[]) WITH ORDINALITY AS r(phone, nth)
       JOIN member_phone p ON p.phone_index = r.phone`,
      [phones],
    );
    const byPlace = new Map(found.map(({ nth, member_id }) => [nth, member_id]));
    return phones.map((_, index) => byPlace.get(index + 1) ?? null);
  }

  /**
   * Makes a known customer (潜客) of a phone or an outside number, or answers the one whom another transaction made
   * meanwhile (`isNew` false). The caller opens the point account of a new one.
   */
  async know(
    tx: Tx,
    ref: Extract<CustomerRef, { kind: 'phone' | 'external' }>,
  ): Promise<{ memberId: MemberId; isNew: boolean }> {
    const memberId = newId();
    const [text, values] =
      ref.kind === 'phone'
        ? [
            `INSERT INTO member_phone (phone_index, member_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING member_id`,
            [this.keys.blindIndex(ref.phone), memberId],
          ]
        : [
            `INSERT INTO member_external (source, external_id, member_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING member_id`,
            [ref.source, ref.externalId, memberId],
          ];
    if ((await rows(tx, text, values)).length === 0) {
      const other = await this.find(tx, ref);
      if (other === null) throw new DomainError('UNAVAILABLE');
      return { memberId: other, isNew: false };
    }
    const phone = ref.kind === 'phone' ? ref.phone : null;
    const name = ref.kind === 'phone' ? (ref.name ?? null) : null;
    const { nameIndex, phoneTailIndex } = searchIndexes(this.keys, { name, phone });
    await rows(
      tx,
      `INSERT INTO member (id, state, name_enc, phone_enc, name_index, phone_tail_index, created_at)
       VALUES ($1, 'known', $2, $3, $4, $5, $6)`,
      [
        memberId,
        name === null ? null : this.keys.seal(name, memberId),
        phone === null ? null : this.keys.seal(phone, memberId),
        nameIndex,
        phoneTailIndex,
        this.clock.now(),
      ],
    );
    return { memberId, isNew: true };
  }

  /** A known customer becomes a member with a card and a recorded consent. The caller holds the member's lock. */
  async join(tx: Tx, joining: Joining): Promise<void> {
    await rows(
      tx,
      `UPDATE member SET state = 'active', joined_at = $2, joined_on = $3, joined_store_id = $4, joined_purchase_id = $5,
         enrolled_by = $6, name_enc = coalesce($7, name_enc), name_index = coalesce($8, name_index)
       WHERE id = $1 AND state IN ('known', 'applied')`,
      [
        joining.memberId,
        joining.joinedAt,
        joining.joinedOn,
        joining.storeId,
        joining.purchaseId,
        joining.enrolledBy,
        joining.name === null ? null : this.keys.seal(joining.name, joining.memberId),
        searchIndexes(this.keys, { name: joining.name, phone: null }).nameIndex,
      ],
    );
    await rows(
      tx,
      `INSERT INTO member_consent (member_id, id, purpose, version, source, given_at) VALUES ($1, $2, 'membership', $3, $4, $5)`,
      [joining.memberId, newId(), joining.consent.version, joining.consent.source, joining.consent.givenAt],
    );
    await this.issueCard(tx, joining.memberId);
  }

  /** The code to show for a member now. Error: MEMBER_UNKNOWN when there is no card. */
  async codeOf(tx: Tx, memberId: MemberId): Promise<string> {
    const [card] = await rows<{ card_number: string; card_version: number }>(
      tx,
      `SELECT card_number, card_version FROM member_card WHERE member_id = $1 AND void_at IS NULL`,
      [memberId],
    );
    if (!card) throw new DomainError('MEMBER_UNKNOWN');
    return cardCode(card.card_number, this.cardMac(card.card_number, card.card_version), this.clock.now());
  }

  /** What a phone needs to show the code by itself. Null for those whose card is not in force. Error: MEMBER_UNKNOWN. */
  async cardKey(tx: Tx, memberId: MemberId): Promise<{ readonly number: string; readonly secret: Buffer } | null> {
    const [row] = await rows<{ state: MemberState; card_number: string | null; card_version: number }>(
      tx,
      `SELECT m.state, c.card_number, c.card_version FROM member m
       LEFT JOIN member_card c ON c.member_id = m.id AND c.void_at IS NULL WHERE m.id = $1`,
      [memberId],
    );
    if (!row) throw new DomainError('MEMBER_UNKNOWN');
    if (row.state !== 'active' || row.card_number === null) return null;
    return { number: row.card_number, secret: this.cardSecret(row.card_number, row.card_version) };
  }

  /** Keeps what somebody wants to be called. Error: MEMBER_UNKNOWN, also of who has left and whose data is to be gone. */
  async rename(tx: Tx, memberId: MemberId, name: string): Promise<void> {
    const { nameIndex } = searchIndexes(this.keys, { name, phone: null });
    const found = await rows(
      tx,
      `UPDATE member SET name_enc = $2, name_index = $3 WHERE id = $1 AND state <> 'exited' RETURNING id`,
      [memberId, this.keys.seal(name, memberId), nameIndex],
    );
    if (found.length === 0) throw new DomainError('MEMBER_UNKNOWN');
  }

  /** A field that was read together with others, in the clear. */
  unseal(memberId: MemberId, sealed: Buffer | null): string | null {
    return sealed && this.keys.open(sealed, memberId);
  }

  /**
   * The month that a day lies in, 1 to 12, where the birthday is kept in that month of that year, by whichever calendar;
   * null where it is not, or is not known.
   */
  async birthMonth(tx: Tx, memberId: MemberId, day: BusinessDay): Promise<number | null> {
    const [row] = await rows<{ sealed: Buffer | null }>(tx, `SELECT birthday_enc AS sealed FROM member WHERE id = $1`, [
      memberId,
    ]);
    const birthday = this.unseal(memberId, row?.sealed ?? null);
    return birthday !== null && isBirthMonth(birthday, day) ? Number(day.slice(5, 7)) : null;
  }

  /** Who somebody is, in the clear. Callers mask what they show and log the reading. */
  async face(tx: Tx, memberId: MemberId): Promise<MemberFace> {
    const [row] = await rows<{ state: MemberState; name_enc: Buffer | null; phone_enc: Buffer | null }>(
      tx,
      `SELECT state, name_enc, phone_enc FROM member WHERE id = $1`,
      [memberId],
    );
    if (!row) throw new DomainError('MEMBER_UNKNOWN');
    return {
      memberId,
      state: row.state,
      name: row.name_enc && this.keys.open(row.name_enc, memberId),
      phone: row.phone_enc && this.keys.open(row.phone_enc, memberId),
    };
  }

  private async findByCard(tx: Tx, code: string, scannedAt?: Date): Promise<MemberId> {
    const read = readCardCode(code);
    if (!read) throw new DomainError('CARD_INVALID');
    const now = this.clock.now().getTime();
    const at = scannedAt ?? this.clock.now();
    if (at.getTime() > now + CLOCK_SKEW_MS || at.getTime() < now - OLDEST_SCAN_MS)
      throw new DomainError('CARD_EXPIRED');
    const [card] = await rows<{ member_id: MemberId; card_version: number }>(
      tx,
      `SELECT member_id, card_version FROM member_card WHERE card_number = $1 AND void_at IS NULL`,
      [read.cardNumber],
    );
    if (!card) throw new DomainError('CARD_INVALID');
    if (!isCurrent(read.rotating, this.cardMac(read.cardNumber, card.card_version), at))
      throw new DomainError('CARD_EXPIRED');
    return card.member_id;
  }

  private async issueCard(tx: Tx, memberId: MemberId): Promise<void> {
    for (;;) {
      const number = String(randomInt(10_000_000_000, 100_000_000_000));
      const made = await rows(
        tx,
        `INSERT INTO member_card (card_number, member_id, card_version, created_at) VALUES ($1, $2, 1, $3)
         ON CONFLICT DO NOTHING RETURNING card_number`,
        [number, memberId, this.clock.now()],
      );
      if (made.length === 1) return;
    }
  }

  private cardMac(cardNumber: string, version: number): CardMac {
    const secret = this.cardSecret(cardNumber, version);
    return (message) => createHmac('sha256', secret).update(message).digest();
  }

  private cardSecret(cardNumber: string, version: number): Buffer {
    return this.keys.derive(`card/${cardNumber}/${version}`);
  }
}
