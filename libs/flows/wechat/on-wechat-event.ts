// What follows from what WeChat told us: permissions, the verdict on a picture, who follows the Official Account.
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, Database, type LongJob, type Tx } from '@guike/platform';
import { type WechatEvent, WechatEvents, WechatMessages } from '@guike/wechat';
import { ChaseLooks } from '../looks/chase-looks';
import { SubscriptionEvents } from '../messages/subscription-events';

@Injectable()
export class OnWechatEvent {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly events: WechatEvents,
    private readonly wechat: WechatMessages,
    private readonly subscriptions: SubscriptionEvents,
    private readonly looks: ChaseLooks,
  ) {}

  /** Asks WeChat first who a new follower is, outside of any transaction. */
  readonly work: LongJob<'wechat.event'>['work'] = async ({ eventId }) => {
    const event = await this.events.find(this.database.reading, eventId);
    const unionid = event === null ? null : await this.unionidOf(event);
    return async (tx) => {
      if (event !== null) await this.settle(tx, event, unionid);
    };
  };

  private async settle(tx: Tx, event: WechatEvent, unionid: string | null): Promise<void> {
    switch (event.kind) {
      case 'picture':
        await this.events.notePicture(tx, event);
        return this.looks.told(tx, event.traceId);
      case 'follow':
        if (!this.wechat.hasAccount) return;
        return this.events.noteFollower(tx, { openid: event.openid, unionid, follows: event.follows });
      case 'subscriptions':
        return this.decided(tx, event);
    }
  }

  private async decided(tx: Tx, event: Extract<WechatEvent, { kind: 'subscriptions' }>): Promise<void> {
    const appId = this.config.wechatApp?.id;
    if (appId === undefined) return; // The mini-program was taken out of the settings meanwhile.
    await this.subscriptions.note(tx, {
      appId,
      openid: event.openid,
      what: event.where === 'asked' ? 'popup' : 'change',
      items: event.decisions.map(({ templateId, answer }) => ({ templateId, status: answer })),
    });
  }

  /** Who a follower is to all apps of the owner: that is how the members find them. */
  private async unionidOf(event: WechatEvent): Promise<string | null> {
    if (event.kind !== 'follow' || !event.follows || !this.wechat.hasAccount) return null;
    return (await this.wechat.follower(event.openid)).unionid;
  }
}
