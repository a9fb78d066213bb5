// What somebody reads who comes by a code, before they are signed in: who invites, and what awaits them.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, referralEndpoints } from '@guike/contracts/http';
import { DomainError } from '@guike/kernel';
import { MembersService, maskName } from '@guike/members';
import { CONFIG, type Config, Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type CodeOwner, InviteCodesService } from '@guike/referrals';
import { partyOf } from './parties';
import { giftsInWords } from './referral-words';

/** Where the programme has no referral, codes of the staff still say who won somebody. */
export const WITHIN_DAYS = 30;

@Injectable()
export class InvitationLanding {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly codes: InviteCodesService,
    private readonly members: MembersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Error: INVITE_UNKNOWN. */
  async invitation(code: string): Promise<AnswerOf<(typeof referralEndpoints)['invitation']>> {
    const tx = this.database.reading;
    const owner = await ownerOf(tx, this.codes, code);
    const { body } = await this.programmes.present(tx);
    return {
      from: await this.nameOf(tx, owner),
      title: `${this.config.shopName}，邀您来看看`,
      friendGets: owner.kind === 'member' ? giftsInWords(body, body.referral?.friend ?? []) : [],
      withinDays: body.referral?.withinDays ?? WITHIN_DAYS,
    };
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

/** Whose a code is. Error: INVITE_UNKNOWN. */
export async function ownerOf(tx: Tx, codes: InviteCodesService, code: string): Promise<CodeOwner> {
  const owner = await codes.ownerOf(tx, code);
  if (owner === null) throw new DomainError('INVITE_UNKNOWN');
  return owner;
}
