// What the office sees of what a member tells of themselves: the birthday by its month alone, the reading logged; and a
// birthday put right for a reason. Source: product.md, Birthdays.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, adminProfileEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { type PastConsent, ProfilesService, maskEmail } from '@guike/members';
import { NotificationsService, birthdayCorrectedMessage } from '@guike/notifications';
import { Audit, Database, newId } from '@guike/platform';
import { ProgrammeService, purposes } from '@guike/programme';
import { avatarPath } from './avatar-path';
import { birthdayMasked } from './birthday-words';
import { requireBirthday } from './keep-profile';
import { MemberHistory } from './member-history';
import { type OfficeReader, logReading, requireVisible } from '../office/office-reader';
import { lockMember } from '../standing';

type Endpoints = typeof adminProfileEndpoints;
type Profile = AnswerOf<Endpoints['memberProfile']>;

const titles: Readonly<Record<PastConsent['purpose'], string>> = {
  membership: '入会',
  agreement: '会员协议',
  privacy: '隐私政策',
  marketing: purposes.marketing.title,
  personalised: purposes.personalised.title,
  photo: purposes.photo.title,
  publish: purposes.publish.title,
};

@Injectable()
export class OfficeProfile {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly profiles: ProfilesService,
    private readonly history: MemberHistory,
    private readonly notifications: NotificationsService,
    private readonly audit: Audit,
  ) {}

  /** Error: MEMBER_UNKNOWN. */
  async profile(memberId: MemberId, reader: OfficeReader): Promise<Profile> {
    await logReading(this.database, this.audit, reader, memberId, 'member.profile_viewed');
    const tx = this.database.reading;
    const told = await this.profiles.profile(tx, memberId);
    const { consents, exit } = await this.history.of(memberId);
    return {
      ...told.details,
      birthdayMasked: told.birthday && birthdayMasked(told.birthday),
      birthdayChanges: told.birthdayChanges,
      interests: [...told.interests],
      contact: told.contact,
      email: told.email && { masked: maskEmail(told.email.address), isUnreachable: told.email.isUnreachable },
      avatar: told.avatarKey && avatarPath(told.avatarKey),
      consents: consents.map(asConsent),
      exit: exit?.state === 'leaving' ? { askedAt: exit.askedAt.toISOString(), through: exit.regretThrough } : null,
      erasedAt: exit?.state === 'erased' ? (exit.endedAt?.toISOString() ?? null) : null,
      mayEditBirthday: (reader.role === 'manager' || reader.role === 'head_office') && exit?.state !== 'erased',
    };
  }

  /**
   * Keeps another birthday than before; the member is told. The same again changes nothing. Errors: MEMBER_UNKNOWN (also
   * of who has left), INPUT_INVALID, TOO_YOUNG.
   */
  async putRight(
    memberId: MemberId,
    { birthday, reason }: BodyOf<Endpoints['putBirthdayRight']>,
    by: OfficeReader,
  ): Promise<AnswerOf<Endpoints['putBirthdayRight']>> {
    return this.database.inTransaction(async (tx) => {
      await requireVisible(tx, by, memberId);
      const { day } = await this.programmes.present(tx);
      const { state } = await lockMember(tx, memberId, day);
      if (state === 'exited') throw new DomainError('MEMBER_UNKNOWN');
      requireBirthday(birthday, day);
      const before = await this.profiles.profile(tx, memberId);
      if (before.birthday !== birthday) {
        await this.profiles.celebrate(tx, memberId, birthday, { change: false });
        const action = 'member.birthday_corrected';
        await this.audit.record(tx, { actorKind: 'staff', actorId: by.staffId, action, memberId, detail: { reason } });
        await this.notifications.deliver(tx, {
          ...birthdayCorrectedMessage(),
          memberId,
          source: `birthday-corrected/${newId()}`,
        });
      }
      return { birthdayMasked: birthdayMasked(birthday) };
    });
  }
}

const asConsent = ({ purpose, version, givenAt, withdrawnAt }: PastConsent): Profile['consents'][number] => ({
  purpose,
  title: titles[purpose],
  version,
  givenAt: givenAt.toISOString(),
  withdrawnAt: withdrawnAt?.toISOString() ?? null,
});
