// Who read or changed what: one row a time, never changed afterwards.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId } from '@guike/kernel';
import { type Tx, rows } from './database';
import { newId } from './ids';
import { currentRequestId } from './request-context';
import { CLOCK } from './system-clock';

export interface AuditRecord {
  readonly actorKind: 'till' | 'staff' | 'member' | 'system';
  readonly actorId: string;
  readonly action: string;
  readonly memberId?: MemberId;
  readonly detail?: Readonly<Record<string, unknown>>;
}

@Injectable()
export class Audit {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  async record(tx: Tx, record: AuditRecord): Promise<void> {
    await rows(
      tx,
      `INSERT INTO audit_log (id, at, actor_kind, actor_id, action, member_id, detail, request_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        newId(),
        this.clock.now(),
        record.actorKind,
        record.actorId,
        record.action,
        record.memberId ?? null,
        JSON.stringify(record.detail ?? {}),
        currentRequestId() ?? null,
      ],
    );
  }
}
