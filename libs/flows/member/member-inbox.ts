// 消息: everything a member was told, newest first, and what of it they have read.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, memberEndpoints } from '@guike/contracts/http';
import type { MemberId } from '@guike/kernel';
import { type InboxMessage, NotificationsService } from '@guike/notifications';
import { Database } from '@guike/platform';

type Inbox = AnswerOf<(typeof memberEndpoints)['inbox']>;

@Injectable()
export class MemberInbox {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationsService,
  ) {}

  /** A page; `after` is the id of the last message seen. */
  async page(
    memberId: MemberId,
    { after, limit }: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<Inbox> {
    const found = await this.notifications.inbox(this.database.reading, memberId, { after, limit: limit + 1 });
    const shown = found.slice(0, limit);
    return { messages: shown.map(asMessage), next: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
  }

  /** Marks the member's own messages up to one as read; again changes nothing. Unread are counted among the newest hundred. */
  async read(memberId: MemberId, through: string): Promise<{ unread: number }> {
    const unread = await this.database.inTransaction((tx) => this.notifications.read(tx, memberId, through));
    return { unread };
  }
}

const asMessage = ({ at, ...message }: InboxMessage): Inbox['messages'][number] => ({
  ...message,
  at: at.toISOString(),
});
