// What the lists of benefits show in a row, where a dialog changes it.
import type { AnswerOf, adminBenefitEndpoints, adminBookingEndpoints } from '@guike/contracts/http';

export type Plan = AnswerOf<typeof adminBookingEndpoints.bookingPlans>['items'][number];
export type Partner = AnswerOf<typeof adminBenefitEndpoints.partners>['items'][number];
