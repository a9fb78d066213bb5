// What a message says where it goes besides the inbox, where that is not the letter itself.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WordsOfChannels1764000000041 implements MigrationInterface {
  name = 'WordsOfChannels1764000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `ALTER TABLE inbox_message ADD COLUMN wechat_words text, ADD COLUMN sms_words text`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
