// Somebody signed in comes by a code. The first one wins until it lapses, and only of somebody who has never been a member;
// WeChat is asked about them while they are here. Source: product.md, Referral.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, referralEndpoints } from '@guike/contracts/http';
import type { MemberId } from '@guike/kernel';
import { Database, Outbox, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type CodeOwner, InviteCodesService, TouchesService, type Whereabouts } from '@guike/referrals';
import { WITHIN_DAYS, ownerOf } from './invitation-landing';
import { partyOf } from './parties';

type Touched = AnswerOf<(typeof referralEndpoints)['touch']>;

@Injectable()
export class TouchInvitation {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly codes: InviteCodesService,
    private readonly touches: TouchesService,
    private readonly outbox: Outbox,
  ) {}

  /** The same again changes nothing. Error: INVITE_UNKNOWN. */
  async touch(
    person: { readonly identityId: string; readonly memberId: MemberId | null },
    code: string,
    from: Whereabouts,
  ): Promise<Touched> {
    return this.database.inTransaction(async (tx) => {
      const owner = await ownerOf(tx, this.codes, code);
      const known = person.memberId === null ? null : await standingOf(tx, person.memberId, owner);
      if (known !== null) return { state: known };
      const { body } = await this.programmes.present(tx);
      const withinDays = body.referral?.withinDays ?? WITHIN_DAYS;
      const { identityId } = person;
      const first = await this.touches.touch(tx, { identityId, code, owner, withinDays, from });
      if (first.newId !== null)
        await this.outbox.add(tx, 'referral.touched', { v: 1, identityId, touchId: first.newId });
      return { state: first.code === code ? 'opened' : 'earlier' };
    });
  }
}

/** Why a code means nothing to somebody who is or was a member; null for one who is known to a till alone. */
async function standingOf(tx: Tx, memberId: MemberId, owner: CodeOwner): Promise<'own' | 'member' | null> {
  const { names } = await partyOf(tx, memberId);
  if (owner.kind === 'member' && names.includes(owner.memberId)) return 'own';
  const joined = await rows(tx, `SELECT FROM member WHERE id = ANY ($1) AND joined_at IS NOT NULL`, [names]);
  return joined.length > 0 ? 'member' : null;
}
