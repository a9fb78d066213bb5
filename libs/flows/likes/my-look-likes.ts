// What the likes of my looks come to: decided where the window is closed, as it stands now where it is open.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, feedEndpoints } from '@guike/contracts/http';
import { type Clock, DomainError, type MemberId, businessDayOf } from '@guike/kernel';
import {
  type Counted,
  CountingsService,
  type LookCounting,
  type LookState,
  type NotCounted,
  countLikes,
  countingInWords,
  looksRuleInWords,
  reasonInWords,
} from '@guike/looks';
import { everyIdOf } from '@guike/members';
import { CLOCK, Database, type Tx, rows } from '@guike/platform';
import { type Programme, ProgrammeService } from '@guike/programme';
import { pageOf } from '../page';
import { countingInput } from './like-facts';

type Endpoints = typeof feedEndpoints;
type Line = AnswerOf<Endpoints['counting']>;

interface MyLook {
  readonly memberId: MemberId;
  readonly id: string;
  readonly state: LookState;
  readonly publishedAt: Date;
  readonly closesAt: Date;
  readonly endedAt: Date | null;
  readonly programmeVersion: number;
}

const NOBODY: Counted = { likes: 0, counted: 0, reasons: {} };

@Injectable()
export class MyLookLikes {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly countings: CountingsService,
  ) {}

  /** The newest first. Error: MEMBER_UNKNOWN. */
  async page(
    memberId: MemberId,
    { after, limit }: QueryOf<Endpoints['countings']>,
  ): Promise<AnswerOf<Endpoints['countings']>> {
    const tx = this.database.reading;
    const { body } = await this.programmes.presentFor(tx, memberId);
    const names = await everyIdOf(tx, memberId);
    const { items, next } = pageOf(await this.looks(tx, names, { after, limit: limit + 1 }), limit, ({ id }) => id);
    const lines = await this.lines(tx, names, items);
    return { mode: body.looks?.mode ?? 'off', rule: body.looks && looksRuleInWords(body.looks), items: lines, next };
  }

  /** Error: LOOK_UNKNOWN for another's look, and for one that was never published. */
  async one(memberId: MemberId, lookId: string): Promise<Line> {
    const tx = this.database.reading;
    const names = await everyIdOf(tx, memberId);
    const [line] = await this.lines(tx, names, await this.looks(tx, names, { only: lookId, limit: 1 }));
    if (!line) throw new DomainError('LOOK_UNKNOWN');
    return line;
  }

  private looks(
    tx: Tx,
    names: readonly MemberId[],
    { after, only, limit }: { after?: string | undefined; only?: string; limit: number },
  ): Promise<MyLook[]> {
    return rows<MyLook>(
      tx,
      `SELECT l.member_id AS "memberId", l.id, l.state, l.published_at AS "publishedAt", l.closes_at AS "closesAt",
         l.ended_at AS "endedAt", l.programme_version AS "programmeVersion"
       FROM look l WHERE l.member_id = ANY ($1) AND l.published_at IS NOT NULL AND ($3::uuid IS NULL OR l.id = $3)
         AND ($2::uuid IS NULL OR (l.published_at, l.id) <
           (SELECT a.published_at, a.id FROM look a WHERE a.member_id = ANY ($1) AND a.id = $2))
       ORDER BY l.published_at DESC, l.id DESC LIMIT $4`,
      [names, after ?? null, only ?? null, limit],
    );
  }

  private async lines(tx: Tx, names: readonly MemberId[], looks: readonly MyLook[]): Promise<Line[]> {
    const ids = looks.map(({ id }) => id);
    const countings = await this.countings.of(tx, names, ids);
    const lines: Line[] = [];
    for (const look of looks) {
      const { body } = await this.programmes.version(tx, look.programmeVersion);
      const counting = countings.get(look.id);
      const counted = counting?.closedAt ? decided(counting) : await this.asItStands(tx, look, body.looks);
      const shownBefore =
        counting?.points != null ? counting.shownBefore : await this.shownBefore(tx, names, look, body);
      lines.push(this.line(look, counting, { ...counted, shownBefore }, body));
    }
    return lines;
  }

  /** Asked while nothing is decided, so that the owner does not wait for what will not come. */
  private async shownBefore(tx: Tx, names: readonly MemberId[], { id }: MyLook, { looks }: Programme): Promise<number> {
    return (looks?.mode ?? 'off') === 'off' ? 0 : this.countings.byPictures(tx, names, id);
  }

  private async asItStands(tx: Tx, look: MyLook, rules: Programme['looks']): Promise<Counted> {
    if (!rules) return NOBODY;
    const { likes, rules: facts } = await countingInput(tx, look, rules);
    return countLikes(likes, facts);
  }

  private line(
    look: MyLook,
    counting: LookCounting | undefined,
    counted: Counted & { readonly shownBefore: number },
    body: Programme,
  ): Line {
    const open = look.state === 'published' && this.clock.now() < look.closesAt;
    const mode = counting?.mode ?? body.looks?.mode ?? 'off';
    const [points, limited] = [counting?.points ?? null, counting?.limited ?? null];
    return {
      id: look.id,
      state: look.state === 'withdrawn' || look.state === 'taken_down' ? look.state : 'published',
      publishedAt: look.publishedAt.toISOString(),
      closesOn: businessDayOf(new Date(look.closesAt.getTime() - 1), body.timeZone),
      open,
      likes: counted.likes,
      counted: counted.counted,
      notCounted: counted.likes - counted.counted,
      why: (Object.entries(counted.reasons) as [NotCounted, number][]).map(([reason, likes]) => ({
        reason,
        likes,
        words: reasonInWords(reason, likes),
      })),
      points,
      shownBefore: counted.shownBefore,
      sentence: countingInWords({ ...counted, mode, open, points, limited }),
    };
  }
}

const decided = ({ likes, counted, reasons }: LookCounting): Counted => ({
  likes: likes ?? 0,
  counted: counted ?? 0,
  reasons,
});
