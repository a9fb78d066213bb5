// What members agree to besides the papers, their data as a file, leaving, and applying to join.
import { Controller, Header, StreamableFile } from '@nestjs/common';
import { type AnswerOf, profileEndpoints } from '@guike/contracts/http';
import { ApplyMyself, DataExports, DecidePurpose, LeaveProgramme, MemberPrivacy } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof profileEndpoints;

/** Each is a row that is kept for good. */
const DECISIONS: Limit = { name: 'member-consents', times: 60, windowSeconds: 3_600 };
const EXITS: Limit = { name: 'member-exits', times: 10, windowSeconds: 86_400 };
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A receipt that is another's is answered otherwise than none: nobody tries out a day's numbers. */
const APPLICATIONS: Limit = { name: 'member-applications', times: 10, windowSeconds: 3_600 };

@Controller()
export class PrivacyController {
  constructor(
    private readonly privacies: MemberPrivacy,
    private readonly deciding: DecidePurpose,
    private readonly exports: DataExports,
    private readonly leaving: LeaveProgramme,
    private readonly applying: ApplyMyself,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(profileEndpoints.privacy)
  privacy(@Asked() { caller }: Call<Endpoints['privacy']>): Promise<AnswerOf<Endpoints['privacy']>> {
    return this.privacies.privacy(caller.memberId);
  }

  @Serves(profileEndpoints.setPurpose)
  async setPurpose(
    @Asked() { caller, params, body }: Call<Endpoints['setPurpose']>,
  ): Promise<AnswerOf<Endpoints['setPurpose']>> {
    await this.limiter.take(DECISIONS, caller.memberId);
    return this.deciding.decide(caller.memberId, params.purpose, body);
  }

  @Serves(profileEndpoints.askExport)
  askExport(@Asked() { caller }: Call<Endpoints['askExport']>): Promise<AnswerOf<Endpoints['askExport']>> {
    return this.exports.ask(caller.memberId);
  }

  @Serves(profileEndpoints.exportFile)
  @Header('cache-control', 'private, no-store')
  @Header('x-content-type-options', 'nosniff')
  async exportFile(@Asked() { query }: Call<Endpoints['exportFile']>): Promise<StreamableFile> {
    const bytes = await this.exports.file(query.link);
    const disposition = `attachment; filename="my-data.xlsx"; filename*=UTF-8''${encodeURIComponent('我的数据.xlsx')}`;
    return new StreamableFile(bytes, { type: WORKBOOK, length: bytes.length, disposition });
  }

  @Serves(profileEndpoints.exit)
  exit(@Asked() { caller }: Call<Endpoints['exit']>): Promise<AnswerOf<Endpoints['exit']>> {
    return this.leaving.outlook(caller.memberId);
  }

  @Serves(profileEndpoints.leave)
  async leave(@Asked() { caller }: Call<Endpoints['leave']>): Promise<AnswerOf<Endpoints['leave']>> {
    await this.limiter.take(EXITS, caller.memberId);
    return this.leaving.leave(caller.memberId);
  }

  @Serves(profileEndpoints.stay)
  stay(@Asked() { caller }: Call<Endpoints['stay']>): Promise<AnswerOf<Endpoints['stay']>> {
    return this.leaving.stay(caller.memberId);
  }

  @Serves(profileEndpoints.application)
  application(@Asked() { caller }: Call<Endpoints['application']>): Promise<AnswerOf<Endpoints['application']>> {
    return this.applying.state(caller.memberId);
  }

  @Serves(profileEndpoints.apply)
  async apply(@Asked() { caller, body }: Call<Endpoints['apply']>): Promise<AnswerOf<Endpoints['apply']>> {
    await this.limiter.take(APPLICATIONS, caller.memberId);
    return this.applying.apply(caller.memberId, body);
  }
}
