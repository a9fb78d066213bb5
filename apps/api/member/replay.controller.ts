// 美丽回放 to its member, and its pictures to whoever has a link to them.
import { Controller, Header, StreamableFile } from '@nestjs/common';
import { type AnswerOf, replayEndpoints } from '@guike/contracts/http';
import { MemberReplay, ReplayPictures } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof replayEndpoints;

/** Somebody's own pictures: for their phone, and for nothing in between. */
const KEPT = 'private, max-age=86400';

@Controller()
export class ReplayController {
  constructor(
    private readonly memberReplay: MemberReplay,
    private readonly pictures: ReplayPictures,
  ) {}

  @Serves(replayEndpoints.replay)
  replay(@Asked() { caller }: Call<Endpoints['replay']>): Promise<AnswerOf<Endpoints['replay']>> {
    return this.memberReplay.replay(caller.memberId);
  }

  @Serves(replayEndpoints.photo)
  @Header('cache-control', KEPT)
  @Header('x-content-type-options', 'nosniff')
  async photo(@Asked() { params, query }: Call<Endpoints['photo']>): Promise<StreamableFile> {
    const bytes = await this.pictures.photo(params.memberId, params.photoId, params.width, query);
    return new StreamableFile(bytes, { type: 'image/webp', length: bytes.length });
  }

  @Serves(replayEndpoints.sharePicture)
  @Header('cache-control', KEPT)
  @Header('x-content-type-options', 'nosniff')
  async share(@Asked() { params, query }: Call<Endpoints['sharePicture']>): Promise<StreamableFile> {
    const bytes = await this.pictures.share(params.memberId, query);
    return new StreamableFile(bytes, { type: 'image/jpeg', length: bytes.length });
  }
}
