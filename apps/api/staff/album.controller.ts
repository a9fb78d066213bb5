// 试衣留底: a guide's photos of the member before them.
import { Controller } from '@nestjs/common';
import { type AnswerOf, largestPicture, staffAlbumEndpoints } from '@guike/contracts/http';
import { FittingPhotos } from '@guike/flows';
import { smallFile } from '../edge/file-bodies';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof staffAlbumEndpoints;

const PHOTOS: Limit = { name: 'staff-album-photos', times: 120, windowSeconds: 3_600 };

@Controller()
export class StaffAlbumController {
  constructor(
    private readonly photos: FittingPhotos,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(staffAlbumEndpoints.albumState)
  state(@Asked() { caller, params }: Call<Endpoints['albumState']>): Promise<AnswerOf<Endpoints['albumState']>> {
    return this.photos.state(params.id, caller);
  }

  @Serves(staffAlbumEndpoints.addPhoto)
  async add(
    @Asked() { caller, params, request }: Call<Endpoints['addPhoto']>,
  ): Promise<AnswerOf<Endpoints['addPhoto']>> {
    await this.limiter.take(PHOTOS, caller.staffId);
    const bytes = await smallFile(request, largestPicture);
    return this.photos.add({ memberId: params.id, id: params.photoId }, bytes, caller);
  }
}
