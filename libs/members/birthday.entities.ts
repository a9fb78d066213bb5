// The tables of birthdays that came up, as migrated; private to this lib.
import type { BusinessDay, MemberId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Occasion } from './birthday-years.service';

@Entity('birthday_day')
export class BirthdayDayRow {
  @PrimaryColumn('text') occasion: Occasion;
  @PrimaryColumn('date') day: BusinessDay;
  @Column('timestamptz', { name: 'found_at' }) foundAt: Date;
  @Column('integer') members: number;
}

@Entity('birthday_year')
export class BirthdayYearRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('text') occasion: Occasion;
  @PrimaryColumn('integer') year: number;
  @Column('date') day: BusinessDay;
  @Column('text', { name: 'party_month', nullable: true }) partyMonth: string | null;
  @Column('timestamptz', { name: 'claimed_at' }) claimedAt: Date;
}

export const birthdayEntities = [BirthdayDayRow, BirthdayYearRow];
