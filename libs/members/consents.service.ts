// What somebody agreed to: which paper or purpose in which version, when and where. A row is written once; taking consent
// back closes it.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';

/** What may be agreed to besides, and taken back at any time: each for itself. */
export const joiningPurposes = ['marketing', 'personalised', 'photo'] as const;
/** Publishing is agreed to when the first look is published. */
export const optionalPurposes = [...joiningPurposes, 'publish'] as const;
export type OptionalPurpose = (typeof optionalPurposes)[number];
export type ConsentPurpose = 'membership' | 'agreement' | 'privacy' | OptionalPurpose;

export interface Consent {
  readonly purpose: ConsentPurpose;
  readonly version: string;
  /** 'till', 'import' or 'mini_program'. */
  readonly source: string;
  readonly givenAt: Date;
}

export interface PastConsent extends Consent {
  readonly withdrawnAt: Date | null;
}

/** The version of each paper. */
export type PaperVersions = Readonly<Record<'agreement' | 'privacy', string>>;

@Injectable()
export class ConsentsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Records a consent to each paper in the version, unless it is there already. The caller holds the member's lock. */
  async give(tx: Tx, memberId: MemberId, versions: PaperVersions, source: string): Promise<void> {
    for (const purpose of ['agreement', 'privacy'] as const) {
      await rows(
        tx,
        `INSERT INTO member_consent (member_id, id, purpose, version, source, given_at) SELECT $1, $2, $3, $4, $5, $6
         WHERE NOT EXISTS (SELECT FROM member_consent
           WHERE member_id = $1 AND purpose = $3 AND version = $4 AND withdrawn_at IS NULL)`,
        [memberId, newId(), purpose, versions[purpose], source, this.clock.now()],
      );
    }
  }

  /** Whether a paper in one of these versions has not been agreed to yet. */
  async isDue(tx: Tx, memberId: MemberId, versions: PaperVersions): Promise<boolean> {
    const given = await rows<{ purpose: ConsentPurpose }>(
      tx,
      `SELECT DISTINCT purpose FROM member_consent
       WHERE member_id = $1 AND withdrawn_at IS NULL AND (purpose, version) IN (('agreement', $2), ('privacy', $3))`,
      [memberId, versions.agreement, versions.privacy],
    );
    return given.length < 2;
  }

  /** Agrees to a purpose in its version, unless that is in force already. The caller holds the member's lock. */
  async allow(tx: Tx, memberId: MemberId, purpose: OptionalPurpose, version: string, source: string): Promise<void> {
    const now = this.clock.now();
    await rows(
      tx,
      `WITH before AS (UPDATE member_consent SET withdrawn_at = $6
         WHERE member_id = $1 AND purpose = $3 AND version <> $4 AND withdrawn_at IS NULL)
       INSERT INTO member_consent (member_id, id, purpose, version, source, given_at) SELECT $1, $2, $3, $4, $5, $6
       WHERE NOT EXISTS (SELECT FROM member_consent
         WHERE member_id = $1 AND purpose = $3 AND version = $4 AND withdrawn_at IS NULL)`,
      [memberId, newId(), purpose, version, source, now],
    );
  }

  /** Takes a consent back from now on; again changes nothing. The caller holds the member's lock. */
  async withdraw(tx: Tx, memberId: MemberId, purpose: OptionalPurpose): Promise<void> {
    await rows(
      tx,
      `UPDATE member_consent SET withdrawn_at = $3 WHERE member_id = $1 AND purpose = $2 AND withdrawn_at IS NULL`,
      [memberId, purpose, this.clock.now()],
    );
  }

  /** Whether somebody agrees to a purpose now, in whichever version. */
  async holds(tx: Tx, memberId: MemberId, purpose: OptionalPurpose): Promise<boolean> {
    const text = `SELECT FROM member_consent WHERE member_id = $1 AND purpose = $2 AND withdrawn_at IS NULL LIMIT 1`;
    return (await rows(tx, text, [memberId, purpose])).length > 0;
  }

  /** Everything that was ever agreed to or taken back, newest first. */
  async history(tx: Tx, memberId: MemberId): Promise<PastConsent[]> {
    return rows<PastConsent>(
      tx,
      `SELECT purpose, version, source, given_at AS "givenAt", withdrawn_at AS "withdrawnAt" FROM member_consent
       WHERE member_id = $1 ORDER BY given_at DESC, id DESC`,
      [memberId],
    );
  }

  /** What is in force, newest first. */
  async list(tx: Tx, memberId: MemberId): Promise<Consent[]> {
    return rows<Consent>(
      tx,
      `SELECT purpose, version, source, given_at AS "givenAt" FROM member_consent
       WHERE member_id = $1 AND withdrawn_at IS NULL ORDER BY given_at DESC, id DESC`,
      [memberId],
    );
  }
}
