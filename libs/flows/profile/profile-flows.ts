// What members tell of themselves, take along, and how they leave. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';

/** What apps call. */
export const profileFlows: Provider[] = [];

/** What only flows call. */
export const profileParts: Provider[] = [];
