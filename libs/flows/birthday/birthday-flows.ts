// Birthdays as they come up, and the pages of a year. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';

/** What apps call. */
export const birthdayFlows: Provider[] = [];

/** What only flows call. */
export const birthdayParts: Provider[] = [];
