// Members as the office finds and sees them: by keyed indexes, masked.
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import { Keys, type Tx, rows } from '@guike/platform';
import { maskName, maskPhone } from './masking';
import { nameIndex, phoneTailIndex, searchIndexes } from './search-indexes';
import { type SearchText, readSearch } from './search-text';

export interface MaskedFace {
  readonly nameMasked: string | null;
  readonly phoneMasked: string | null;
}

/** More people of one name or one tail than anybody would page through. */
const FOUND_AT_MOST = 10_000;

interface SealedRow {
  id: MemberId;
  name_enc: Buffer | null;
  phone_enc: Buffer | null;
}

@Injectable()
export class MemberSearch {
  constructor(private readonly keys: Keys) {}

  /**
   * Who is meant by a whole phone number, its last four digits, a card number (that of a void card too) or a whole
   * name. `kind` is how the text was read, for the log; the text itself is nobody's to keep.
   */
  async find(tx: Tx, text: string): Promise<{ kind: SearchText['kind']; memberIds: MemberId[] }> {
    const search = readSearch(text);
    const [statement, values] = this.statementOf(search);
    const found = await rows<{ id: MemberId }>(tx, `${statement} LIMIT ${FOUND_AT_MOST}`, values);
    return { kind: search.kind, memberIds: found.map(({ id }) => id) };
  }

  /** Names and phones of members as they may be shown. Unknown ids are missing in the map. */
  async maskedFaces(tx: Tx, memberIds: readonly MemberId[]): Promise<ReadonlyMap<MemberId, MaskedFace>> {
    const found = await rows<SealedRow>(tx, `SELECT id, name_enc, phone_enc FROM member WHERE id = ANY($1)`, [
      memberIds,
    ]);
    return new Map(
      found.map((row) => {
        const { name, phone } = this.opened(row);
        return [row.id, { nameMasked: name && maskName(name), phoneMasked: phone && maskPhone(phone) }];
      }),
    );
  }

  /** Gives the next `limit` members without search indexes theirs, and answers how many. */
  async indexMissing(tx: Tx, limit: number): Promise<number> {
    const missing = await rows<SealedRow>(
      tx,
      `SELECT id, name_enc, phone_enc FROM member
       WHERE (name_enc IS NOT NULL AND name_index IS NULL) OR (phone_enc IS NOT NULL AND phone_tail_index IS NULL)
       ORDER BY id LIMIT $1 FOR UPDATE`,
      [limit],
    );
    const indexes = missing.map((row) => searchIndexes(this.keys, this.opened(row)));
    await rows(
      tx,
      `UPDATE member m SET name_index = i.name_index, phone_tail_index = i.phone_tail_index
       FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS i(id, name_index, phone_tail_index) WHERE m.id = i.id`,
      [missing.map(({ id }) => id), indexes.map((each) => each.nameIndex), indexes.map((each) => each.phoneTailIndex)],
    );
    return missing.length;
  }

  private opened({ id, name_enc, phone_enc }: SealedRow): { name: string | null; phone: string | null } {
    return {
      name: name_enc && this.keys.open(name_enc, id),
      phone: phone_enc && this.keys.open(phone_enc, id),
    };
  }

  private statementOf(search: SearchText): [string, unknown[]] {
    switch (search.kind) {
      case 'number':
        return [
          `SELECT member_id AS id FROM member_phone WHERE phone_index = $1
           UNION SELECT member_id FROM member_card WHERE card_number = $2`,
          [this.keys.blindIndex(search.digits), search.digits],
        ];
      case 'card':
        return [`SELECT member_id AS id FROM member_card WHERE card_number = $1`, [search.cardNumber]];
      case 'phone_tail':
        return [`SELECT id FROM member WHERE phone_tail_index = $1`, [phoneTailIndex(this.keys, search.tail)]];
      case 'name':
        return [`SELECT id FROM member WHERE name_index = $1`, [nameIndex(this.keys, search.name)]];
    }
  }
}
