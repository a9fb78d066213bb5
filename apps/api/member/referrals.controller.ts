// Inviting friends: a member's own page and friends, the landing of a code, its pictures, and the touch of whoever opens it.
import { Controller, Header, StreamableFile } from '@nestjs/common';
import { type AnswerOf, referralEndpoints } from '@guike/contracts/http';
import { InvitationLanding, InvitationPictures, InviteFriends, ReferredFriends, TouchInvitation } from '@guike/flows';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof referralEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

/** A code has eight of twenty-five characters: at this pace nobody finds one by trying. */
const LOOKING: Limit = { name: 'invitations', times: 120, windowSeconds: 60 };
const TOUCHING: Limit = { name: 'referral-touches', times: 30, windowSeconds: 60 };
/** Each asks WeChat. */
const LINKS: Limit = { name: 'referral-links', times: 10, windowSeconds: 60 };
const DAY = 'public, max-age=86400';

@Controller()
export class ReferralsController {
  constructor(
    private readonly inviting: InviteFriends,
    private readonly referred: ReferredFriends,
    private readonly landing: InvitationLanding,
    private readonly touching: TouchInvitation,
    private readonly pictures: InvitationPictures,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(referralEndpoints.referral)
  page(@Asked() { caller, query, request }: Asking<'referral'>): Answering<'referral'> {
    return this.inviting.page(caller.memberId, { address: request.ip, device: query.device ?? null });
  }

  @Serves(referralEndpoints.link)
  async link(@Asked() { caller }: Asking<'link'>): Answering<'link'> {
    await this.limiter.take(LINKS, caller.memberId);
    return this.inviting.link(caller.memberId);
  }

  @Serves(referralEndpoints.friends)
  friends(@Asked() { caller, query }: Asking<'friends'>): Answering<'friends'> {
    return this.referred.list(caller.memberId, query);
  }

  @Serves(referralEndpoints.earned)
  earned(@Asked() { caller }: Asking<'earned'>): Answering<'earned'> {
    return this.referred.earned(caller.memberId);
  }

  @Serves(referralEndpoints.invitation)
  async invitation(@Asked() { params, request }: Asking<'invitation'>): Answering<'invitation'> {
    await this.limiter.take(LOOKING, request.ip);
    return this.landing.invitation(params.code);
  }

  @Serves(referralEndpoints.touch)
  async touch(@Asked() { caller, body, request }: Asking<'touch'>): Answering<'touch'> {
    await this.limiter.take(TOUCHING, caller.identityId);
    return this.touching.touch(caller, body.code, { address: request.ip, device: body.device ?? null });
  }

  @Serves(referralEndpoints.poster)
  @Header('cache-control', DAY)
  @Header('x-content-type-options', 'nosniff')
  async poster(@Asked() { params, request }: Asking<'poster'>): Promise<StreamableFile> {
    await this.limiter.take(LOOKING, request.ip);
    return asJpeg(await this.pictures.poster(params.code));
  }

  @Serves(referralEndpoints.card)
  @Header('cache-control', DAY)
  @Header('x-content-type-options', 'nosniff')
  async card(@Asked() { params, request }: Asking<'card'>): Promise<StreamableFile> {
    await this.limiter.take(LOOKING, request.ip);
    return asJpeg(await this.pictures.card(params.code));
  }
}

const asJpeg = (bytes: Buffer): StreamableFile =>
  new StreamableFile(bytes, { type: 'image/jpeg', length: bytes.length });
