// What WeChat itself tells of subscriptions: a tap in its window, or a switch in its settings. Source: WeChat's
// documentation of subscribe_msg_popup_event, subscribe_msg_change_event and subscribe_msg_sent_event.
import { Injectable } from '@nestjs/common';
import { GrantsService } from '@guike/notifications';
import { type Tx, newId, rows } from '@guike/platform';

export interface SubscriptionEvent {
  readonly appId: string;
  readonly openid: string;
  /** `popup`: tapped when asked; `change`: switched in the settings, off or on again; `sent`: how a sending went. */
  readonly what: 'popup' | 'change' | 'sent';
  readonly items: readonly { readonly templateId: string; readonly status: 'accept' | 'reject' | 'sent' | 'failed' }[];
}

@Injectable()
export class SubscriptionEvents {
  constructor(private readonly grants: GrantsService) {}

  /**
   * Takes over what an event says. WeChat tells each event once that is new: the caller sees to that. The phone has told
   * of most taps already, and those count once; how a sending went we know from the answer to it.
   */
  async note(tx: Tx, { appId, openid, what, items }: SubscriptionEvent): Promise<void> {
    const [identity] = await rows<{ id: string; memberId: string | null }>(
      tx,
      `SELECT id, member_id AS "memberId" FROM wechat_identity WHERE app_id = $1 AND openid = $2`,
      [appId, openid],
    );
    if (!identity?.memberId || what === 'sent') return;
    const { id: identityId, memberId } = identity;
    const askId = newId();
    for (const { templateId: template, status } of items) {
      // Switched off: what we hold of it is worth nothing. Switched on again gives no permission by itself.
      if (what === 'change' && status === 'reject') await this.grants.gone(tx, identityId, template);
      if (what === 'popup' && (status === 'accept' || status === 'reject'))
        await this.grants.note(tx, { memberId, identityId, template, answer: status, askId, source: 'event' });
    }
  }
}
