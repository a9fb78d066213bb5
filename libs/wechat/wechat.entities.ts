// The tables of what WeChat has told us, as migrated; private to this lib.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('wechat_event')
export class WechatEventRow {
  @PrimaryColumn('uuid') id: string;
  @Column('bytea') key: Buffer;
  @Column('text') signature: string;
  @Column('jsonb') event: unknown;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
}

@Entity('wechat_media_check')
export class WechatMediaCheckRow {
  @PrimaryColumn('text', { name: 'trace_id' }) traceId: string;
  @Column('text', { nullable: true }) suggest: string | null;
  @Column('integer', { nullable: true }) label: number | null;
  @Column('integer') errcode: number;
  @Column('timestamptz', { name: 'told_at' }) toldAt: Date;
}

@Entity('wechat_follower')
export class WechatFollowerRow {
  @PrimaryColumn('text', { name: 'app_id' }) appId: string;
  @PrimaryColumn('text') openid: string;
  @Column('text', { nullable: true }) unionid: string | null;
  @Column('boolean') follows: boolean;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}

export const wechatEntities = [WechatEventRow, WechatMediaCheckRow, WechatFollowerRow];
