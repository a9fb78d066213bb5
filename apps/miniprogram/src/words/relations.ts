// Who somebody of the family is to a member, in words.
import type { relations } from '@guike/contracts/http';

export type Relation = (typeof relations)[number];

export const relationNames: Readonly<Record<Relation, string>> = {
  spouse: '爱人',
  child: '孩子',
  parent: '父母',
  other: '其他家人',
};
