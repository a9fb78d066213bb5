// The member as the page's parts have it.
import type { AnswerOf, adminMemberEndpoints } from '@guike/contracts/http';

export type MemberFile = AnswerOf<typeof adminMemberEndpoints.member>;
