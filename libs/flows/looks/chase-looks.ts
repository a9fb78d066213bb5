// What WeChat says of pictures by itself, and what is done where it says nothing: asked once more, then the shop looks.
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError } from '@guike/kernel';
import { type LookDoubt, type LookRow, LookSafetyService, LooksService } from '@guike/looks';
import { CLOCK, Database, type Tx } from '@guike/platform';
import { AskAboutLook } from './ask-about-look';
import { type LookRef, SettleLook } from './settle-look';

/** WeChat promises an answer within half an hour. */
const ANSWER_MS = 30 * 60_000;
/** It is asked so often; then somebody of the shop looks. */
const MOST_ASKS = 2;
const PAGE = 100;

@Injectable()
export class ChaseLooks {
  constructor(
    private readonly database: Database,
    private readonly looks: LooksService,
    private readonly safety: LookSafetyService,
    private readonly settling: SettleLook,
    private readonly asking: AskAboutLook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** WeChat has told what it thinks of a picture; nothing happens for one that is of no look. */
  async told(tx: Tx, traceId: string): Promise<void> {
    const ref = await this.safety.lookOf(tx, traceId);
    if (ref !== null) await this.settling.settle(tx, ref);
  }

  /** Looks of which WeChat has said nothing in time. */
  async silent(): Promise<LookRef[]> {
    return this.safety.stuck(this.database.reading, new Date(this.clock.now().getTime() - ANSWER_MS), PAGE);
  }

  /** Safe to stop and to run twice. */
  async chase(ref: LookRef): Promise<void> {
    // A word of WeChat's that crossed with its trace is heard here.
    await this.database.inTransaction((tx) => this.settling.settle(tx, ref));
    const look = await this.looks.find(this.database.reading, ref.memberId, ref.id);
    if (look?.state !== 'pending' || look.waitsFor !== null) return;
    const doubt = await this.again(look);
    await this.database.inTransaction((tx) => this.settling.settle(tx, ref, doubt));
  }

  private async again(look: LookRow): Promise<LookDoubt | null> {
    const open = await this.safety.openPictures(this.database.reading, look);
    // Where it was never asked, asking has failed all the time.
    const isWorthIt = look.textSuggest !== null && open.every(({ asks }) => asks > 0 && asks < MOST_ASKS);
    if (!isWorthIt) return 'late';
    try {
      return await this.asking.ask(look, { again: true });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'WECHAT_BUSY') return 'late';
      throw error;
    }
  }
}
