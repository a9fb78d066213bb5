// Forgets who somebody was, everywhere at once: the rows in the transaction of their exit, the files after it.
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import { Audit, type Tx, rows } from '@guike/platform';
import { ErasedFiles } from './erased-files';
import { erasures } from './erasures';

@Injectable()
export class Forgetting {
  constructor(
    private readonly files: ErasedFiles,
    private readonly audit: Audit,
  ) {}

  /** `ids`: who left, then whoever was merged into them. The exit is booked as erased, and their points are forfeited. */
  async forget(tx: Tx, ids: readonly MemberId[], now: Date): Promise<void> {
    const [memberId] = ids;
    if (memberId === undefined) throw new Error('nobody to forget');
    // Whoever writes to them holds their row: that is waited for, and erased with the rest.
    await rows(tx, `SELECT FROM member WHERE id = ANY($1) ORDER BY id FOR UPDATE`, [ids]);
    await rows(tx, `UPDATE member SET state = 'exited' WHERE id = ANY($1)`, [ids]);
    for (const { sql } of erasures) if (sql !== undefined) await rows(tx, sql, sql.includes('$2') ? [ids, now] : [ids]);
    await this.audit.record(tx, { actorKind: 'system', actorId: 'erase-members', action: 'member.erased', memberId });
  }

  /** Safe to stop and to run twice. */
  removeFiles(): Promise<void> {
    return this.files.remove();
  }
}
