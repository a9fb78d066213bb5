// 试穿预约 at the desk: what a store is to hang up for whom, and what came of it, with one tap.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, staffLookReservationEndpoints } from '@guike/contracts/http';
import { type BusinessDay, DomainError, type MemberId, businessDay } from '@guike/kernel';
import { type Reservation, ReservationsService } from '@guike/looks';
import { MemberSearch } from '@guike/members';
import { NotificationsService, tryingPreparedMessage } from '@guike/notifications';
import { Audit, Database, type Tx } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import type { OfficeReader } from '../office/office-reader';
import { pageOf } from '../page';
import { type DeskReservation, deskReservation, isOpen } from './reservation-views';

type Listing = (typeof staffLookReservationEndpoints)['storeReservations'];

@Injectable()
export class StoreReservations {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly reservations: ReservationsService,
    private readonly members: MemberSearch,
    private readonly notifications: NotificationsService,
    private readonly audit: Audit,
  ) {}

  async list({ after, limit }: QueryOf<Listing>, { storeId }: OfficeReader): Promise<AnswerOf<Listing>> {
    const tx = this.database.reading;
    const { day: today } = await this.programmes.present(tx);
    const cursor = after === undefined ? null : cursorOf(after);
    const found = await this.reservations.ofStore(tx, storeId, today, { after: cursor, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ day, id }) => `${day}_${id}`);
    return { today, items: await this.shown(tx, items), next };
  }

  /** Errors: BOOKING_UNKNOWN (another store's too), BOOKING_OVER, BOOKING_EARLY (came or not, before its day). */
  async step(
    { memberId, id }: { readonly memberId: MemberId; readonly id: string },
    to: 'prepared' | 'came' | 'absent',
    by: OfficeReader,
  ): Promise<DeskReservation> {
    return this.database.inTransaction(async (tx) => {
      const { day: today } = await this.programmes.present(tx);
      const reservation = await this.reservations.lock(tx, memberId, id);
      if (!reservation || (by.storeId !== null && reservation.storeId !== by.storeId))
        throw new DomainError('BOOKING_UNKNOWN');
      if (reservation.state !== to) {
        if (!isOpen(reservation.state)) throw new DomainError('BOOKING_OVER');
        if (to !== 'prepared' && reservation.day > today) throw new DomainError('BOOKING_EARLY');
        await this.reservations.move(tx, reservation, to, by.staffId);
        if (to === 'prepared') await this.tell(tx, reservation, today);
        await this.audit.record(tx, {
          actorKind: 'staff',
          actorId: by.staffId,
          action: `look_reservation.${to}`,
          memberId,
          detail: { reservationId: id },
        });
      }
      const [shown] = await this.shown(tx, [{ ...reservation, state: to }]);
      if (!shown) throw new Error('a reservation that cannot be shown');
      return shown;
    });
  }

  private async tell(tx: Tx, { memberId, id, things, storeName, day }: Reservation, today: BusinessDay): Promise<void> {
    const message = tryingPreparedMessage({ things, storeName, day, today });
    const source = `look-reservation/${id}/prepared`;
    await this.notifications.deliver(tx, { ...message, memberId, source, link: 'pages/looks/trying' });
  }

  private async shown(tx: Tx, items: readonly Reservation[]): Promise<DeskReservation[]> {
    const faces = await this.members.maskedFaces(tx, [...new Set(items.map(({ memberId }) => memberId))]);
    return items.map((each) => deskReservation(each, faces.get(each.memberId)));
  }
}

/** As the contract has checked it: a day, an underscore, an id. */
const cursorOf = (text: string): { day: BusinessDay; id: string } => ({
  day: businessDay(text.slice(0, 10)),
  id: text.slice(11),
});
