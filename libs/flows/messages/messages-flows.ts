// What goes out to members: channels, grants, outcomes, and the tasks that people do instead. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';

/** What apps call. */
export const messageFlows: Provider[] = [];

/** What only flows call. */
export const messageParts: Provider[] = [];
