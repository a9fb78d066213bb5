// 我的穿搭: a member's album and the looks that they show of it.
import { Controller } from '@nestjs/common';
import { type AnswerOf, largestPicture, lookEndpoints } from '@guike/contracts/http';
import { AnswerOffer, ChangeAlbum, LookWishes, MyAlbum, MyLooks, PublishLook } from '@guike/flows';
import { smallFile } from '../edge/file-bodies';
import { type Limit, RateLimiter } from '../edge/rate-limiter';
import { Asked, type Call, Serves } from '../edge/serves';

type Endpoints = typeof lookEndpoints;
type Asking<N extends keyof Endpoints> = Call<Endpoints[N]>;
type Answering<N extends keyof Endpoints> = Promise<AnswerOf<Endpoints[N]>>;

/** Making one anew in three widths takes a processor for a moment. */
const PHOTOS: Limit = { name: 'album-photos', times: 60, windowSeconds: 3_600 };
/** Each asks WeChat seven times at most. */
const LOOKS: Limit = { name: 'member-looks', times: 20, windowSeconds: 3_600 };

@Controller()
export class AlbumController {
  constructor(
    private readonly album: MyAlbum,
    private readonly changing: ChangeAlbum,
    private readonly offers: AnswerOffer,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(lookEndpoints.album)
  list(@Asked() { caller, query }: Asking<'album'>): Answering<'album'> {
    return this.album.list(caller.memberId, query);
  }

  @Serves(lookEndpoints.addPhoto)
  async add(@Asked() { caller, params, request }: Asking<'addPhoto'>): Answering<'addPhoto'> {
    await this.limiter.take(PHOTOS, caller.memberId);
    await this.changing.add(caller.memberId, params.id, await smallFile(request, largestPicture));
    return this.album.photo(caller.memberId, params.id);
  }

  @Serves(lookEndpoints.removePhoto)
  remove(@Asked() { caller, params }: Asking<'removePhoto'>): Answering<'removePhoto'> {
    return this.changing.remove(caller.memberId, params.id);
  }

  @Serves(lookEndpoints.answerOffer)
  async answer(@Asked() { caller, params, body }: Asking<'answerOffer'>): Answering<'answerOffer'> {
    await this.limiter.take(PHOTOS, caller.memberId);
    return this.offers.answer(caller.memberId, params.id, body);
  }
}

@Controller()
export class MemberLooksController {
  constructor(
    private readonly wishes: LookWishes,
    private readonly publishing: PublishLook,
    private readonly mine: MyLooks,
    private readonly limiter: RateLimiter,
  ) {}

  @Serves(lookEndpoints.lookTerms)
  terms(@Asked() { caller }: Asking<'lookTerms'>): Answering<'lookTerms'> {
    return this.wishes.terms(caller.memberId);
  }

  @Serves(lookEndpoints.publish)
  async publish(@Asked() { caller, body }: Asking<'publish'>): Answering<'publish'> {
    await this.limiter.take(LOOKS, caller.memberId);
    return this.publishing.publish(caller.memberId, body);
  }

  @Serves(lookEndpoints.looks)
  list(@Asked() { caller, query }: Asking<'looks'>): Answering<'looks'> {
    return this.mine.list(caller.memberId, query);
  }

  @Serves(lookEndpoints.look)
  look(@Asked() { caller, params }: Asking<'look'>): Answering<'look'> {
    return this.mine.look(caller.memberId, params.id);
  }

  @Serves(lookEndpoints.withdraw)
  withdraw(@Asked() { caller, params }: Asking<'withdraw'>): Answering<'withdraw'> {
    return this.mine.withdraw(caller.memberId, params.id);
  }
}
