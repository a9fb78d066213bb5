// Wires what WeChat tells us: reading it needs the configuration, keeping it the database.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { WechatCallbacks } from './wechat-callbacks.service';
import { WechatEvents } from './wechat-events.service';
import { wechatEntities } from './wechat.entities';

@Module({
  imports: [TypeOrmModule.forFeature(wechatEntities)],
  providers: [WechatCallbacks, WechatEvents],
  exports: [WechatCallbacks, WechatEvents],
})
export class WechatEventsModule {}
