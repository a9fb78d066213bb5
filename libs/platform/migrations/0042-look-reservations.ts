// Looks that members have asked a store to have ready for trying on.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LookReservations1764000000042 implements MigrationInterface {
  name = 'LookReservations1764000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(reservations);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

// `things` is kept as it was asked for: the look may be gone when its day comes, the clothes are still to be hung up.
const reservations = /* sql */ `
  CREATE TABLE look_reservation (
    member_id uuid NOT NULL,
    id uuid NOT NULL,
    look_id uuid NOT NULL,
    store_id uuid NOT NULL,
    day date NOT NULL,
    things text NOT NULL,
    note text NOT NULL,
    state text NOT NULL CHECK (state IN ('asked', 'prepared', 'came', 'absent', 'cancelled')),
    asked_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by uuid,
    PRIMARY KEY (member_id, id)
  );
  CREATE UNIQUE INDEX look_reservation_open ON look_reservation (member_id, look_id) WHERE state IN ('asked', 'prepared');
  CREATE INDEX look_reservation_store ON look_reservation (store_id, day, id);
  REVOKE DELETE ON look_reservation FROM guike_app;`;
