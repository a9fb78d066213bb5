// What WeChat tells us by itself. The flows of this folder, for the module.
import type { Provider } from '@nestjs/common';
import { OnWechatEvent } from './on-wechat-event';
import { ReceiveWechatEvent } from './receive-wechat-event';

/** What apps and jobs call. */
export const wechatFlows: Provider[] = [ReceiveWechatEvent, OnWechatEvent];
