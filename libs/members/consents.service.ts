// What somebody agreed to: which paper in which version, when and where. A row is written once and never changed.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';

export type ConsentPurpose = 'membership' | 'agreement' | 'privacy';

export interface Consent {
  readonly purpose: ConsentPurpose;
  readonly version: string;
  /** 'till', 'import' or 'mini_program'. */
  readonly source: string;
  readonly givenAt: Date;
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
