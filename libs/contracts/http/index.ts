// The HTTP contract: endpoints, their schemas, and the problems they answer.
export { adminDeskEndpoints, figureKeys, waitingKinds } from './admin-desk';
export { adminFinanceEndpoints, movementKinds } from './admin-finance';
export { adminImportEndpoints, importStates, largestUpload } from './admin-imports';
export { adminMemberEndpoints, memberSorts, revealable } from './admin-members';
export { adminMembershipEndpoints, freezeReasons } from './admin-membership';
export { adminProgrammeEndpoints, versionStates } from './admin-programme';
export { adminPointsEndpoints, adjustmentReasons, adjustmentStates } from './admin-points';
export { adminRewardEndpoints, stockOrigins, stockReasons } from './admin-rewards';
export { type CallInput, type OutgoingRequest, answerFrom, problemFrom, requestOf } from './call';
export { adminTierEndpoints, overrideKinds, overrideStates, reviewKinds, reviewStates } from './admin-tiers';
export { claimEndpoints, claimStates } from './claims';
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
export { doorEndpoints } from './member-door';
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
export { entryKinds, lotStates } from './points-line';
export { type Problem, problem, problems } from './problems';
export { rewardStates } from './reward-terms';
export { obstacles, redemptionStates, rewardEndpoints } from './rewards';
export { staffEndpoints } from './staff';
export { staffDeskEndpoints } from './staff-desk';
export { memberCard, purchaseAnswer, purchaseRequest, refundAnswer, refundRequest, tillEndpoints } from './till';
