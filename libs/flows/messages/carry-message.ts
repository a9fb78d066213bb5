// Carries one claimed message to whoever delivers it. Never in a transaction, never twice: what became of it is the answer.
import { Inject, Injectable } from '@nestjs/common';
import {
  type ClaimedSend,
  type EmailOutcome,
  EmailSender,
  type SmsOutcome,
  SmsSender,
  emailOf,
  isMarketing,
  shortMessage,
  templateData,
} from '@guike/notifications';
import { CONFIG, type Config, type WechatTemplate } from '@guike/platform';
import { type SendOutcome, WechatMessages } from '@guike/wechat';
import type { Address } from './message-addresses';
import { UnsubscribeLinks } from './unsubscribe-links';

/**
 * `sent`; `no_grant`: WeChat knows of no permission; `refused`: not ever; `dead`: not ever to this e-mail
 * address; `later`: certainly not sent, and may be tried again; `unknown`: may have been sent.
 */
export interface Carried {
  readonly kind: 'sent' | 'no_grant' | 'refused' | 'dead' | 'later' | 'unknown';
  readonly code: string | null;
}

const INBOX = 'pages/inbox/index';

@Injectable()
export class CarryMessage {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly wechat: WechatMessages,
    private readonly sms: SmsSender,
    private readonly email: EmailSender,
    private readonly links: UnsubscribeLinks,
  ) {}

  /** Never throws for what WeChat or the provider says. */
  async carry(send: ClaimedSend, address: Address, timeZone: string): Promise<Carried> {
    if (send.channel === 'email') return this.mail(send, address);
    if (send.channel !== 'sms') return this.tell(send, address, timeZone);
    if (address.phone === undefined) return { kind: 'refused', code: 'no_phone' };
    const text = shortMessage(this.config.shopName, send);
    return carriedBySms(await this.sms.send({ id: send.id, phone: address.phone, text }));
  }

  private async mail(send: ClaimedSend, { email }: Address): Promise<Carried> {
    if (email === undefined) return { kind: 'refused', code: 'no_email' };
    const unsubscribeUrl = this.links.of(send.memberId);
    const content = emailOf(send, { shopName: this.config.shopName, unsubscribeUrl });
    const more = isMarketing(send.kind) ? { unsubscribeUrl } : {};
    return carriedByMail(await this.email.send({ id: send.id, to: email.address, ...content, ...more }));
  }

  private async tell(send: ClaimedSend, { openid }: Address, timeZone: string): Promise<Carried> {
    const template = this.templateBy(send.template);
    if (openid === undefined || template === undefined) return { kind: 'refused', code: 'not_set_up' };
    const data = templateData(template, send, { timeZone, shopName: this.config.shopName });
    const page = (send.link ?? INBOX).replace(/^\//, '');
    const message = { templateId: send.template ?? template.id, page, data };
    return carriedByWechat(
      send.channel === 'subscription'
        ? await this.wechat.subscribe(openid, message)
        : // WeChat itself sends one of a name.
          await this.wechat.officialAccount(openid, { ...message, once: send.id.replaceAll('-', '') }),
    );
  }

  /** A template may have been taken out of the configuration since the message was planned. */
  private templateBy(id: string | null): WechatTemplate | undefined {
    return Object.values(this.config.wechatTemplates).find(
      (template) => id !== null && (template.id === id || template.account === id),
    );
  }
}

function carriedByWechat(outcome: SendOutcome): Carried {
  if (outcome.kind === 'sent') return { kind: 'sent', code: null };
  if (outcome.kind === 'no_grant') return { kind: 'no_grant', code: '43101' };
  const code = outcome.errcode === null ? null : String(outcome.errcode);
  if (outcome.kind === 'refused') return { kind: 'refused', code };
  return { kind: outcome.mayHaveArrived ? 'unknown' : 'later', code };
}

function carriedByMail(outcome: EmailOutcome): Carried {
  if (outcome.kind === 'off') return { kind: 'refused', code: 'not_set_up' };
  return { kind: outcome.kind, code: 'code' in outcome ? outcome.code : null };
}

function carriedBySms(outcome: SmsOutcome): Carried {
  if (outcome.kind === 'off') return { kind: 'refused', code: 'not_set_up' };
  return { kind: outcome.kind, code: 'status' in outcome ? String(outcome.status) : null };
}
