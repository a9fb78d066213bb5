// 隐私与数据: what a member agrees to besides the papers, taken back as easily as given; their data as a file. Source:
// wechat.md, the law in short.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, profileEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { ConsentsService, ExitsService, type OptionalPurpose } from '@guike/members';
import { Audit, Database } from '@guike/platform';
import { ProgrammeService, purposes } from '@guike/programme';
import { DataExports } from './data-exports';
import { requireHere } from './leave-programme';
import { offeredPurposes } from '../member/welcome';
import { lockMember } from '../standing';

type Endpoints = typeof profileEndpoints;
type Answer = AnswerOf<Endpoints['privacy']>;

@Injectable()
export class MemberPrivacy {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly consents: ConsentsService,
    private readonly exits: ExitsService,
    private readonly exports: DataExports,
    private readonly audit: Audit,
  ) {}

  async privacy(memberId: MemberId): Promise<Answer> {
    const tx = this.database.reading;
    const history = await this.consents.history(tx, memberId);
    const exit = await this.exits.underWay(tx, memberId);
    return {
      purposes: offeredPurposes().map((each) => {
        const own = history.filter(({ purpose }) => purpose === each.purpose);
        const given = own.find(({ version, withdrawnAt }) => version === each.version && withdrawnAt === null);
        const withdrawn = own
          .map(({ withdrawnAt }) => withdrawnAt?.toISOString() ?? '')
          .sort()
          .at(-1);
        return {
          ...each,
          givenAt: given?.givenAt.toISOString() ?? null,
          withdrawnAt: given || !withdrawn ? null : withdrawn,
        };
      }),
      ...(await this.exports.latest(memberId)),
      exit: exit && { through: exit.regretThrough },
    };
  }

  /** Gives or takes back; the same again changes nothing. Errors: CONSENT_OUTDATED (another version was read), MEMBER_UNKNOWN. */
  async decide(
    memberId: MemberId,
    purpose: OptionalPurpose,
    { given, version }: BodyOf<Endpoints['setPurpose']>,
  ): Promise<AnswerOf<Endpoints['setPurpose']>> {
    if (given && version !== purposes[purpose].version)
      throw new DomainError('CONSENT_OUTDATED', { purpose, version: purposes[purpose].version });
    return this.database.inTransaction(async (tx) => {
      const { day } = await this.programmes.present(tx);
      requireHere(await lockMember(tx, memberId, day));
      if (given) await this.consents.allow(tx, memberId, purpose, version, 'mini_program');
      else await this.consents.withdraw(tx, memberId, purpose);
      const action = given ? 'consent.given' : 'consent.withdrawn';
      const detail = { purpose, version };
      await this.audit.record(tx, { actorKind: 'member', actorId: memberId, action, memberId, detail });
      const history = await this.consents.history(tx, memberId);
      const now = history.find((each) => each.purpose === purpose && each.withdrawnAt === null);
      return { purpose, givenAt: now?.givenAt.toISOString() ?? null };
    });
  }
}
