// Segments and campaigns: whom, when, how much, and what it brought. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';

/** What apps call. */
export const campaignFlows: Provider[] = [];

/** What only flows call. */
export const campaignParts: Provider[] = [];
