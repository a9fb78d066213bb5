// 退订: marketing by e-mail ends with one request from the mail itself; everything else stays as it was.
// Source: RFC 8058; product.md, Campaigns (channels).
import { Injectable } from '@nestjs/common';
import type { MemberId } from '@guike/kernel';
import { PreferencesService, offerTopics } from '@guike/notifications';
import { Audit, Database, type Tx, rows } from '@guike/platform';
import { UnsubscribeLinks } from './unsubscribe-links';

/** `unknown`: the link was not made here, or is not whole. */
export type Subscription = 'on' | 'off' | 'unknown';

@Injectable()
export class UnsubscribeEmail {
  constructor(
    private readonly database: Database,
    private readonly links: UnsubscribeLinks,
    private readonly preferences: PreferencesService,
    private readonly audit: Audit,
  ) {}

  /** How it stands, changing nothing: programs that look into mails open every link of them. */
  async state(token: string): Promise<Subscription> {
    const memberId = this.links.memberOf(token);
    return memberId === null ? 'unknown' : this.read(this.database.reading, memberId);
  }

  /** Ends it; again changes nothing. Who was merged ends it under the name they have now; who has left has ended it. */
  async end(token: string): Promise<Subscription> {
    const memberId = this.links.memberOf(token);
    if (memberId === null) return 'unknown';
    return this.database.inTransaction(async (tx): Promise<Subscription> => {
      const keeper = await keeperHere(tx, memberId, 'FOR KEY SHARE');
      if (keeper === null || (await this.read(tx, keeper)) === 'off') return 'off';
      for (const topic of offerTopics)
        await this.preferences.keep(tx, keeper, { topic, reach: 'email', wanted: false });
      const action = 'email.unsubscribed';
      await this.audit.record(tx, { actorKind: 'member', actorId: keeper, action, memberId: keeper });
      return 'off';
    });
  }

  private async read(tx: Tx, memberId: MemberId): Promise<Subscription> {
    const keeper = await keeperHere(tx, memberId);
    if (keeper === null) return 'off';
    const wants = await this.preferences.of(tx, keeper);
    return offerTopics.some((topic) => wants[topic].email) ? 'on' : 'off';
  }
}

/** Who answers to an id now; null when they have left. With a lock they are not erased while this transaction writes. */
async function keeperHere(tx: Tx, memberId: MemberId, lock: 'FOR KEY SHARE' | '' = ''): Promise<MemberId | null> {
  const [found] = await rows<{ id: MemberId }>(
    tx,
    `SELECT id FROM member WHERE id = member_keeper($1) AND state <> 'exited' ${lock}`,
    [memberId],
  );
  return found?.id ?? null;
}
