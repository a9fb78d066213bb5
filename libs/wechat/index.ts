// WeChat's servers: who a login code belongs to, which phone a phone code stands for, and the token for asking.
export { WechatClient } from './wechat-client.service';
export { WechatModule } from './wechat.module';
