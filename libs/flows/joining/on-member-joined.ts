// A new member finds a welcome in the inbox that says what points are for.
import { Injectable } from '@nestjs/common';
import { NotificationsService, joinedMessage } from '@guike/notifications';
import type { JobHandler } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';

@Injectable()
export class OnMemberJoined {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly programme: ProgrammeService,
  ) {}

  readonly handle: JobHandler<'member.joined'> = async (tx, { memberId }) => {
    const { body } = await this.programme.present(tx);
    await this.notifications.deliver(tx, { ...joinedMessage(body.points), memberId, source: 'joined' });
  };
}
