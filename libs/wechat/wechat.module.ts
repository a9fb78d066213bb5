// Wires the client. Where no mini-program is configured it answers WECHAT_OFF and connects to nothing.
import { Module } from '@nestjs/common';
import { AppCalls } from './app-calls.service';
import { WechatClient } from './wechat-client.service';
import { WechatCodes } from './wechat-codes.service';
import { WechatHttp } from './wechat-http';
import { WechatMessages } from './wechat-messages.service';
import { WechatSafety } from './wechat-safety.service';

const services = [WechatClient, WechatMessages, WechatCodes, WechatSafety];

@Module({
  providers: [WechatHttp, AppCalls, ...services],
  exports: services,
})
export class WechatModule {}
