// The OpenAPI document, made from the contract alone: it cannot say anything that the API does not do.
import {
  adminBenefitEndpoints,
  adminBookingEndpoints,
  bookingEndpoints,
  couponEndpoints,
  familyEndpoints,
  loanEndpoints,
  lookReservationEndpoints,
  lookSharingEndpoints,
  partnerEndpoints,
  staffBookingEndpoints,
  staffCouponEndpoints,
  staffFamilyEndpoints,
  staffLookReservationEndpoints,
  type Endpoint,
  adminCampaignEndpoints,
  adminDeskEndpoints,
  adminFinanceEndpoints,
  adminImportEndpoints,
  adminLookClaimEndpoints,
  adminLookEndpoints,
  adminPublicNameEndpoints,
  adminMemberEndpoints,
  adminMembershipEndpoints,
  adminMessageEndpoints,
  adminPointsEndpoints,
  adminProfileEndpoints,
  adminTierEndpoints,
  memberTierEndpoints,
  adminProgrammeEndpoints,
  adminReferralEndpoints,
  adminRewardEndpoints,
  benefitEndpoints,
  claimEndpoints,
  doorEndpoints,
  adminEventEndpoints,
  eventEndpoints,
  eventOutcomeEndpoints,
  feedEndpoints,
  lookClaimEndpoints,
  lookEndpoints,
  publicNameEndpoints,
  memberEndpoints,
  messageEndpoints,
  pictureEndpoints,
  emailEndpoints,
  profileEndpoints,
  problem,
  referralEndpoints,
  replayEndpoints,
  rewardEndpoints,
  segmentEndpoints,
  staffAlbumEndpoints,
  staffCareEndpoints,
  staffBenefitEndpoints,
  staffDeskEndpoints,
  staffEndpoints,
  staffEventEndpoints,
  staffReferralEndpoints,
  tillEndpoints,
} from '@guike/contracts/http';
import { STAFF_COOKIE } from '../edge/door';
import { TOLERANCE_SECONDS } from '../edge/till-signature';
import { campaignExamples, segmentExamples } from './campaign-examples';
import { bookingExamples, couponExamples, staffCouponExamples, tillCouponExamples } from './hand-over-examples';
import { benefitExamples, staffBenefitExamples } from './benefit-examples';
import { type Example, examples } from './examples';
import { lookReservationExamples, lookSharingExamples, staffLookReservationExamples } from './look-sharing-examples';
import { adminEventExamples, eventExamples, staffEventExamples } from './event-examples';
import { eventOutcomeExamples } from './event-outcome-examples';
import { outputSchema } from './json-schema';
import { adminLookClaimExamples, feedExamples, lookClaimExamples } from './feed-examples';
import {
  adminLookExamples,
  adminPublicNameExamples,
  lookExamples,
  publicNameExamples,
  staffAlbumExamples,
} from './look-examples';
import { doorExamples, memberExamples, staffExamples } from './member-examples';
import { membershipExamples } from './membership-examples';
import { adminMessageExamples, messageExamples, staffCareExamples } from './message-examples';
import { operation } from './operation';
import { staffDeskExamples } from './staff-examples';
import { adminTierExamples } from './tier-examples';
import { adminPointsExamples, claimExamples } from './points-examples';
import { adminProfileExamples, emailExamples, profileExamples, sendCodeExample } from './profile-examples';
import { adminReferralExamples, referralExamples, staffReferralExamples } from './referral-examples';
import { replayExamples } from './replay-examples';
import { adminRewardExamples, rewardExamples, verifyingExample } from './reward-examples';

export interface EndpointGroup {
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly examples: Readonly<Record<string, Example>>;
}

/** Everything there is, by whom it is for. */
export const groups: Readonly<Record<string, EndpointGroup>> = {
  till: {
    endpoints: tillEndpoints,
    examples: { ...examples, verifyRedemption: verifyingExample, ...tillCouponExamples },
  },
  door: { endpoints: doorEndpoints, examples: { ...doorExamples, sendCode: sendCodeExample } },
  member: { endpoints: memberEndpoints, examples: memberExamples },
  memberProfile: { endpoints: profileEndpoints, examples: profileExamples },
  memberEmail: { endpoints: emailEndpoints, examples: emailExamples },
  rewards: { endpoints: rewardEndpoints, examples: rewardExamples },
  benefits: { endpoints: benefitEndpoints, examples: benefitExamples },
  staffBenefits: { endpoints: staffBenefitEndpoints, examples: staffBenefitExamples },
  coupons: { endpoints: couponEndpoints, examples: couponExamples },
  bookings: { endpoints: bookingEndpoints, examples: bookingExamples },
  looks: { endpoints: lookEndpoints, examples: lookExamples },
  feed: { endpoints: feedEndpoints, examples: feedExamples },
  lookClaims: { endpoints: lookClaimEndpoints, examples: lookClaimExamples },
  officeLookClaims: { endpoints: adminLookClaimEndpoints, examples: adminLookClaimExamples },
  staffAlbum: { endpoints: staffAlbumEndpoints, examples: staffAlbumExamples },
  officeLooks: { endpoints: adminLookEndpoints, examples: adminLookExamples },
  publicNames: { endpoints: publicNameEndpoints, examples: publicNameExamples },
  officePublicNames: { endpoints: adminPublicNameEndpoints, examples: adminPublicNameExamples },
  lookSharing: { endpoints: lookSharingEndpoints, examples: lookSharingExamples },
  lookReservations: { endpoints: lookReservationEndpoints, examples: lookReservationExamples },
  staffLookReservations: { endpoints: staffLookReservationEndpoints, examples: staffLookReservationExamples },
  family: { endpoints: familyEndpoints, examples: {} },
  partners: { endpoints: partnerEndpoints, examples: {} },
  staffCoupons: { endpoints: staffCouponEndpoints, examples: staffCouponExamples },
  staffBookings: { endpoints: staffBookingEndpoints, examples: {} },
  staffFamily: { endpoints: staffFamilyEndpoints, examples: {} },
  loans: { endpoints: loanEndpoints, examples: {} },
  officeBenefits: { endpoints: adminBenefitEndpoints, examples: {} },
  officeBookings: { endpoints: adminBookingEndpoints, examples: {} },
  pictures: { endpoints: pictureEndpoints, examples: {} },
  replay: { endpoints: replayEndpoints, examples: replayExamples },
  events: { endpoints: eventEndpoints, examples: eventExamples },
  staffEvents: { endpoints: staffEventEndpoints, examples: staffEventExamples },
  officeEvents: { endpoints: adminEventEndpoints, examples: adminEventExamples },
  eventOutcomes: { endpoints: eventOutcomeEndpoints, examples: eventOutcomeExamples },
  claims: { endpoints: claimEndpoints, examples: claimExamples },
  staff: { endpoints: staffEndpoints, examples: staffExamples },
  messages: { endpoints: messageEndpoints, examples: messageExamples },
  staffCare: { endpoints: staffCareEndpoints, examples: staffCareExamples },
  officeMessages: { endpoints: adminMessageEndpoints, examples: adminMessageExamples },
  staffDesk: { endpoints: staffDeskEndpoints, examples: staffDeskExamples },
  officeMembers: { endpoints: adminMemberEndpoints, examples: {} },
  officeMembership: { endpoints: adminMembershipEndpoints, examples: membershipExamples },
  office: { endpoints: adminDeskEndpoints, examples: {} },
  officeFinance: { endpoints: adminFinanceEndpoints, examples: {} },
  officeImports: { endpoints: adminImportEndpoints, examples: {} },
  officeTiers: { endpoints: adminTierEndpoints, examples: adminTierExamples },
  memberTier: { endpoints: memberTierEndpoints, examples: {} },
  officePoints: { endpoints: adminPointsEndpoints, examples: adminPointsExamples },
  officeProfile: { endpoints: adminProfileEndpoints, examples: adminProfileExamples },
  officeProgramme: { endpoints: adminProgrammeEndpoints, examples: {} },
  officeSegments: { endpoints: segmentEndpoints, examples: segmentExamples },
  officeCampaigns: { endpoints: adminCampaignEndpoints, examples: campaignExamples },
  referrals: { endpoints: referralEndpoints, examples: referralExamples },
  staffReferral: { endpoints: staffReferralEndpoints, examples: staffReferralExamples },
  officeReferrals: { endpoints: adminReferralEndpoints, examples: adminReferralExamples },
  officeRewards: { endpoints: adminRewardEndpoints, examples: adminRewardExamples },
};

/** Names repeat between groups: officeHome and memberHome are two operations. */
export const operationIdOf = (group: string, name: string): string =>
  `${group}${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

const description = `Money is integer fen (¥1 = 100), points are integers, instants carry an offset, days are YYYY-MM-DD.

**Signing (till).** Every request carries three headers: \`X-Guike-Key\`, \`X-Guike-Timestamp\` (unix seconds, at most
${TOLERANCE_SECONDS / 60} minutes off) and \`X-Guike-Signature\`, the lower-case hex of

    HMAC-SHA256(secret, timestamp + "\\n" + METHOD + "\\n" + path with query + "\\n"
                        + Idempotency-Key or nothing + "\\n" + raw body)

**Repeating.** A receipt is recorded once: the same receipt with the same content gets the same answer
(\`duplicate: true\`), with other content \`RECEIPT_CONFLICT\`. \`Idempotency-Key\` protects a request besides, and is
signed with it.

**Refusals** are \`application/problem+json\` with a \`code\` for programs and a \`title\` for people. \`X-Request-Id\` is
taken when it is sent and always answered; quote it when something goes wrong.`;

const components = {
  schemas: { Problem: outputSchema(problem) },
  securitySchemes: {
    tillKey: {
      type: 'apiKey',
      in: 'header',
      name: 'X-Guike-Key',
      description: 'The id of the till’s key; sent with a timestamp and a signature.',
    },
    memberToken: { type: 'http', scheme: 'bearer' },
    staffToken: { type: 'http', scheme: 'bearer' },
    staffCookie: { type: 'apiKey', in: 'cookie', name: STAFF_COOKIE },
  },
  parameters: {
    Timestamp: header('X-Guike-Timestamp', 'Unix seconds at which the request was signed', '1772416800'),
    Signature: header('X-Guike-Signature', 'HMAC-SHA256 in hex, see above', 'f3…64 hex digits'),
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: '1 to 128 visible characters; the same key with the same request gets the same answer',
      schema: { type: 'string', minLength: 1, maxLength: 128 },
    },
  },
};

export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: { title: 'Guike (贵客) API', version: '1', description },
    tags: Object.keys(groups).map((name) => ({ name })),
    paths: paths(),
    components,
  };
}

function paths(): Record<string, Record<string, unknown>> {
  const found: Record<string, Record<string, unknown>> = {};
  for (const [tag, { endpoints, examples: told }] of Object.entries(groups)) {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
      const id = operationIdOf(tag, name);
      (found[path] ??= {})[endpoint.method.toLowerCase()] = operation(id, tag, endpoint, told[name]);
    }
  }
  return found;
}

function header(name: string, text: string, example: string) {
  return { name, in: 'header', required: true, description: text, schema: { type: 'string' }, example };
}
