// What the pages about oneself show: the profile, the privacy page, an application.
import type { AnswerOf, profileEndpoints } from '@guike/contracts/http';

export type Profile = AnswerOf<typeof profileEndpoints.profile>;
export type Privacy = AnswerOf<typeof profileEndpoints.privacy>;
export type Application = AnswerOf<typeof profileEndpoints.application>;
