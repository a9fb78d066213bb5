// What members tell of themselves: birthday, sizes, likings, a picture. Sealed where it says something about a person's
// body or age; what audiences are built from lies open.
import { Inject, Injectable } from '@nestjs/common';
import { type BusinessDay, type Clock, DomainError, type MemberId } from '@guike/kernel';
import { CLOCK, Keys, Outbox, type Tx, rows } from '@guike/platform';
import { birthdayKey } from './birthdays';

/** As typed or picked; an empty text is one that was not given. */
export interface ProfileDetails {
  readonly top: string;
  readonly bottom: string;
  readonly shoes: string;
  readonly colours: string;
  readonly drink: string;
}

export type ContactWish = 'wechat' | 'phone' | 'none';

export interface MemberProfile {
  /** Plain form, `solar:1990-02-28` or `lunar:1990-08-15`; null where it is not known. */
  readonly birthday: string | null;
  /** How often the member has changed it since it was first known. */
  readonly birthdayChanges: number;
  readonly details: ProfileDetails;
  readonly interests: readonly string[];
  readonly contact: ContactWish | null;
  /** Name of the picture's files in the storage. */
  readonly avatarKey: string | null;
  /** One that was proved; null for none. */
  readonly email: { readonly address: string; readonly isUnreachable: boolean } | null;
}

interface ProfileRow {
  birthday_enc: Buffer | null;
  birthday_changes: number | null;
  details_enc: Buffer | null;
  avatar_key: string | null;
  interests: string[] | null;
  contact: ContactWish | null;
  email_id: string | null;
  email_enc: Buffer | null;
  email_lost: boolean;
}

const noDetails: ProfileDetails = { top: '', bottom: '', shoes: '', colours: '', drink: '' };

@Injectable()
export class ProfilesService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly outbox: Outbox,
  ) {}

  /** In the clear: callers show it to the member, or mask it and log the reading. Error: MEMBER_UNKNOWN. */
  async profile(tx: Tx, memberId: MemberId): Promise<MemberProfile> {
    const [row] = await rows<ProfileRow>(
      tx,
      `SELECT m.birthday_enc, p.birthday_changes, p.details_enc, p.avatar_key, p.interests, p.contact, e.id AS email_id,
         e.email_enc, e.unreachable_at IS NOT NULL AS email_lost
       FROM member m LEFT JOIN member_profile p ON p.member_id = m.id LEFT JOIN member_email e ON e.member_id = m.id
       WHERE m.id = $1`,
      [memberId],
    );
    if (!row) throw new DomainError('MEMBER_UNKNOWN');
    return {
      birthday: row.birthday_enc && this.keys.open(row.birthday_enc, memberId),
      birthdayChanges: row.birthday_changes ?? 0,
      details: this.opened(memberId, row.details_enc),
      interests: row.interests ?? [],
      contact: row.contact,
      avatarKey: row.avatar_key,
      email:
        row.email_id && row.email_enc
          ? { address: this.keys.open(row.email_enc, row.email_id), isUnreachable: row.email_lost }
          : null,
    };
  }

  /** Keeps sizes and likings. The caller holds the member's lock. */
  async tell(
    tx: Tx,
    memberId: MemberId,
    { details, interests, contact }: Pick<MemberProfile, 'details' | 'interests' | 'contact'>,
  ): Promise<void> {
    const sealed = this.keys.seal(JSON.stringify(details), memberId);
    await rows(
      tx,
      `INSERT INTO member_profile (member_id, details_enc, interests, contact, updated_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (member_id) DO UPDATE SET details_enc = excluded.details_enc, interests = excluded.interests,
         contact = excluded.contact, updated_at = excluded.updated_at`,
      [memberId, sealed, [...interests], contact, this.clock.now()],
    );
  }

  /**
   * Keeps the name of a picture, or that there is none; answers those whose files are to be removed. The caller holds the
   * member's lock.
   */
  async picture(tx: Tx, memberId: MemberId, key: string | null): Promise<string[]> {
    const [kept] = await rows<{ stale_files: string[] }>(
      tx,
      `INSERT INTO member_profile AS p (member_id, avatar_key, updated_at) VALUES ($1, $2, $3)
       ON CONFLICT (member_id) DO UPDATE SET avatar_key = excluded.avatar_key, updated_at = excluded.updated_at,
         stale_files = array_remove(CASE WHEN p.avatar_key IS NULL THEN p.stale_files
           ELSE array_append(array_remove(p.stale_files, p.avatar_key), p.avatar_key) END, excluded.avatar_key)
       RETURNING stale_files`,
      [memberId, key, this.clock.now()],
    );
    return kept?.stale_files ?? [];
  }

  /** These files are gone from the storage. */
  async forgetFiles(tx: Tx, memberId: MemberId, keys: readonly string[]): Promise<void> {
    await rows(
      tx,
      `UPDATE member_profile SET stale_files = ARRAY(SELECT unnest(stale_files) EXCEPT SELECT unnest($2::text[]))
       WHERE member_id = $1`,
      [memberId, [...keys]],
    );
  }

  /**
   * Keeps a birthday in its plain form, sealed, with the index by which its day is found. `change`: the member had said
   * another one before. The caller holds the member's lock and has seen that it may be.
   */
  async celebrate(
    tx: Tx,
    memberId: MemberId,
    birthday: string,
    { change }: { readonly change: boolean },
  ): Promise<void> {
    const index = this.keys.blindIndex(birthdayKey(birthday));
    await rows(tx, `UPDATE member SET birthday_enc = $2, birthday_index = $3 WHERE id = $1 AND state <> 'exited'`, [
      memberId,
      this.keys.seal(birthday, memberId),
      index,
    ]);
    // It may come within the days of notice, when nobody looks for it any more.
    await this.outbox.add(tx, 'birthday.told', { v: 1, memberId });
    if (!change) return;
    await rows(
      tx,
      `INSERT INTO member_profile (member_id, birthday_changes, updated_at) VALUES ($1, 1, $2)
       ON CONFLICT (member_id) DO UPDATE SET birthday_changes = member_profile.birthday_changes + 1,
         updated_at = excluded.updated_at`,
      [memberId, this.clock.now()],
    );
  }

  private opened(memberId: MemberId, sealed: Buffer | null): ProfileDetails {
    if (sealed === null) return noDetails;
    return { ...noDetails, ...(JSON.parse(this.keys.open(sealed, memberId)) as Partial<ProfileDetails>) };
  }
}

/** Whether somebody born on a solar day is younger than so many years on another. */
export function isYounger(bornOn: BusinessDay, years: number, today: BusinessDay): boolean {
  const birthday = `${Number(bornOn.slice(0, 4)) + years}${bornOn.slice(4)}`;
  return today < birthday;
}
