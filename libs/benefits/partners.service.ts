// Partner merchants with a verify code each, and the short-lived code that a member shows them.
import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type MemberId, type StaffId, checkDigit } from '@guike/kernel';
import { CLOCK, Keys, type Tx, rows } from '@guike/platform';

const PASS_SECONDS = 120;
const DIGITS = 9;

export interface PartnerTerms {
  readonly name: string;
  readonly address: string;
  /** What members have there, in words: 咖啡第二杯半价. */
  readonly offer: string;
  /** The benefit by which they have it. */
  readonly benefitCode: string;
  readonly active: boolean;
}

export interface Partner extends PartnerTerms {
  readonly id: string;
  readonly version: number;
  /** How often it was used since a moment. */
  readonly uses: number;
}

export interface Pass {
  readonly code: string;
  readonly expiresAt: Date;
}

const columns = `p.id, p.name, p.address, p.offer, p.benefit_code AS "benefitCode", p.active, p.version`;
/** Nine digits that nobody guesses within two minutes, and one that shows a misreading. */
function newCode(): string {
  const digits = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  return digits + checkDigit(digits);
}

@Injectable()
export class PartnersService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** All of them, by name, with how often each was used since a moment. */
  async list(tx: Tx, since: Date): Promise<Partner[]> {
    return rows<Partner>(
      tx,
      `SELECT ${columns}, (SELECT count(*) FROM partner_use u WHERE u.partner_id = p.id AND u.used_at >= $1) AS uses
       FROM partner p ORDER BY p.active DESC, p.name, p.id LIMIT 200`,
      [since],
    );
  }

  async find(tx: Tx, id: string): Promise<Partner | null> {
    const [found] = await rows<Partner>(tx, `SELECT ${columns}, 0 AS uses FROM partner p WHERE p.id = $1`, [id]);
    return found ?? null;
  }

  /** Adds one and answers its verify code, which nobody reads again; null: there is one with this id. */
  async add(tx: Tx, id: string, terms: PartnerTerms, by: StaffId): Promise<string | null> {
    const code = newCode();
    const made = await rows(
      tx,
      `INSERT INTO partner (id, name, address, offer, benefit_code, code_index, active, version, updated_at, updated_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        id,
        terms.name,
        terms.address,
        terms.offer,
        terms.benefitCode,
        this.indexOf(code),
        terms.active,
        this.clock.now(),
        by,
      ],
    );
    return made.length === 1 ? code : null;
  }

  /** Writes terms over the version that was seen. False: it has been changed since. */
  async change(
    tx: Tx,
    id: string,
    terms: PartnerTerms,
    { version, by }: { version: number; by: StaffId },
  ): Promise<boolean> {
    const changed = await rows(
      tx,
      `UPDATE partner SET name = $2, address = $3, offer = $4, benefit_code = $5, active = $6, version = version + 1,
         updated_at = $7, updated_by = $8 WHERE id = $1 AND version = $9 RETURNING id`,
      [id, terms.name, terms.address, terms.offer, terms.benefitCode, terms.active, this.clock.now(), by, version],
    );
    return changed.length === 1;
  }

  /** A new verify code; the one before ends. */
  async renewCode(tx: Tx, id: string, by: StaffId): Promise<string> {
    const code = newCode();
    await rows(
      tx,
      `UPDATE partner SET code_index = $2, version = version + 1, updated_at = $3, updated_by = $4 WHERE id = $1`,
      [id, this.indexOf(code), this.clock.now(), by],
    );
    return code;
  }

  /** Whose verify code it is; null for nobody's, or of one that is no partner any more. */
  async byCode(tx: Tx, code: string): Promise<Partner | null> {
    const [found] = await rows<Partner>(
      tx,
      `SELECT ${columns}, 0 AS uses FROM partner p WHERE p.code_index = $1 AND p.active`,
      [this.indexOf(code)],
    );
    return found ?? null;
  }

  /** A code for a member to show, good for two minutes. */
  async pass(tx: Tx, memberId: MemberId, benefitCode: string): Promise<Pass> {
    const now = this.clock.now();
    await rows(tx, `DELETE FROM partner_pass WHERE member_id = $1 OR expires_at < $2`, [memberId, now]);
    const expiresAt = new Date(now.getTime() + PASS_SECONDS * 1000);
    for (;;) {
      const code = newCode();
      const made = await rows(
        tx,
        `INSERT INTO partner_pass (code, member_id, benefit_code, expires_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (code) DO NOTHING RETURNING code`,
        [code, memberId, benefitCode, expiresAt],
      );
      if (made.length === 1) return { code, expiresAt };
    }
  }

  /** Takes a member's code: whoever took it first has it. Null where it is unknown, over or taken. */
  async take(tx: Tx, code: string): Promise<{ memberId: MemberId; benefitCode: string } | null> {
    const [taken] = await rows<{ memberId: MemberId; benefitCode: string }>(
      tx,
      `DELETE FROM partner_pass WHERE code = $1 AND expires_at >= $2
       RETURNING member_id AS "memberId", benefit_code AS "benefitCode"`,
      [code, this.clock.now()],
    );
    return taken ?? null;
  }

  /** Writes down what a partner gave; `id` is that of the use. */
  async record(tx: Tx, use: { memberId: MemberId; id: string; partnerId: string; benefitCode: string }): Promise<void> {
    await rows(
      tx,
      `INSERT INTO partner_use (member_id, id, partner_id, benefit_code, used_at) VALUES ($1, $2, $3, $4, $5)`,
      [use.memberId, use.id, use.partnerId, use.benefitCode, this.clock.now()],
    );
  }

  private indexOf(code: string): Buffer {
    return this.keys.blindIndex(`partner/${code}`);
  }
}
