// Holds a member's own row while something that says who they are is written: nobody is erased meanwhile.
import { DomainError, type MemberId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';

/** Until the transaction ends; one at a time for each member. Error: UNAUTHENTICATED for who has left. */
export async function lockHere(tx: Tx, memberId: MemberId): Promise<void> {
  const here = await rows(tx, `SELECT 1 FROM member WHERE id = $1 AND state <> 'exited' FOR NO KEY UPDATE`, [memberId]);
  if (here.length === 0) throw new DomainError('UNAUTHENTICATED');
}
