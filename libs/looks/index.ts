// Looks: each member's private album, what a guide offers for it, and the looks that are shown of it.
export {
  type AlbumPhoto,
  type AlbumPlace,
  type AlbumWidth,
  type ListedPhoto,
  AlbumService,
  albumWidths,
  photoFile,
} from './album.service';
export { type LookReport, LookReportsService } from './look-reports.service';
export { type LookDoubt, type Suggestion, closingOf, verdictOf } from './look-rules';
export { LookSafetyService } from './look-safety.service';
export {
  type LookItem,
  type LookPhoto,
  type LookPlace,
  type LookRow,
  type LookState,
  LooksService,
  type NewLook,
  type PublishedLook,
} from './looks.service';
export {
  type CountingSaid,
  countedInWords,
  countingInWords,
  limitInWords,
  looksRuleInWords,
  reasonInWords,
} from './counting-words';
export {
  CountingsService,
  type LookCounting,
  type LookLimit,
  type LookMode,
  type PointsDecided,
} from './countings.service';
export {
  BURST,
  type Counted,
  type CountingRules,
  type LikeFacts,
  type NotCounted,
  RISKY_RANK,
  countLikes,
  judgeLikes,
  withinLimits,
} from './likes-counting';
export { type Liker, type Liking, LikesService, type RiskWish } from './likes.service';
export { ALIKE, type LookClaim, LookClaimsService, SAME_PICTURE } from './look-claims.service';
export { type LikesGiven, RING_DAYS, RING_LIKES, RING_PEOPLE, ringAround } from './rings';
export { LooksModule } from './looks.module';
export { type PhotoOffer, PhotoOffersService } from './photo-offers.service';
export { type Reservation, type ReservationState, ReservationsService } from './reservations.service';
export { publicNameInWords, publicNameIssue, tidyName } from './public-name-rules';
export { type PublicName, PublicNamesService, namesBesideLooks, shownNameOf } from './public-names.service';
