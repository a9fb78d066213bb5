// Surprises: a benefit given to one member alone, once for each grant. It is had once, within its days.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';
import type { Benefit, Granted } from './entitlements';

export interface NewGift {
  readonly memberId: MemberId;
  readonly grantId: string;
  readonly code: string;
  readonly name: string;
  readonly delivery: Benefit['delivery'];
  /** Business days, both included. */
  readonly validFrom: BusinessDay;
  readonly validThrough: BusinessDay;
}

@Injectable()
export class GiftsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** What was given to a member and is good on a day, used or not. `names`: whoever was merged into them too. */
  async open(tx: Tx, names: readonly MemberId[], today: BusinessDay): Promise<Granted[]> {
    return rows<Granted>(
      tx,
      `SELECT id, benefit_code AS code, name, delivery, valid_through AS until FROM benefit_gift
       WHERE member_id = ANY ($1) AND valid_from <= $2 AND valid_through >= $2 ORDER BY valid_through, id LIMIT 50`,
      [names, today],
    );
  }

  /** Gives many in one round trip; who has one of the grant already keeps it. Answers to whom it is new. */
  async giveAll(tx: Tx, gifts: readonly NewGift[]): Promise<MemberId[]> {
    const made = await rows<{ memberId: MemberId }>(
      tx,
      `INSERT INTO benefit_gift (member_id, id, grant_id, benefit_code, name, delivery, valid_from, valid_through, given_at)
       SELECT n.*, $9 FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::date[],
         $8::date[]) AS n ON CONFLICT (member_id, grant_id) DO NOTHING RETURNING member_id AS "memberId"`,
      [
        gifts.map(({ memberId }) => memberId),
        gifts.map(() => newId()),
        gifts.map(({ grantId }) => grantId),
        gifts.map(({ code }) => code),
        gifts.map(({ name }) => name),
        gifts.map(({ delivery }) => delivery),
        gifts.map(({ validFrom }) => validFrom),
        gifts.map(({ validThrough }) => validThrough),
        this.clock.now(),
      ],
    );
    return made.map(({ memberId }) => memberId);
  }
}
