// Benefits: what is whose, picked, booked, lent, delivered. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';

/** What apps call. */
export const benefitFlows: Provider[] = [];

/** What only flows call. */
export const benefitParts: Provider[] = [];
