// E-mail as a way of messages: the address of a member once it is proved, the codes that prove it, and the words of it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Email1764000000047 implements MigrationInterface {
  name = 'Email1764000000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- Only what was proved is here. Sealed by the row's own id, so that it can be handed over when two cards are merged.
      CREATE TABLE member_email (
        member_id uuid PRIMARY KEY,
        id uuid NOT NULL,
        email_enc bytea NOT NULL,
        confirmed_at timestamptz NOT NULL,
        unreachable_at timestamptz
      );

      CREATE TABLE email_code (
        member_id uuid NOT NULL,
        id uuid NOT NULL,
        email_index bytea NOT NULL,
        caller_index bytea NOT NULL,
        code_hash bytea NOT NULL,
        tries integer NOT NULL DEFAULT 0,
        sent_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (member_id, id)
      );
      CREATE INDEX email_code_member ON email_code (member_id, sent_at);
      CREATE INDEX email_code_email ON email_code (email_index, sent_at);
      CREATE INDEX email_code_caller ON email_code (caller_index, sent_at);
      CREATE INDEX email_code_sent ON email_code (sent_at);

      ALTER TABLE inbox_message ADD COLUMN email_subject text, ADD COLUMN email_words text;
      ALTER TABLE message_send DROP CONSTRAINT message_send_channel_check;
      ALTER TABLE message_send ADD CONSTRAINT message_send_channel_check
        CHECK (channel IN ('subscription', 'official_account', 'email', 'sms', 'care', 'none')) NOT VALID;
      ALTER TABLE message_send VALIDATE CONSTRAINT message_send_channel_check;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
