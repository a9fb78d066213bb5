// The window of a look closes: its likes are judged once, its member gets what they come to, and is told.
// Source: product.md, Looks ("granted when the look's like window closes, net of withdrawn and rejected likes").
import { Injectable } from '@nestjs/common';
import { type BusinessDay, type MemberId, type Points, type StoreId, businessDayOf } from '@guike/kernel';
import { CountingsService, LikesService, type LookCounting, LooksService, countLikes } from '@guike/looks';
import { NotificationsService, likesCountedMessage } from '@guike/notifications';
import { Database, type Tx } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import { EachAlone } from '../each-alone';
import { countingInput } from './like-facts';
import { LookPointsGiving } from './look-points';

const PAGE = 100;
const MY_LOOKS = 'pages/my-looks/index';

/** The ledger's name of what a look gives. */
export const lookOperation = (lookId: string): string => `look/${lookId}`;

@Injectable()
export class LikesClosing {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly looks: LooksService,
    private readonly likes: LikesService,
    private readonly countings: CountingsService,
    private readonly giving: LookPointsGiving,
    private readonly notifications: NotificationsService,
  ) {}

  /** The caller has claimed the row and seen that it is due. */
  async close(tx: Tx, counting: LookCounting): Promise<void> {
    const { memberId, lookId, closesAt } = counting;
    const look = await this.looks.find(tx, memberId, lookId);
    if (!look) throw new Error('a look that is counted is not there');
    const programme = await this.programmes.version(tx, counting.programmeVersion);
    const { looks: rules, timeZone } = programme.body;
    const lastDay = businessDayOf(new Date(closesAt.getTime() - 1), timeZone);
    const { likes, rules: facts } = await countingInput(tx, { ...look, closesAt }, rules ?? NO_RULES);
    const counted = countLikes(likes, facts);
    const points =
      counting.points ?? (await this.decide(tx, counting, { likes: counted.counted, lastDay, storeId: look.storeId }));
    await this.countings.close(tx, counting, counted);
    await this.likes.forgetNetworks(tx, memberId, lookId);
    if (counting.mode !== 'per_like') return;
    const message = likesCountedMessage({ caption: look.caption, points, ...counted });
    if (message === null) return;
    await this.notifications.deliver(tx, { ...message, memberId, source: `look-likes/${lookId}`, link: MY_LOOKS });
  }

  private async decide(
    tx: Tx,
    counting: LookCounting,
    { likes, lastDay: on, storeId }: { likes: number; lastDay: BusinessDay; storeId: StoreId },
  ): Promise<Points> {
    const { memberId, lookId, mode } = counting;
    const programme = await this.programmes.version(tx, counting.programmeVersion);
    const rules = programme.body.looks ?? NO_RULES;
    const wanted = mode === 'per_like' ? likes * rules.pointsPerLike : 0;
    const earning = { memberId, lookId, operation: lookOperation(lookId), wanted, storeId, on, programme, rules };
    const decided = await this.giving.give(tx, earning);
    await this.countings.give(tx, counting, decided);
    return decided.points;
  }
}

@Injectable()
export class CloseLikes {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly countings: CountingsService,
    private readonly closing: LikesClosing,
    private readonly alone: EachAlone,
  ) {}

  /**
   * Closes everything that is due, each in a transaction of its own; answers how many. One that cannot be closed waits for
   * the next run and keeps nobody else waiting. Safe to stop and to run twice.
   */
  async closeDue(signal?: AbortSignal): Promise<number> {
    let closed = 0;
    for (;;) {
      const due = await this.countings.due(this.database.reading, PAGE);
      const done = await this.alone.of(
        'look likes',
        due,
        ({ lookId }) => lookId,
        async ({ memberId, lookId }) => !signal?.aborted && this.close(memberId, lookId),
      );
      closed += done;
      if (due.length < PAGE || done === 0) return closed;
    }
  }

  /** Closes one look; false where it is closed, or its window is not over. */
  async close(memberId: MemberId, lookId: string): Promise<boolean> {
    return this.database.inTransaction(async (tx) => {
      const { now } = await this.programmes.present(tx);
      const counting = await this.countings.claim(tx, memberId, lookId);
      if (counting === null || counting.closedAt !== null || counting.closesAt > now) return false;
      await this.closing.close(tx, counting);
      return true;
    });
  }
}

type LookRules = NonNullable<Programme['looks']>;

/** Where the programme says nothing of looks: they are shown, and bring nothing. */
const NO_RULES: LookRules = {
  mode: 'off',
  pointsPerLike: 0,
  pointsPerPhoto: 0,
  windowDays: 7,
  mostPerLook: 1,
  mostPerMonth: 1,
  youngestAccountDays: 0,
  ringPercent: 100,
  claims: false,
};
