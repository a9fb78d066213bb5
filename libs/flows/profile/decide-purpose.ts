// A member agrees to a purpose besides the papers, or takes that back as easily; what was shown under it goes with it.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, profileEndpoints } from '@guike/contracts/http';
import type { MemberId } from '@guike/kernel';
import type { LookRow } from '@guike/looks';
import { ConsentsService, type OptionalPurpose, everyIdOf } from '@guike/members';
import { Audit, Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { requireVersion } from '../looks/look-consents';
import { LookEnds } from '../looks/look-ends';
import { lockMember } from '../standing';
import { requireHere } from './leave-programme';

type Endpoint = (typeof profileEndpoints)['setPurpose'];

@Injectable()
export class DecidePurpose {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly consents: ConsentsService,
    private readonly looks: LookEnds,
    private readonly audit: Audit,
  ) {}

  /**
   * Gives or takes back; the same again changes nothing. Where publishing is taken back every look is withdrawn, and its
   * pictures are gone when this resolves. Errors: CONSENT_OUTDATED (another version was read), MEMBER_UNKNOWN.
   */
  async decide(
    memberId: MemberId,
    purpose: OptionalPurpose,
    { given, version }: BodyOf<Endpoint>,
  ): Promise<AnswerOf<Endpoint>> {
    if (given) requireVersion(purpose, version);
    const { answer, ended } = await this.database.inTransaction(async (tx) => {
      const { day } = await this.programmes.present(tx);
      requireHere(await lockMember(tx, memberId, day));
      if (given) await this.consents.allow(tx, memberId, purpose, version, 'mini_program');
      else await this.consents.withdraw(tx, memberId, purpose);
      const action = given ? 'consent.given' : 'consent.withdrawn';
      const detail = { purpose, version };
      await this.audit.record(tx, { actorKind: 'member', actorId: memberId, action, memberId, detail });
      const withdrawn = given ? [] : await this.endUnder(tx, memberId, purpose);
      const history = await this.consents.history(tx, memberId);
      const now = history.find((each) => each.purpose === purpose && each.withdrawnAt === null);
      return { answer: { purpose, givenAt: now?.givenAt.toISOString() ?? null }, ended: withdrawn };
    });
    await this.looks.removeFiles(ended);
    return answer;
  }

  /** What ends with a purpose. */
  private async endUnder(tx: Tx, memberId: MemberId, purpose: OptionalPurpose): Promise<LookRow[]> {
    return purpose === 'publish' ? this.looks.withdrawAll(tx, await everyIdOf(tx, memberId)) : [];
  }
}
