// Wires the client. Where no mini-program is configured it answers WECHAT_OFF and connects to nothing.
import { Module } from '@nestjs/common';
import { AccessTokens } from './access-tokens.service';
import { TokenStore } from './token-store';
import { WechatClient } from './wechat-client.service';
import { WechatHttp } from './wechat-http';

@Module({
  providers: [WechatHttp, TokenStore, AccessTokens, WechatClient],
  exports: [WechatClient],
})
export class WechatModule {}
