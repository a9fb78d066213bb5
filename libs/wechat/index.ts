// WeChat's servers: who a login code belongs to, which phone a phone code stands for, messages, codes, safety, callbacks.
export { type WechatEvent } from './callback-events';
export { WechatClient } from './wechat-client.service';
export { WechatCodes } from './wechat-codes.service';
export { type SendOutcome, WechatMessages } from './wechat-messages.service';
export { WechatModule } from './wechat.module';
export { type RiskOutcome, WechatSafety } from './wechat-safety.service';
export { type CallbackRequest, WechatCallbacks } from './wechat-callbacks.service';
export { WechatEventsModule } from './wechat-events.module';
export { WechatEvents } from './wechat-events.service';
