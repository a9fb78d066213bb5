// WeChat's servers: who a login code belongs to, which phone a phone code stands for, and the token for asking.
export { type PhoneNumber, WechatClient, type WechatUser } from './wechat-client.service';
export { WechatModule } from './wechat.module';
