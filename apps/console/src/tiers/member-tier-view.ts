// What the office reads of one member's tier, as its parts hand it on.
import type { AnswerOf, adminTierEndpoints } from '@guike/contracts/http';

export type MemberTierView = AnswerOf<typeof adminTierEndpoints.memberTier>;
