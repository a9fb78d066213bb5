// What the checks have said so far decides about a pending look: published, refused, handed to the shop, or still open.
import { Injectable } from '@nestjs/common';
import { type LookDoubt, type LookRow, LookSafetyService, LooksService, verdictOf } from '@guike/looks';
import type { Tx } from '@guike/platform';
import { WechatEvents } from '@guike/wechat';
import { consentInForce } from './look-consents';
import { LookEnds } from './look-ends';
import { PublishedLooks } from './published-looks';

export type LookRef = Pick<LookRow, 'memberId' | 'id'>;

@Injectable()
export class SettleLook {
  constructor(
    private readonly looks: LooksService,
    private readonly safety: LookSafetyService,
    private readonly events: WechatEvents,
    private readonly ends: LookEnds,
    private readonly shown: PublishedLooks,
  ) {}

  /** `doubt`: what keeps the checks from an answer. Safe to repeat; nothing happens to a look that is not pending. */
  async settle(tx: Tx, ref: LookRef, doubt: LookDoubt | null = null): Promise<void> {
    const consentId = await consentInForce(tx, ref.memberId, 'publish');
    const look = await this.looks.lock(tx, ref.memberId, ref.id);
    if (look?.state !== 'pending') return;
    // Taken back at this very moment: whoever took it back withdraws the look, too.
    if (consentId === null) return;
    await this.hear(tx, look);
    const heard = (await this.looks.find(tx, look.memberId, look.id)) ?? look;
    const photos = heard.photos.map(({ suggest }) => suggest);
    const verdict = verdictOf({ text: heard.textSuggest, photos, doubt: heard.waitsFor ?? doubt });
    switch (verdict.kind) {
      case 'publish':
        return this.shown.publish(tx, look, null);
      case 'refuse': {
        const reason = verdict.about === 'text' ? '文字没有通过微信的内容安全检查' : '图片没有通过微信的内容安全检查';
        await this.ends.end(tx, look, { state: 'refused', reason, by: null });
        return this.shown.refused(tx, look, reason);
      }
      case 'ask_shop':
        return this.safety.askShop(tx, look, verdict.doubt);
      case 'wait':
        return;
    }
  }

  /** A word of WeChat's may have come before its trace was written down. */
  private async hear(tx: Tx, look: LookRow): Promise<void> {
    for (const { nth, traceId } of await this.safety.traces(tx, look)) {
      const suggest = (await this.events.pictureVerdict(tx, traceId))?.suggest ?? null;
      if (suggest !== null) await this.safety.notePicture(tx, look, nth, suggest);
    }
  }
}
