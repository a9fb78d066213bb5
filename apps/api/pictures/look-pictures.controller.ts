// Photos of albums and pictures of looks, to whoever has a link; and the report of a look by whoever sees it.
import { Controller, Header, StreamableFile } from '@nestjs/common';
import { type AnswerOf, lookEndpoints } from '@guike/contracts/http';
import { LookPictures, ReportLook } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof lookEndpoints;

const REPORTS: Limit = { name: 'look-reports', times: 20, windowSeconds: 3_600 };
/** Never longer than a link is good, and by no cache between: what is withdrawn must be gone. */
const CACHED = 'private, max-age=1800';
const NOTHING_ELSE = "default-src 'none'; sandbox";

@Controller()
export class LookPicturesController {
  constructor(
    private readonly pictures: LookPictures,
    private readonly reporting: ReportLook,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(lookEndpoints.albumPhoto)
  @Header('cache-control', CACHED)
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', NOTHING_ELSE)
  async albumPhoto(@Asked() { params, query }: Call<Endpoints['albumPhoto']>): Promise<StreamableFile> {
    const { memberId, photoId, width } = params;
    return webp(await this.pictures.ofAlbum(memberId, photoId, width, query));
  }

  @Serves(lookEndpoints.lookPhoto)
  @Header('cache-control', CACHED)
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', NOTHING_ELSE)
  async lookPhoto(@Asked() { params, query }: Call<Endpoints['lookPhoto']>): Promise<StreamableFile> {
    const { for: use, ...seal } = query;
    return webp(await this.pictures.ofLook(params, use, seal));
  }

  @Serves(lookEndpoints.report)
  async report(@Asked() { caller, params, body }: Call<Endpoints['report']>): Promise<AnswerOf<Endpoints['report']>> {
    await this.limiter.take(REPORTS, caller.identityId);
    return this.reporting.report(params.id, body, caller);
  }
}

const webp = (bytes: Buffer) => new StreamableFile(bytes, { type: 'image/webp', length: bytes.length });
