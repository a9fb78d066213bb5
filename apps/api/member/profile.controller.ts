// What members tell of themselves and their picture.
import { Controller, Header, StreamableFile } from '@nestjs/common';
import { type AnswerOf, largestPicture, profileEndpoints } from '@guike/contracts/http';
import { KeepProfile, MemberAvatar } from '@guike/flows';
import { smallFile } from '../edge/file-bodies';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof profileEndpoints;

/** Each is a line in the log that nobody may delete. */
const CHANGES: Limit = { name: 'member-profile', times: 60, windowSeconds: 3_600 };
/** Making one anew takes a processor for a moment. */
const PICTURES: Limit = { name: 'member-avatar', times: 10, windowSeconds: 600 };

@Controller()
export class ProfileController {
  constructor(
    private readonly keeping: KeepProfile,
    private readonly avatars: MemberAvatar,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(profileEndpoints.profile)
  profile(@Asked() { caller }: Call<Endpoints['profile']>): Promise<AnswerOf<Endpoints['profile']>> {
    return this.keeping.profile(caller.memberId);
  }

  @Serves(profileEndpoints.saveProfile)
  async save(@Asked() { caller, body }: Call<Endpoints['saveProfile']>): Promise<AnswerOf<Endpoints['saveProfile']>> {
    await this.limiter.take(CHANGES, caller.memberId);
    return this.keeping.save(caller.memberId, body);
  }

  @Serves(profileEndpoints.birthdayInWords)
  async words(@Asked() { query }: Call<Endpoints['birthdayInWords']>): Promise<AnswerOf<Endpoints['birthdayInWords']>> {
    return { words: await this.keeping.inWords(query.birthday) };
  }

  @Serves(profileEndpoints.setBirthday)
  async birthday(
    @Asked() { caller, body }: Call<Endpoints['setBirthday']>,
  ): Promise<AnswerOf<Endpoints['setBirthday']>> {
    await this.limiter.take(CHANGES, caller.memberId);
    return this.keeping.celebrate(caller.memberId, body.birthday);
  }

  @Serves(profileEndpoints.setAvatar)
  async setAvatar(
    @Asked() { caller, request }: Call<Endpoints['setAvatar']>,
  ): Promise<AnswerOf<Endpoints['setAvatar']>> {
    await this.limiter.take(PICTURES, caller.memberId);
    return this.avatars.set(caller.memberId, await smallFile(request, largestPicture));
  }

  @Serves(profileEndpoints.removeAvatar)
  removeAvatar(@Asked() { caller }: Call<Endpoints['removeAvatar']>): Promise<AnswerOf<Endpoints['removeAvatar']>> {
    return this.avatars.remove(caller.memberId);
  }

  @Serves(profileEndpoints.avatar)
  @Header('cache-control', 'private, max-age=604800, immutable')
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  async avatar(@Asked() { params }: Call<Endpoints['avatar']>): Promise<StreamableFile> {
    const bytes = await this.avatars.file(params.file);
    return new StreamableFile(bytes, { type: 'image/webp', length: bytes.length });
  }
}
