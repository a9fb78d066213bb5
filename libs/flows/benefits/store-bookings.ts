// A store's bookings: of a day, and how many each of the days ahead has.
import { Injectable } from '@nestjs/common';
import { type Booking, BookingsService } from '@guike/benefits';
import type { AnswerOf, QueryOf, adminBookingEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, addDays, businessDay } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { z } from 'zod';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';
import { type DeskBooking, deskBooking } from './booking-views';
import { storeToRead } from './store-of-code';

type Endpoints = typeof adminBookingEndpoints;
interface BookingRef {
  readonly memberId: MemberId;
  readonly id: string;
}

/** How many days ahead the office sees at a glance. */
const GLANCE_DAYS = 14;
const cursorParts = z.tuple([z.coerce.number().int(), z.uuid()]);

@Injectable()
export class StoreBookings {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly bookings: BookingsService,
    private readonly members: MemberSearch,
  ) {}

  /** Errors: STORE_UNKNOWN, INPUT_INVALID (a cursor that no page answered). */
  async ofDay(query: QueryOf<Endpoints['bookings']>, reader: OfficeReader): Promise<AnswerOf<Endpoints['bookings']>> {
    const tx = this.database.reading;
    const { day: today } = await this.programmes.present(tx);
    const day = query.day === undefined ? today : businessDay(query.day);
    const storeId = await storeToRead(tx, reader, query.store);
    const after = query.after === undefined ? null : readCursor(query.after);
    const found = await this.bookings.ofDay(tx, storeId, day, { after, limit: query.limit + 1 });
    const { items, next } = pageOf(found, query.limit, ({ fromMinute, id }) => `${fromMinute}_${id}`);
    return { day, items: await this.shown(tx, items), next };
  }

  /** Error: STORE_UNKNOWN. */
  async days(
    { store }: QueryOf<Endpoints['bookingDays']>,
    reader: OfficeReader,
  ): Promise<AnswerOf<Endpoints['bookingDays']>> {
    const tx = this.database.reading;
    const { day: today } = await this.programmes.present(tx);
    const storeId = await storeToRead(tx, reader, store);
    const counted = await this.bookings.perDay(tx, storeId, today, addDays(today, GLANCE_DAYS - 1));
    const counts = new Map(counted.map(({ day, count }) => [day, count]));
    const days = Array.from({ length: GLANCE_DAYS }, (_, n) => addDays(today, n));
    return { today, days: days.map((day: BusinessDay) => ({ day, count: counts.get(day) ?? 0 })) };
  }

  /** A booking of a store that they may act for. Error: BOOKING_UNKNOWN (another store's too). */
  async find(tx: Tx, { memberId, id }: BookingRef, { storeId }: OfficeReader): Promise<Booking> {
    const booking = await this.bookings.find(tx, [memberId], id);
    if (!booking || (storeId !== null && booking.storeId !== storeId)) throw new DomainError('BOOKING_UNKNOWN');
    return booking;
  }

  /** One booking as whoever serves reads it. Error: BOOKING_UNKNOWN (another store's too). */
  async one(tx: Tx, ref: BookingRef, reader: OfficeReader): Promise<DeskBooking> {
    const [shown] = await this.shown(tx, [await this.find(tx, ref, reader)]);
    if (!shown) throw new Error('a booking that cannot be shown');
    return shown;
  }

  private async shown(tx: Tx, items: readonly Booking[]): Promise<DeskBooking[]> {
    const faces = await this.members.maskedFaces(tx, [...new Set(items.map(({ memberId }) => memberId))]);
    return items.map((booking) => deskBooking(booking, faces.get(booking.memberId)));
  }
}

function readCursor(text: string): { readonly minute: number; readonly id: string } {
  const parsed = cursorParts.safeParse(text.split('_'));
  if (!parsed.success) throw new DomainError('INPUT_INVALID', { issues: [{ path: 'after', message: '格式不对' }] });
  return { minute: parsed.data[0], id: parsed.data[1] };
}
