// The HTTP contract: endpoints, their schemas, and the problems they answer.
export { adminDeskEndpoints } from './admin-desk';
export { eventOutcomeEndpoints, eventPhotoWidths } from './event-outcomes';
export { adminFinanceEndpoints, movementKinds } from './admin-finance';
export { adminImportEndpoints, largestUpload } from './admin-imports';
export { adminMemberEndpoints, memberSorts } from './admin-members';
export { adminMembershipEndpoints, freezeReasons } from './admin-membership';
export { adminProgrammeEndpoints } from './admin-programme';
export { adminProfileEndpoints } from './admin-profile';
export { adminMessageEndpoints, sendChannels, sendStates } from './admin-messages';
export { adminPointsEndpoints, adjustmentReasons } from './admin-points';
export { adminRewardEndpoints, stockOrigins, stockReasons } from './admin-rewards';
export { benefitEndpoints, benefitUseStateNames } from './benefits';
export { type CallInput, answerFrom, problemFrom, requestOf } from './call';
export { adminTierEndpoints } from './admin-tiers';
export { claimEndpoints } from './claims';
export { adminBookingEndpoints, bookingEndpoints, staffBookingEndpoints } from './bookings';
export { adminBenefitEndpoints } from './admin-benefits';
export { feedEndpoints, feedSorts, notCountedReasons } from './feed';
export { loanEndpoints } from './loans';
export { adminLookClaimEndpoints, lookClaimEndpoints, lookClaimStates } from './look-claims';
export {
  lookReservationEndpoints,
  lookSharingEndpoints,
  reservationStates,
  staffLookReservationEndpoints,
} from './look-sharing';
export { familyEndpoints, partnerEndpoints, relations, staffFamilyEndpoints } from './sharing';
export { couponEndpoints, couponShelves } from './coupons';
export {
  type AnswerOf,
  type AudienceRule,
  type BodyOf,
  type Endpoint,
  type ParamsOf,
  type QueryOf,
  fileTypes,
  pictureTypes,
} from './endpoint';
export { code, shortText } from './fields';
export { memberEndpoints } from './member';
export { emailEndpoints } from './member-email';
export { doorEndpoints } from './member-door';
export { messageEndpoints } from './messages';
export { memberTierEndpoints } from './member-tier';
export {
  type PictureWidth,
  drawnPictures,
  largestPicture,
  pictureEndpoints,
  pictureFile,
  picturePath,
  pictureWidths,
} from './pictures';
export { profileEndpoints } from './profile';
export { entryKinds, lotStates } from './points-line';
export { type Problem, problem, problems } from './problems';
export { replayEndpoints } from './replay';
export { rewardStates } from './reward-terms';
export { obstacles, redemptionStates, rewardEndpoints } from './rewards';
export { staffEndpoints } from './staff';
export { staffBenefitEndpoints } from './staff-benefits';
export { careOutcomes, careOwners, careStates, staffCareEndpoints } from './staff-care';
export { staffDeskEndpoints } from './staff-desk';
export { tillEndpoints } from './till';
export { staffCouponEndpoints } from './till-coupons';
export {
  type SegmentBranch,
  type SegmentCondition,
  type SegmentRule,
  careClasses,
  segmentEndpoints,
  segmentRule,
} from './segments';
export { adminCampaignEndpoints, campaignStates } from './admin-campaigns';
export {
  type CampaignContent,
  type CampaignSchedule,
  type CampaignTerms,
  type FestivalCode,
  campaignEvents,
  campaignLinks,
  festivalCodes,
  termsOf,
} from './campaign-terms';
export { lookEndpoints } from './looks';
export { adminPublicNameEndpoints, publicNameEndpoints, publicNameStates } from './public-names';
export {
  type LookWidth,
  lookDoubts,
  lookStates,
  lookWidths,
  mostLookItems,
  mostLookPhotos,
  reportReasons,
} from './look-fields';
export { staffAlbumEndpoints } from './staff-album';
export { adminLookEndpoints, lookQueues } from './admin-looks';
export { adminEventEndpoints } from './admin-events';
export { eventCounts } from './event-rows';
export { eventEndpoints, eventObstacles } from './events';
export { DRAW_MINUTES, answerStates, attendances, eventStates, eventTemplateCodes, guestLines } from './event-terms';
export { scanOutcomes, staffEventEndpoints } from './staff-events';
export { friendStates, inviteCode, referralEndpoints, staffReferralEndpoints } from './referrals';
export { adminReferralEndpoints, referralStates } from './admin-referrals';
