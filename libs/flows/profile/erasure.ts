// What is said of each table that knows a member: what of it is erased when they have left, and why the rest stays.

export interface Erasure {
  readonly table: string;
  /** `$1`: all that the member has ever been, merged ones included; `$2`, where it is used: now. */
  readonly sql?: string;
  /** Why its rows stay, where they do: nothing in them says who it was. */
  readonly kept?: string;
}

/** Who stands for "nobody here decided it". */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

export const theirs = 'member_id = ANY($1)';
