// What WeChat tells us by itself: each event once, what it thinks of pictures, and who follows the Official Account.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WechatEvents1764000000031 implements MigrationInterface {
  name = 'WechatEvents1764000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- Seen once: by its content, and by the signature of the request, which in WeChat's plain mode covers no body.
      CREATE TABLE wechat_event (
        id uuid PRIMARY KEY,
        key bytea NOT NULL UNIQUE,
        signature text NOT NULL UNIQUE,
        event jsonb NOT NULL,
        received_at timestamptz NOT NULL
      );
      CREATE INDEX wechat_event_received ON wechat_event (received_at);

      CREATE TABLE wechat_media_check (
        trace_id text PRIMARY KEY,
        suggest text CHECK (suggest IN ('pass', 'review', 'risky')),
        label integer,
        errcode integer NOT NULL,
        told_at timestamptz NOT NULL
      );

      CREATE TABLE wechat_follower (
        app_id text NOT NULL,
        openid text COLLATE "C" NOT NULL,
        unionid text,
        follows boolean NOT NULL,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (app_id, openid)
      );
      CREATE INDEX wechat_follower_unionid ON wechat_follower (unionid) WHERE unionid IS NOT NULL;
      REVOKE DELETE ON wechat_media_check, wechat_follower FROM guike_app;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
