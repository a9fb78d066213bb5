// 签到 at the door of an event: the list to keep on the phone, who came, who walked in, who paid.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, staffEventEndpoints } from '@guike/contracts/http';
import { type Answer, EventAnswersService, EventDoorService, type ShopEvent } from '@guike/events';
import { DomainError } from '@guike/kernel';
import { MemberSearch } from '@guike/members';
import { Database, type Tx } from '@guike/platform';
import type { OfficeReader } from '../office/office-reader';
import { DoorScans } from './door-scans';
import { keepUntil } from './door-rules';
import { DoorEvents } from './door-events';
import { feeDueOf, feeTold } from './event-views';

type Endpoints = typeof staffEventEndpoints;
type Line = AnswerOf<Endpoints['door']>['lines'][number];

@Injectable()
export class EventDoor {
  constructor(
    private readonly database: Database,
    private readonly around: DoorEvents,
    private readonly answers: EventAnswersService,
    private readonly door: EventDoorService,
    private readonly scans: DoorScans,
    private readonly members: MemberSearch,
  ) {}

  /** The reading is logged. Error: EVENT_UNKNOWN. */
  async list(id: string, by: OfficeReader): Promise<AnswerOf<Endpoints['door']>> {
    return this.database.inTransaction(async (tx) => {
      const { event, view, now } = await this.around.seen(tx, id, by);
      await this.around.record(tx, by, 'event.door_read', { eventId: id });
      const found = await this.door.list(tx, id);
      const faces = await this.members.maskedFaces(
        tx,
        found.map(({ memberId }) => memberId),
      );
      return {
        event: view,
        takenAt: now.toISOString(),
        keepUntil: keepUntil(event).toISOString(),
        lines: found.map((each) => lineOf(event, each, faces.get(each.memberId)?.nameMasked ?? null)),
        waiting: await this.answers.countWaiting(tx, id),
      };
    });
  }

  /** Each scan once, in whatever batch and however often. Error: EVENT_UNKNOWN. */
  async scan(id: string, { scans }: BodyOf<Endpoints['scan']>, by: OfficeReader): Promise<AnswerOf<Endpoints['scan']>> {
    return this.database.inTransaction(async (tx) => {
      const event = await this.around.claimed(tx, id, by);
      const before = await this.door.counted(tx, id);
      const told = await this.scans.settle(tx, event, scans, by.staffId);
      const after = await this.door.counted(tx, id);
      if (after.arrived > before.arrived) {
        await this.around.record(tx, by, 'event.scanned', { eventId: id, persons: after.arrived - before.arrived });
        await this.around.lateComers(tx, event);
      }
      return { ...after, scans: told };
    });
  }

  /** Said twice, it is said once. Errors: EVENT_UNKNOWN, EVENT_NO_SEAT (no accepted party, or nothing to pay). */
  async pay(
    id: string,
    { memberId }: BodyOf<Endpoints['markPaid']>,
    by: OfficeReader,
  ): Promise<AnswerOf<Endpoints['markPaid']>> {
    return this.database.inTransaction(async (tx) => {
      const event = await this.around.claimed(tx, id, by);
      const answer = await this.answers.find(tx, [memberId], id);
      if (answer?.state !== 'accepted' || event.price.kind !== 'fee') throw new DomainError('EVENT_NO_SEAT');
      const fen = feeDueOf(event, answer);
      if (fen > 0) {
        await this.answers.pay(tx, answer, by.staffId);
        await this.around.record(tx, by, 'event.fee_paid', { eventId: id, fen }, memberId);
      }
      return this.line(tx, event, memberId);
    });
  }

  private async line(tx: Tx, event: ShopEvent, memberId: string): Promise<Line> {
    const found = (await this.door.list(tx, event.id)).find((each) => each.memberId === memberId);
    if (!found) throw new Error('an accepted party without a line');
    return lineOf(event, found, (await this.members.maskedFaces(tx, [memberId])).get(memberId)?.nameMasked ?? null);
  }
}

function lineOf(event: ShopEvent, line: Answer & { readonly code: string }, nameMasked: string | null): Line {
  const { memberId, code, party, companions, arrived, arrivedAt, number } = line;
  return {
    ...{ memberId, code, nameMasked, party, arrived, number },
    children: companions.filter(({ child }) => child).length,
    arrivedAt: arrivedAt?.toISOString() ?? null,
    ...feeTold(event, line),
  };
}
