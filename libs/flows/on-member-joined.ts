// A new member finds a welcome in the inbox that says what points are for.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@guike/kernel';
import { NotificationsService, joinedMessage } from '@guike/notifications';
import { CLOCK, type JobHandler } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';

@Injectable()
export class OnMemberJoined {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly programme: ProgrammeService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  readonly handle: JobHandler<'member.joined'> = async (tx, { memberId }) => {
    const { body } = await this.programme.at(this.clock.now());
    await this.notifications.deliver(tx, { ...joinedMessage(body.points), memberId, source: 'joined' });
  };
}
