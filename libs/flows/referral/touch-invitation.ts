// Somebody comes by a code: what they read before they are signed in, and the touch that counts once they are. The first
// one wins until it lapses, and only of somebody who has never been a member. Source: product.md, Referral.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, referralEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { MembersService, maskName } from '@guike/members';
import { CONFIG, type Config, Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type CodeOwner, InviteCodesService, TouchesService, type Whereabouts } from '@guike/referrals';
import { partyOf } from './parties';
import { giftsInWords } from './referral-words';

type Endpoints = typeof referralEndpoints;
type Touched = AnswerOf<Endpoints['touch']>;

/** Where the programme has no referral, codes of the staff still say who won somebody. */
const WITHIN_DAYS = 30;

@Injectable()
export class TouchInvitation {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly codes: InviteCodesService,
    private readonly touches: TouchesService,
    private readonly members: MembersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Who invites, and what awaits a friend. Error: INVITE_UNKNOWN. */
  async invitation(code: string): Promise<AnswerOf<Endpoints['invitation']>> {
    const tx = this.database.reading;
    const owner = await this.ownerOf(tx, code);
    const { body } = await this.programmes.present(tx);
    return {
      from: await this.nameOf(tx, owner),
      title: `${this.config.shopName}，邀您来看看`,
      friendGets: owner.kind === 'member' ? giftsInWords(body, body.referral?.friend ?? []) : [],
      withinDays: body.referral?.withinDays ?? WITHIN_DAYS,
    };
  }

  /** The same again changes nothing. Error: INVITE_UNKNOWN. */
  async touch(
    person: { readonly identityId: string; readonly memberId: MemberId | null },
    code: string,
    from: Whereabouts,
  ): Promise<Touched> {
    return this.database.inTransaction(async (tx) => {
      const owner = await this.ownerOf(tx, code);
      const known = person.memberId === null ? null : await standingOf(tx, person.memberId, owner);
      if (known !== null) return { state: known };
      const { body } = await this.programmes.present(tx);
      const withinDays = body.referral?.withinDays ?? WITHIN_DAYS;
      const { identityId } = person;
      const first = await this.touches.touch(tx, { identityId, code, owner, withinDays, from });
      return { state: first === code ? 'opened' : 'earlier' };
    });
  }

  private async ownerOf(tx: Tx, code: string): Promise<CodeOwner> {
    const owner = await this.codes.ownerOf(tx, code);
    if (owner === null) throw new DomainError('INVITE_UNKNOWN');
    return owner;
  }

  /** As much as a friend needs to know who it is. Null for somebody without a name, or who has left. */
  private async nameOf(tx: Tx, owner: CodeOwner): Promise<string | null> {
    if (owner.kind === 'member') {
      const { name } = await this.members.face(tx, (await partyOf(tx, owner.memberId)).id);
      return name && maskName(name);
    }
    const [staff] = await rows<{ name: string; store: string | null }>(
      tx,
      `SELECT p.name, s.name AS store FROM staff p LEFT JOIN store s ON s.id = p.store_id WHERE p.id = $1 AND p.active`,
      [owner.staffId],
    );
    return staff ? [staff.name, staff.store].filter((each) => each !== null).join(' · ') : null;
  }
}

/** Why a code means nothing to somebody who is or was a member; null for one who is known to a till alone. */
async function standingOf(tx: Tx, memberId: MemberId, owner: CodeOwner): Promise<'own' | 'member' | null> {
  const { names } = await partyOf(tx, memberId);
  if (owner.kind === 'member' && names.includes(owner.memberId)) return 'own';
  const joined = await rows(tx, `SELECT FROM member WHERE id = ANY ($1) AND joined_at IS NOT NULL`, [names]);
  return joined.length > 0 ? 'member' : null;
}
