// The events of WeChat's that the product acts on, out of what WeChat writes in JSON or XML. Pure.
import { z } from 'zod';

/** Somebody has decided about messages of templates: at our question, or in WeChat's own settings. */
interface SubscriptionsDecided {
  readonly kind: 'subscriptions';
  readonly openid: string;
  /** `asked`: at our question, each yes is one message; `settings`: what was allowed before is gone. */
  readonly where: 'asked' | 'settings';
  readonly decisions: readonly { readonly templateId: string; readonly answer: 'accept' | 'reject' }[];
}

/** WeChat has looked at a picture. `suggest` is null where it could not, with its reason in `errcode`. */
interface PictureChecked {
  readonly kind: 'picture';
  readonly traceId: string;
  readonly suggest: 'pass' | 'review' | 'risky' | null;
  readonly label: number | null;
  readonly errcode: number;
}

/** Somebody follows the Official Account, or no more. The openid is the account's. */
interface FollowChanged {
  readonly kind: 'follow';
  readonly openid: string;
  readonly follows: boolean;
}

export type WechatEvent = SubscriptionsDecided | PictureChecked | FollowChanged;

const openid = z.string().min(1).max(64);
const decision = z.object({
  TemplateId: z.string().min(1).max(64),
  SubscribeStatusString: z.enum(['accept', 'reject']),
});
const list = z.union([z.array(decision).min(1).max(10), decision.transform((one) => [one])]);
const wrapped = z.object({ List: list });

const where = { subscribe_msg_popup_event: 'asked', subscribe_msg_change_event: 'settings' } as const;
const subscriptions = z
  .object({
    Event: z.enum(['subscribe_msg_popup_event', 'subscribe_msg_change_event']),
    FromUserName: openid,
    // In JSON the list stands by itself, in XML under a name of the event's.
    List: list.optional(),
    SubscribeMsgPopupEvent: wrapped.optional(),
    SubscribeMsgChangeEvent: wrapped.optional(),
  })
  .transform(({ Event, FromUserName, List, SubscribeMsgPopupEvent, SubscribeMsgChangeEvent }): WechatEvent => {
    const found = List ?? SubscribeMsgPopupEvent?.List ?? SubscribeMsgChangeEvent?.List ?? [];
    const decisions = found.map(({ TemplateId, SubscribeStatusString }) => ({
      templateId: TemplateId,
      answer: SubscribeStatusString,
    }));
    return { kind: 'subscriptions', openid: FromUserName, where: where[Event], decisions };
  });

const picture = z
  .object({
    Event: z.literal('wxa_media_check'),
    trace_id: z.string().min(1).max(100),
    errcode: z.coerce.number().int().default(0),
    result: z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.coerce.number().int() }).optional(),
  })
  .transform(({ trace_id, errcode, result }): WechatEvent => {
    const known = errcode === 0 ? result : undefined;
    return {
      kind: 'picture',
      traceId: trace_id,
      suggest: known?.suggest ?? null,
      label: known?.label ?? null,
      errcode,
    };
  });

const follow = z
  .object({ Event: z.enum(['subscribe', 'unsubscribe']), FromUserName: openid })
  .transform(({ Event, FromUserName }): WechatEvent => ({
    kind: 'follow',
    openid: FromUserName,
    follows: Event === 'subscribe',
  }));

const known = z.union([subscriptions, picture, follow]);

/** Null for an event that means nothing to us, and for what is no event. */
export function eventOf(fields: unknown): WechatEvent | null {
  return known.safeParse(fields).data ?? null;
}
