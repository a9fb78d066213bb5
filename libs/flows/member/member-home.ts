// 首页: who I am here, my points and what they are worth, what comes next. One read, no lock.
import { Injectable } from '@nestjs/common';
import type { AnswerOf, memberEndpoints } from '@guike/contracts/http';
import { DomainError, type MemberId } from '@guike/kernel';
import { MembersService } from '@guike/members';
import { Database } from '@guike/platform';
import { lotsToday, worthFen } from '@guike/points';
import { ProgrammeService, joiningInWords } from '@guike/programme';
import { factsOf, nextTier, noFacts, noSums, progressToNext } from '@guike/tiers';
import { freezeReasonInWords } from '../joining/freeze-card';
import { type HomeReading, type HomeRow, HomeRows, lotsOf } from './home-rows';
import { tierNameOf } from '../purchase-answer';

export type Home = AnswerOf<(typeof memberEndpoints)['home']>;

/** A page as it was made, and all that it was made of. */
interface Made extends HomeReading {
  readonly page: string;
}

/** Pages of a process, about three kilobytes each. */
const REMEMBERED = 5_000;

@Injectable()
export class MemberHome {
  private readonly rows: HomeRows;
  private readonly made = new Map<MemberId, Made>();

  constructor(
    database: Database,
    programmes: ProgrammeService,
    private readonly members: MembersService,
  ) {
    this.rows = new HomeRows(database, programmes);
  }

  /** Errors: MEMBER_UNKNOWN; UNAUTHENTICATED for somebody who has left. Unread messages are counted among the newest hundred. */
  async home(memberId: MemberId): Promise<Home> {
    return JSON.parse(await this.page(memberId)) as Home;
  }

  /**
   * The same as the text that is sent. It is read from the tables each time; only when nothing that it is made of has
   * changed in the least, the text made before is taken and not made again.
   */
  async page(memberId: MemberId): Promise<string> {
    const reading = await this.rows.read(memberId);
    const before = this.made.get(memberId);
    if (before && isSame(before, reading)) return before.page;
    const page = JSON.stringify(this.homeOf(memberId, reading));
    this.remember(memberId, { ...reading, page });
    return page;
  }

  private remember(memberId: MemberId, made: Made): void {
    this.made.delete(memberId); // So that a page made anew counts as the youngest.
    this.made.set(memberId, made);
    for (const oldest of this.made.keys()) {
      if (this.made.size <= REMEMBERED) return;
      this.made.delete(oldest);
    }
  }

  private homeOf(memberId: MemberId, { text, body, day }: HomeReading): Home {
    if (text === null) throw new DomainError('MEMBER_UNKNOWN');
    const row = JSON.parse(text) as HomeRow;
    if (row.state === 'exited') throw new DomainError('UNAUTHENTICATED');
    const lots = lotsToday(lotsOf(row), day);
    const balance = row.balance - lots.due;
    const lifetime = { ...noSums, netSpendFen: row.lifetimeNetFen ?? 0 };
    const facts = row.facts ? factsOf(row.facts, day) : { ...noFacts, lifetime };
    const next = row.tier === null ? null : nextTier(body.tiers, row.tier, facts);
    return {
      state: row.state,
      name: this.members.unseal(memberId, bytesOf(row.nameEnc)),
      frozen: row.frozen && { reason: freezeReasonInWords(row.frozen.reason), store: row.frozen.store },
      leavingThrough: row.leaving,
      joining: row.tier === null ? joiningInWords(body) : [],
      tier:
        row.tier === null
          ? null
          : {
              code: row.tier,
              name: tierNameOf(body, row.tier) ?? row.tier,
              since: new Date(row.tierSince ?? 0).toISOString(),
            },
      points: {
        balance,
        available: balance - lots.pending,
        pending: lots.pending,
        pendingUntil: lots.pendingUntil,
        owed: row.owed,
        worthFen: worthFen(body.points, balance - lots.pending),
      },
      expiring: lots.expiring,
      next,
      progress: row.tier === null ? null : progressToNext(body.tiers, row.tier, facts),
      inbox: {
        unread: row.unread,
        latest: row.latest.map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
      },
    };
  }
}

/** A published version never changes, so its number stands for its rules. */
const isSame = (one: HomeReading, other: HomeReading): boolean =>
  one.text === other.text && one.day === other.day && one.version === other.version;

const bytesOf = (hex: string | null): Buffer | null => (hex === null ? null : Buffer.from(hex.slice(2), 'hex'));
