// Finding a member from the office: keyed indexes of name and phone tail, the orders of the list, a store's own members,
// and the month's figures.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expand only: the columns may be null, and processes of the version before go on writing names without them. `migrate`
 * fills what is missing afterwards (the keys are not in the database), in pieces, again from where it was; the partial
 * index member_unindexed names exactly the rows that are missing and is empty afterwards. Run `migrate` once more when
 * the last old process has ended. Building an index keeps others from writing its table: seconds for a million rows.
 *
 * What the indexes cost and spare, measured with 300,000 members and 900,000 purchases:
 * - member_joined is the list's default order, so that a page is read off it in a millisecond whatever the brand's size.
 *   The orders by spend and by points have no index on purpose: those columns change with every sale, which it would
 *   make dearer (no update in place); a seldom page that scans the brand, half a second, is the cheaper side.
 * - purchase_day_member is the order by the last visit; one more entry a sale, always at the index's end.
 * - A store's own members are read off member_joined_store and purchase_store_day, which now carry the ids, without
 *   touching a row: it costs what the store has, not what the brand has.
 * - point_entry_day is a BRIN: entries lie in the order of their days, so a month is found at almost no cost to earning.
 */
export class MemberSearch1764000000013 implements MigrationInterface {
  name = 'MemberSearch1764000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE member ADD COLUMN name_index bytea, ADD COLUMN phone_tail_index bytea;
      CREATE INDEX member_name ON member (name_index) WHERE name_index IS NOT NULL;
      CREATE INDEX member_phone_tail ON member (phone_tail_index) WHERE phone_tail_index IS NOT NULL;
      CREATE INDEX member_unindexed ON member (id) WHERE (name_enc IS NOT NULL AND name_index IS NULL)
        OR (phone_enc IS NOT NULL AND phone_tail_index IS NULL);
      CREATE INDEX member_joined ON member (coalesce(joined_on, '-infinity'), id);
      CREATE INDEX member_joined_store ON member (joined_store_id, joined_on, id);
      DROP INDEX purchase_store_day;
      CREATE INDEX purchase_store_day ON purchase (store_id, business_day, member_id);
      CREATE INDEX purchase_day_member ON purchase (business_day, member_id) WHERE NOT anonymous;
      CREATE INDEX point_entry_day ON point_entry USING brin (business_day)
        WITH (pages_per_range = 32, autosummarize = on);`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
