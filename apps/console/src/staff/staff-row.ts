// One of the staff as the list has it, and what can be done with them.
import type { AnswerOf, adminDeskEndpoints } from '@guike/contracts/http';

export type StaffRow = AnswerOf<typeof adminDeskEndpoints.staff>['staff'][number];

export type StaffAct =
  { readonly kind: 'hire' } | { readonly kind: 'change' | 'password' | 'dismissal'; readonly row: StaffRow };
