// 个人资料: what a member tells of themselves, and a birthday that they can change once. Source: product.md, Birthdays;
// docs/adr/0016.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, profileEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId } from '@guike/kernel';
import {
  type MemberFace,
  type MemberProfile,
  MembersService,
  ProfilesService,
  birthdayIn,
  isBirthday,
  isYounger,
  maskPhone,
} from '@guike/members';
import { Audit, Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { avatarPath } from './avatar-path';
import { birthdayInWords } from './birthday-words';
import { interestsOffered } from './interests';
import { requireHere } from './leave-programme';
import { lockMember } from '../standing';

type Endpoints = typeof profileEndpoints;
export type Profile = AnswerOf<Endpoints['profile']>;

/** Nobody younger is a member. Source: wechat.md, the law in short. */
const YOUNGEST = 14;
/** How often a member may change a birthday that is known. */
const CHANGES = 1;

@Injectable()
export class KeepProfile {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly members: MembersService,
    private readonly profiles: ProfilesService,
    private readonly audit: Audit,
  ) {}

  /** Errors: MEMBER_UNKNOWN; UNAUTHENTICATED for somebody who has left. */
  async profile(memberId: MemberId): Promise<Profile> {
    return this.read(this.database.reading, memberId);
  }

  /** Keeps sizes and likings as they are sent, all at once. Errors: MEMBER_UNKNOWN, UNAUTHENTICATED. */
  async save(memberId: MemberId, wish: BodyOf<Endpoints['saveProfile']>): Promise<Profile> {
    const { interests, contact, ...details } = wish;
    return this.database.inTransaction(async (tx) => {
      await this.lock(tx, memberId);
      await this.profiles.tell(tx, memberId, { details, interests: [...new Set(interests)], contact });
      await this.log(tx, memberId, 'member.profile_told');
      return this.read(tx, memberId);
    });
  }

  /** A birthday in words, or null for a day that its calendar does not have. */
  async inWords(birthday: string): Promise<string | null> {
    if (!isBirthday(birthday)) return null;
    return birthdayInWords(birthday, (await this.programmes.present(this.database.reading)).day);
  }

  /** Keeps a birthday; the same again changes nothing. Errors: INPUT_INVALID, TOO_YOUNG, BIRTHDAY_LOCKED. */
  async celebrate(memberId: MemberId, birthday: string): Promise<Profile> {
    return this.database.inTransaction(async (tx) => {
      const { day } = await this.lock(tx, memberId);
      requireBirthday(birthday, day);
      const before = await this.profiles.profile(tx, memberId);
      if (before.birthday !== birthday) {
        const change = before.birthday !== null;
        if (change && before.birthdayChanges >= CHANGES) throw new DomainError('BIRTHDAY_LOCKED');
        await this.profiles.celebrate(tx, memberId, birthday, { change });
        await this.log(tx, memberId, change ? 'member.birthday_changed' : 'member.birthday_told');
      }
      return this.read(tx, memberId);
    });
  }

  private async lock(tx: Tx, memberId: MemberId): Promise<{ day: BusinessDay }> {
    const { day } = await this.programmes.present(tx);
    const { state } = await lockMember(tx, memberId, day);
    requireHere({ state });
    return { day };
  }

  /** That it was done, not what it says. */
  private log(tx: Tx, memberId: MemberId, action: string): Promise<void> {
    return this.audit.record(tx, { actorKind: 'member', actorId: memberId, action, memberId });
  }

  private async read(tx: Tx, memberId: MemberId): Promise<Profile> {
    const { body, day } = await this.programmes.present(tx);
    const face = await this.members.face(tx, memberId);
    requireHere(face);
    const told = await this.profiles.profile(tx, memberId);
    const { birthday, details, interests, contact } = told;
    return {
      ...details,
      interests: [...interests],
      contact,
      name: face.name,
      phoneMasked: face.phone && maskPhone(face.phone),
      avatar: told.avatarKey && avatarPath(told.avatarKey),
      birthday: birthday === null ? null : { text: birthday, words: birthdayInWords(birthday, day) },
      birthdayLocked: birthday !== null && told.birthdayChanges >= CHANGES,
      interestsOffered: interestsOffered(body),
      missing: missingOf(face, told),
    };
  }
}

/** Errors: INPUT_INVALID (no such day), TOO_YOUNG, also of a day to come. */
export function requireBirthday(birthday: string, today: BusinessDay): void {
  if (!isBirthday(birthday))
    throw new DomainError('INPUT_INVALID', { issues: [{ path: 'birthday', message: '没有这一天，请重新选择' }] });
  const bornOn = birthdayIn(birthday, Number(birthday.slice(6, 10)));
  if (isYounger(bornOn, YOUNGEST, today)) throw new DomainError('TOO_YOUNG', { years: YOUNGEST });
}

/** Picture, name, birthday, sizes, likings, how to be reached: how many of the six are empty. */
function missingOf({ name }: MemberFace, { avatarKey, birthday, details, interests, contact }: MemberProfile): number {
  const { top, bottom, shoes, colours, drink } = details;
  const sections = [
    avatarKey,
    name,
    birthday,
    top || bottom || shoes,
    colours || drink || interests.length > 0,
    contact,
  ];
  return sections.filter((section) => !section).length;
}
