// A new member finds a welcome in the inbox that says what points are for, and is welcomed by somebody; a
// birthday of these days is not forgotten.
import { Injectable } from '@nestjs/common';
import { NotificationsService, joinedMessage } from '@guike/notifications';
import type { JobHandler } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { OnBirthday } from '../birthday/on-birthday';
import { WelcomeTasks } from '../messages/welcome-tasks';

@Injectable()
export class OnMemberJoined {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly programme: ProgrammeService,
    private readonly birthday: OnBirthday,
    private readonly welcome: WelcomeTasks,
  ) {}

  readonly handle: JobHandler<'member.joined'> = async (tx, { memberId }) => {
    const { body } = await this.programme.present(tx);
    await this.notifications.deliver(tx, { ...joinedMessage(body.points), memberId, source: 'joined' });
    await this.welcome.ofJoining(tx, memberId);
    await this.birthday.celebrateIfFound(tx, memberId);
  };
}
