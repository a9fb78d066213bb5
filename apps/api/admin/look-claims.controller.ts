// Claims by screenshot, as the store and head office decide them.
import { Controller, Header, StreamableFile } from '@nestjs/common';
import { type AnswerOf, adminLookClaimEndpoints } from '@guike/contracts/http';
import { DecideLookClaim, LookClaimPictures, OfficeLookClaims } from '@guike/flows';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof adminLookClaimEndpoints;

@Controller()
export class AdminLookClaimsController {
  constructor(
    private readonly claims: OfficeLookClaims,
    private readonly deciding: DecideLookClaim,
    private readonly pictures: LookClaimPictures,
  ) {}

  @Serves(adminLookClaimEndpoints.lookClaims)
  page(@Asked() { query, caller }: Call<Endpoints['lookClaims']>): Promise<AnswerOf<Endpoints['lookClaims']>> {
    return this.claims.page(query, caller);
  }

  @Serves(adminLookClaimEndpoints.lookClaimPicture)
  @Header('content-security-policy', "default-src 'none'; sandbox")
  async picture(@Asked() { params, caller }: Call<Endpoints['lookClaimPicture']>): Promise<StreamableFile> {
    const bytes = await this.pictures.picture({ memberId: params.memberId, id: params.claim }, caller);
    return new StreamableFile(bytes, { type: 'image/webp', length: bytes.length });
  }

  @Serves(adminLookClaimEndpoints.decideLookClaim)
  decide(
    @Asked() { params, body, caller }: Call<Endpoints['decideLookClaim']>,
  ): Promise<AnswerOf<Endpoints['decideLookClaim']>> {
    return this.deciding.decide({ memberId: params.memberId, id: params.claim }, body, caller);
  }
}
