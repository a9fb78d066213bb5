// The HTTP contract: endpoints, their schemas, and the problems they answer.
export { adminDeskEndpoints } from './admin-desk';
export { adminFinanceEndpoints, movementKinds } from './admin-finance';
export { adminImportEndpoints, largestUpload } from './admin-imports';
export { adminMemberEndpoints, memberSorts } from './admin-members';
export { adminMembershipEndpoints, freezeReasons } from './admin-membership';
export { adminProgrammeEndpoints } from './admin-programme';
export { adminPointsEndpoints, adjustmentReasons } from './admin-points';
export { adminRewardEndpoints, stockOrigins, stockReasons } from './admin-rewards';
export { type CallInput, answerFrom, problemFrom, requestOf } from './call';
export { adminTierEndpoints, reviewKinds } from './admin-tiers';
export { claimEndpoints } from './claims';
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
export { memberCard, purchaseAnswer, tillEndpoints } from './till';
