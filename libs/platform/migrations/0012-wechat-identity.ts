// Who somebody is to WeChat, and which member that is: one WeChat account is one member, in each mini-program.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WechatIdentity1764000000012 implements MigrationInterface {
  name = 'WechatIdentity1764000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      -- A look-up by openid, and so kept whole. id: what may leave the server in a ticket, since an openid may not.
      CREATE TABLE wechat_identity (
        app_id text NOT NULL,
        openid text COLLATE "C" NOT NULL,
        id uuid NOT NULL UNIQUE,
        unionid text,
        member_id uuid,
        created_at timestamptz NOT NULL,
        bound_at timestamptz,
        PRIMARY KEY (app_id, openid),
        CHECK ((member_id IS NULL) = (bound_at IS NULL))
      );
      CREATE UNIQUE INDEX wechat_identity_member ON wechat_identity (member_id, app_id) WHERE member_id IS NOT NULL;
      REVOKE DELETE ON wechat_identity FROM guike_app;`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
