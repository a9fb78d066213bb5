// 现场来客: somebody comes without an answer and is let in while there is room, or by a manager's word beyond it.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, staffEventEndpoints } from '@guike/contracts/http';
import {
  type Answer,
  EventAnswersService,
  EventDoorService,
  type Scan,
  type ShopEvent,
  holdsSeats,
} from '@guike/events';
import { type BusinessDay, DomainError, type MemberId } from '@guike/kernel';
import { everyIdOf, maskName } from '@guike/members';
import { Database, type Tx } from '@guike/platform';
import { lockMember } from '../standing';
import type { OfficeReader } from '../office/office-reader';
import { IdentifyMember } from '../staff/identify-member';
import { DoorEvents } from './door-events';
import { isDoorOpen, isSettledInTime } from './door-rules';

type WalkingIn = (typeof staffEventEndpoints)['walkIn'];
type Wish = BodyOf<WalkingIn>;

interface Person {
  readonly memberId: MemberId;
  readonly nameMasked: string | null;
}

@Injectable()
export class WalkIn {
  constructor(
    private readonly database: Database,
    private readonly around: DoorEvents,
    private readonly identifying: IdentifyMember,
    private readonly answers: EventAnswersService,
    private readonly door: EventDoorService,
  ) {}

  /**
   * The same id again is once. Who has an accepted answer is counted as come by it. Errors: EVENT_UNKNOWN, EVENT_STATE
   * (not now), EVENT_FULL (beyond the seats only managers and head office let in), MEMBER_UNKNOWN, CARD_INVALID,
   * CARD_EXPIRED, OPERATION_CONFLICT (the id stands for something else).
   */
  async walkIn(id: string, wish: Wish, by: OfficeReader): Promise<AnswerOf<WalkingIn>> {
    return this.database.inTransaction(async (tx) => {
      const person = wish.member === undefined ? null : await this.person(tx, wish.member, by);
      const event = await this.around.claimed(tx, id, by);
      const before = (await this.door.settled(tx, [wish.id])).get(wish.id);
      if (before && (before.eventId !== id || before.kind === 'ticket')) throw new DomainError('OPERATION_CONFLICT');
      if (!before) await this.letIn(tx, event, wish, person, by);
      const counted = await this.door.counted(tx, id);
      return { ...counted, nameMasked: person?.nameMasked ?? null, duplicate: before !== undefined };
    });
  }

  private async letIn(tx: Tx, event: ShopEvent, wish: Wish, person: Person | null, by: OfficeReader): Promise<void> {
    const { now, day } = await this.around.seen(tx, event.id, by);
    const claimed = wish.at === undefined ? now : new Date(wish.at);
    const scannedAt = claimed > now ? now : claimed;
    if (!isDoorOpen(event, scannedAt) || !isSettledInTime(event, now)) throw new DomainError('EVENT_STATE');
    const names = person === null ? [] : await everyIdOf(tx, person.memberId);
    const answer = person === null ? null : await this.answers.find(tx, names, event.id);
    const scan = { id: wish.id, eventId: event.id, scannedAt, memberId: person?.memberId ?? null };
    if (answer?.state === 'accepted') {
      await this.comeByAnswer(tx, answer, { ...scan, memberId: answer.memberId }, wish.persons, by);
    } else {
      const beyondSeats = requireRoom(event, answer, wish, by);
      if (person !== null) await this.member(tx, person, answer, { ...scan, persons: wish.persons, day });
      await this.door.record(
        tx,
        { ...scan, kind: 'walk_in', outcome: 'in', persons: wish.persons, beyondSeats },
        by.staffId,
      );
      await this.door.walked(tx, event.id, wish.persons);
    }
    await this.around.record(tx, by, 'event.walked_in', { eventId: event.id, persons: wish.persons }, person?.memberId);
    await this.around.lateComers(tx, event);
  }

  private async comeByAnswer(
    tx: Tx,
    answer: Answer,
    scan: Pick<Scan, 'id' | 'eventId' | 'scannedAt' | 'memberId'>,
    persons: number,
    by: OfficeReader,
  ): Promise<void> {
    const here = Math.min(persons, answer.party - answer.arrived);
    const outcome = here > 0 ? 'in' : 'again';
    await this.door.record(tx, { ...scan, kind: 'hand', outcome, persons: here, beyondSeats: false }, by.staffId);
    if (here > 0) await this.door.arrive(tx, answer, here, scan.scannedAt, 'came');
  }

  /** A member's walking in is an answer of its own, so that what follows the event reaches them. */
  private async member(
    tx: Tx,
    { memberId }: Person,
    answer: Answer | null,
    {
      eventId,
      persons,
      scannedAt,
      day,
    }: Pick<Scan, 'eventId' | 'persons' | 'scannedAt'> & { readonly day: BusinessDay },
  ): Promise<void> {
    await lockMember(tx, memberId, day);
    const others = Array.from({ length: persons - 1 }, () => ({
      name: '同行',
      child: false,
      age: null,
      consentAt: null,
    }));
    const key = { memberId, eventId };
    if (answer?.state !== 'walk_in') {
      // A seat that was offered is not held beside the one they have now.
      if (answer && holdsSeats(answer)) await this.answers.move(tx, answer, { ...answer, state: 'lapsed' });
      const spends = answer?.memberId === memberId ? answer.spends : 0;
      await this.answers.say(tx, key, { state: 'walk_in', companions: others, paidPoints: 0, spends });
    }
    await this.door.arrive(tx, key, persons, scannedAt, 'walked_in');
  }

  private async person(tx: Tx, query: NonNullable<Wish['member']>, { staffId }: OfficeReader): Promise<Person> {
    const { face } = await this.identifying.identify(tx, query, { actorKind: 'staff', actorId: staffId });
    return { memberId: face.memberId, nameMasked: face.name && maskName(face.name) };
  }
}

/** Whether it was beyond the seats. Error: EVENT_FULL. */
function requireRoom(
  { seats, taken, walked }: ShopEvent,
  answer: Answer | null,
  { persons, beyondSeats }: Wish,
  { role }: OfficeReader,
): boolean {
  const held = answer?.state === 'offered' ? answer.party : 0;
  if (persons <= seats - taken - walked + held) return false;
  if (!beyondSeats || role === 'guide')
    throw new DomainError('EVENT_FULL', { left: Math.max(0, seats - taken - walked) });
  return true;
}
