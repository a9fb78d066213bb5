// The tables of what follows an event, as migrated; private to this lib.
import type { MemberId, Points, StaffId } from '@guike/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('event_thanks')
export class EventThanksRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
  @Column('integer') points: Points;
  @Column('text', { nullable: true }) gift: string | null;
  @Column('timestamptz', { name: 'thanked_at' }) thankedAt: Date;
}

@Entity('event_rating')
export class EventRatingRow {
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
  @Column('integer') stars: number;
  @Column('integer', { nullable: true }) nps: number | null;
  @Column('text') words: string;
  @Column('timestamptz', { name: 'rated_at' }) ratedAt: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
}

@Entity('event_photo')
export class EventPhotoRow {
  @PrimaryColumn('uuid', { name: 'event_id' }) eventId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'file_key' }) fileKey: string;
  @Column('integer') width: number;
  @Column('integer') height: number;
  @Column('uuid', { name: 'added_by' }) addedBy: StaffId;
  @Column('timestamptz', { name: 'added_at' }) addedAt: Date;
  @Column('uuid', { name: 'removed_by', nullable: true }) removedBy: StaffId | null;
  @Column('timestamptz', { name: 'removed_at', nullable: true }) removedAt: Date | null;
}

export const eventOutcomesEntities = [EventThanksRow, EventRatingRow, EventPhotoRow];
