// 隐私与数据: what a member agrees to besides the papers, taken back as easily as given; their data as a file. Source:
// wechat.md, the law in short.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, profileEndpoints } from '@guike/contracts/http';
import type { MemberId } from '@guike/kernel';
import { ConsentsService, ExitsService, optionalPurposes } from '@guike/members';
import { Database } from '@guike/platform';
import { purposes } from '@guike/programme';
import { DataExports } from './data-exports';

type Endpoints = typeof profileEndpoints;
type Answer = AnswerOf<Endpoints['privacy']>;

@Injectable()
export class MemberPrivacy {
  constructor(
    private readonly database: Database,
    private readonly consents: ConsentsService,
    private readonly exits: ExitsService,
    private readonly exports: DataExports,
  ) {}

  async privacy(memberId: MemberId): Promise<Answer> {
    const tx = this.database.reading;
    const history = await this.consents.history(tx, memberId);
    const exit = await this.exits.underWay(tx, memberId);
    return {
      purposes: optionalPurposes.map((purpose) => {
        const own = history.filter((each) => each.purpose === purpose);
        const offered = purposes[purpose];
        const given = own.find(({ version, withdrawnAt }) => version === offered.version && withdrawnAt === null);
        const withdrawn = own
          .map(({ withdrawnAt }) => withdrawnAt?.toISOString() ?? '')
          .sort()
          .at(-1);
        return {
          purpose,
          ...offered,
          givenAt: given?.givenAt.toISOString() ?? null,
          withdrawnAt: given || !withdrawn ? null : withdrawn,
        };
      }),
      ...(await this.exports.latest(memberId)),
      exit: exit && { through: exit.regretThrough },
    };
  }
}
