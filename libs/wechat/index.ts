// WeChat's servers: who a login code belongs to, which phone a phone code stands for, messages, codes, safety, callbacks.
export { type WechatEvent } from './callback-events';
export { type NotDone } from './not-done';
export { WechatClient } from './wechat-client.service';
export { type CodeTarget, type LinkTarget, WechatCodes } from './wechat-codes.service';
export { type AccountMessage, type SendOutcome, type WechatMessage, WechatMessages } from './wechat-messages.service';
export { WechatModule } from './wechat.module';
export {
  type PictureOutcome,
  type RiskOutcome,
  type SafetyScene,
  type Suggestion,
  type TextOutcome,
  WechatSafety,
} from './wechat-safety.service';
export { type CallbackRequest, WechatCallbacks } from './wechat-callbacks.service';
export { WechatEventsModule } from './wechat-events.module';
export { type PictureVerdict, WechatEvents } from './wechat-events.service';
