// One scan at the door: whose it is, whether it counts, and what is written down of it. The seats are claimed.
import { Injectable } from '@nestjs/common';
import type { BodyOf, staffEventEndpoints } from '@guike/contracts/http';
import { type Answer, EventAnswersService, EventDoorService, type Scan, type ShopEvent } from '@guike/events';
import { DomainError, type MemberId, type StaffId } from '@guike/kernel';
import { MemberSearch, MembersService, everyIdOf } from '@guike/members';
import type { Tx } from '@guike/platform';
import { type ScanAnswer, isDoorOpen, isSettledInTime, scanInWords } from './door-rules';
import { type EventMoment, EventPages } from './event-pages';
import { feeDueOf } from './event-views';

export type ScanWish = BodyOf<(typeof staffEventEndpoints)['scan']>['scans'][number];
type Outcome = ScanAnswer['outcome'];

@Injectable()
export class DoorScans {
  constructor(
    private readonly pages: EventPages,
    private readonly members: MembersService,
    private readonly faces: MemberSearch,
    private readonly answers: EventAnswersService,
    private readonly door: EventDoorService,
  ) {}

  /** One after the other; what was settled before answers as it did then. */
  async settle(tx: Tx, event: ShopEvent, wishes: readonly ScanWish[], by: StaffId): Promise<ScanAnswer[]> {
    const moment = await this.pages.moment(tx);
    const before = new Map(
      await this.door.settled(
        tx,
        wishes.map(({ id }) => id),
      ),
    );
    const told: ScanAnswer[] = [];
    for (const wish of wishes) {
      const known = before.get(wish.id);
      const scan = known ?? (await this.one(tx, event, wish, by, moment));
      before.set(wish.id, scan);
      told.push(await this.told(tx, event, scan, moment));
    }
    return told;
  }

  private async one(tx: Tx, event: ShopEvent, wish: ScanWish, by: StaffId, { now }: EventMoment): Promise<Scan> {
    const claimed = new Date(wish.at);
    // The phone's clock may be fast; nobody comes in the future.
    const scannedAt = claimed > now ? now : claimed;
    const memberId = await this.whose(tx, event, wish, scannedAt);
    const answer = memberId === null ? null : await this.answers.find(tx, await everyIdOf(tx, memberId), event.id);
    const inTime = isDoorOpen(event, scannedAt) && isSettledInTime(event, now);
    const outcome = outcomeOf(inTime, memberId, answer);
    const rest = answer ? answer.party - answer.arrived : 0;
    const persons = outcome === 'in' ? Math.min(wish.persons ?? rest, rest) : 0;
    const scan: Scan = {
      id: wish.id,
      eventId: event.id,
      memberId: answer?.memberId ?? memberId,
      kind: wish.code !== undefined ? 'ticket' : wish.card !== undefined ? 'card' : 'hand',
      ...{ outcome, persons, scannedAt },
      beyondSeats: false,
    };
    await this.door.record(tx, scan, by);
    if (answer && persons > 0) await this.door.arrive(tx, answer, persons, scannedAt, 'came');
    return scan;
  }

  private async whose(tx: Tx, event: ShopEvent, wish: ScanWish, scannedAt: Date): Promise<MemberId | null> {
    if (wish.code !== undefined) return this.answers.holder(tx, event.id, wish.code);
    if (wish.memberId !== undefined) return wish.memberId;
    try {
      return await this.members.find(tx, { kind: 'card', code: wish.card ?? '', scannedAt });
    } catch (error) {
      // Of a batch one card may be old or misread: the others are settled all the same.
      if (error instanceof DomainError && (error.code === 'CARD_INVALID' || error.code === 'CARD_EXPIRED')) return null;
      throw error;
    }
  }

  private async told(tx: Tx, event: ShopEvent, scan: Scan, { here }: EventMoment): Promise<ScanAnswer> {
    const { id, memberId } = scan;
    const outcome: Outcome = scan.eventId === event.id ? (scan.outcome as Outcome) : 'unknown';
    const isHere = memberId !== null && outcome !== 'unknown';
    const answer = isHere ? await this.answers.find(tx, [memberId], event.id) : null;
    const face = isHere ? (await this.faces.maskedFaces(tx, [memberId])).get(memberId) : undefined;
    const fee = answer?.state === 'accepted' ? feeDueOf(event, answer) : 0;
    const nameMasked = face?.nameMasked ?? null;
    return {
      ...{ id, outcome, nameMasked },
      memberId: isHere ? memberId : null,
      party: answer?.party ?? 0,
      arrived: answer?.arrived ?? 0,
      number: answer?.number ?? null,
      feeDueFen: fee,
      sentence: scanInWords(outcome, { nameMasked, answer, fee, timeZone: here.timeZone }),
    };
  }
}

function outcomeOf(inTime: boolean, memberId: MemberId | null, answer: Answer | null): Outcome {
  if (memberId === null || answer === null) return 'unknown';
  if (!inTime) return 'not_today';
  if (answer.state === 'walk_in') return 'again';
  if (answer.state !== 'accepted') return 'not_coming';
  return answer.arrived >= answer.party ? 'again' : 'in';
}
