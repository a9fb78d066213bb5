// Pictures of rewards, how their stock changed and why, and an index for who redeemed a reward.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RewardPictures1764000000021 implements MigrationInterface {
  name = 'RewardPictures1764000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- A row says that the files under this key are kept; the files themselves lie in the storage.
      CREATE TABLE reward_picture (
        key text PRIMARY KEY CHECK (key ~ '^[0-9a-f]{64}$'),
        width integer NOT NULL CHECK (width > 0),
        height integer NOT NULL CHECK (height > 0),
        added_by uuid NOT NULL,
        added_at timestamptz NOT NULL
      );
      -- One row for each change of the stock, at the version of the reward that it made. id: the change's own, from who asked.
      CREATE TABLE reward_stock_change (
        reward_id uuid NOT NULL,
        version integer NOT NULL,
        id uuid NOT NULL,
        stock_before integer,
        stock_after integer,
        origin text NOT NULL CHECK (origin IN ('drafted', 'edited', 'restocked', 'counted', 'damaged', 'other')),
        note text NOT NULL,
        changed_by uuid,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (reward_id, version),
        UNIQUE (reward_id, id)
      );
      -- What there was before changes were written down stands as the first of them.
      INSERT INTO reward_stock_change
        SELECT id, version, id, NULL, stock, 'drafted', '', NULL, created_at FROM reward;
      REVOKE UPDATE, DELETE ON reward_stock_change FROM guike_app;
      CREATE INDEX redemption_of_reward ON redemption (reward_id, redeemed_at, id);`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
