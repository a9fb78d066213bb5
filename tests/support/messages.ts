// A shop with WeChat's sandbox behind it: members who can be told of something, and what became of that.
import { FlowsModule, JobHandlersModule, MessageGrants } from '@guike/flows';
import { WechatIdentities } from '@guike/members';
import { type Delivery, type MessageKind, NotificationsService } from '@guike/notifications';
import { JobRunner, newId, rows } from '@guike/platform';
import { type Programme, presets } from '@guike/programme';
import type { Account } from '../../apps/wechat-sandbox/accounts';
import { TravellingClock } from './clock';
import { type Shop, openShop } from './shop';
import { type WechatSandbox, openSandbox, templateId } from './wechat';

const programme = {
  ...presets.boutique,
  messages: { quietFrom: 21, quietTo: 9, mostPerWeek: 2, smsFor: ['expiring' as const, 'campaign' as const] },
};

export interface Person {
  readonly memberId: string;
  readonly account: Account;
}

export interface SendSeen {
  readonly kind: string;
  readonly channel: string;
  readonly state: string;
  readonly reason: string | null;
}

/** A message of this kind to a member, about nothing that another was about. */
export const told = (memberId: string, kind: MessageKind, more: Partial<Delivery> = {}): Delivery => ({
  ...{ memberId, kind, source: `test/${newId()}`, title: '桂花乌龙到店', body: '3月8日前到店领取。过期不候。' },
  ...more,
});

export class MessageGround {
  private receipts = 0;

  private constructor(
    readonly shop: Shop,
    readonly wechat: WechatSandbox,
  ) {}

  /** Quiet from 21 to 9, marketing twice a week, text messages about what expires and about campaigns. */
  static async open(messages: Partial<Programme['messages']> = {}, { mail = false } = {}): Promise<MessageGround> {
    const clock = new TravellingClock();
    const wechat = await openSandbox({ clock, mail });
    const modules = [FlowsModule, JobHandlersModule];
    const rules = { ...programme, messages: { ...programme.messages, ...messages } };
    // The account has a template for tiers alone.
    const { tier, ...others } = wechat.config.wechatTemplates;
    const wechatTemplates = { ...others, ...(tier && { tier: { ...tier, account: tier.id } }) };
    const config = { ...wechat.config, wechatTemplates };
    return new MessageGround(await openShop({ clock, programme: rules, modules, config }), wechat);
  }

  get<T>(type: abstract new (...parts: never[]) => T): T {
    return this.shop.module.context.get(type, { strict: false });
  }

  /** A member with a WeChat, who has a phone. */
  async somebody(input?: Parameters<WechatSandbox['newAccount']>[0]): Promise<Person> {
    const account = await this.wechat.newAccount(input);
    const number = `m${(this.receipts += 1)}`;
    const sale = await this.shop.sell({ number, phone: account.phone, goods: [{ yuan: 300, quantity: 2 }] });
    const memberId = String(sale.memberId);
    await this.shop.db.inTransaction(async (tx) => {
      const identities = this.get(WechatIdentities);
      const whose = { appId: this.wechat.config.wechatApp.id, openid: account.openid, unionid: account.unionid };
      await identities.bind(tx, await identities.meet(tx, whose), memberId, this.shop.clock.now());
    });
    await this.run();
    return { memberId, account };
  }

  /** Allows so many messages of a template, at WeChat and here. */
  async allow({ memberId, account }: Person, template: string, times = 1): Promise<void> {
    for (let time = 0; time < times; time++) {
      await this.wechat.grant(account, template);
      const results = { [templateId(template)]: 'accept' as const };
      await this.get(MessageGrants).note(memberId, { ask: newId(), results });
    }
  }

  async deliver(...deliveries: Delivery[]): Promise<void> {
    await this.shop.db.inTransaction((tx) => this.get(NotificationsService).deliverAll(tx, deliveries));
  }

  /** Runs what the outbox holds, as a worker would. */
  async run(): Promise<void> {
    const open = await rows<{ id: string; job: string; payload: unknown }>(
      this.shop.db.reading,
      `SELECT id, job, payload FROM outbox ORDER BY id`,
    );
    for (const { id, job, payload } of open) await this.get(JobRunner).run(job, { outboxId: id, payload });
  }

  /** Every way that was tried for a member, in order. */
  async sends(memberId: string): Promise<SendSeen[]> {
    const text = `SELECT kind, channel, state, reason FROM message_send WHERE member_id = $1 ORDER BY id`;
    return rows<SendSeen>(this.shop.db.reading, text, [memberId]);
  }

  /** How a member's permissions stand, the oldest first. */
  async grants(memberId: string): Promise<string[]> {
    const text = `SELECT state FROM message_grant WHERE member_id = $1 ORDER BY granted_at, id`;
    return (await rows<{ state: string }>(this.shop.db.reading, text, [memberId])).map(({ state }) => state);
  }

  async close(): Promise<void> {
    await this.shop.close();
    await this.wechat.close();
  }
}
