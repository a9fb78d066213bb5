// Segments that head office has given a name.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, StaffId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import type { Segment } from './segment';

export interface SavedSegment {
  readonly id: string;
  readonly name: string;
  readonly rule: Segment;
  readonly archived: boolean;
  readonly version: number;
  readonly updatedAt: Date;
}

const columns = `id, name, rule, archived, version, updated_at AS "updatedAt"`;

@Injectable()
export class SavedSegmentsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Segments below the one of this id, the newest first. */
  async page(
    tx: Tx,
    page: { readonly after: string | null; readonly archived: boolean; readonly limit: number },
  ): Promise<SavedSegment[]> {
    return rows<SavedSegment>(
      tx,
      `SELECT ${columns} FROM segment WHERE archived = $2
         AND ($1::uuid IS NULL OR (created_at, id) < (SELECT created_at, id FROM segment WHERE id = $1))
       ORDER BY created_at DESC, id DESC LIMIT $3`,
      [page.after, page.archived, page.limit],
    );
  }

  async find(tx: Tx, id: string): Promise<SavedSegment | null> {
    const [row] = await rows<SavedSegment>(tx, `SELECT ${columns} FROM segment WHERE id = $1`, [id]);
    return row ?? null;
  }

  /** Claims a segment until the transaction ends. */
  async claim(tx: Tx, id: string): Promise<SavedSegment | null> {
    const [row] = await rows<SavedSegment>(tx, `SELECT ${columns} FROM segment WHERE id = $1 FOR NO KEY UPDATE`, [id]);
    return row ?? null;
  }

  /** False: there is one with this id already. */
  async create(
    tx: Tx,
    { id, name, rule, by }: Pick<SavedSegment, 'id' | 'name' | 'rule'> & { readonly by: StaffId },
  ): Promise<boolean> {
    const made = await rows(
      tx,
      `INSERT INTO segment (id, name, rule, archived, version, created_at, created_by, updated_at)
       VALUES ($1, $2, $3, false, 1, $4, $5, $4) ON CONFLICT DO NOTHING RETURNING id`,
      [id, name, JSON.stringify(rule), this.clock.now(), by],
    );
    return made.length === 1;
  }

  /** Writes a claimed segment. */
  async change(tx: Tx, id: string, { name, rule, archived }: Pick<SavedSegment, 'name' | 'rule' | 'archived'>) {
    await rows(
      tx,
      `UPDATE segment SET name = $2, rule = $3, archived = $4, version = version + 1, updated_at = $5 WHERE id = $1`,
      [id, name, JSON.stringify(rule), archived, this.clock.now()],
    );
  }
}
