// Decides the one further way of a message that is in the inbox, and writes it down before anything is sent.
import { Injectable } from '@nestjs/common';
import { CareTasksService } from '@guike/care';
import { addDays } from '@guike/kernel';
import {
  type Channel,
  GrantsService,
  type MessageRef,
  type ReachFacts,
  SendsService,
  decideWay,
  sendAt,
} from '@guike/notifications';
import { type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { type MemberReach, MessageReaches } from './message-reach';

type Words = NonNullable<Awaited<ReturnType<SendsService['message']>>>;
/** A message with whom it is for. */
interface Told extends MessageRef {
  readonly message: Words;
  readonly reach: MemberReach;
}

@Injectable()
export class PlanMessage {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly sends: SendsService,
    private readonly grants: GrantsService,
    private readonly care: CareTasksService,
    private readonly reaches: MessageReaches,
  ) {}

  /** Writes down the best way that is open and was not tried in vain. Safe to repeat: a way that is there stays. */
  async plan(tx: Tx, ref: MessageRef): Promise<void> {
    const { memberId } = ref;
    // One at a time for each member: two campaigns at once may not both be the last of the week.
    await rows(tx, `SELECT pg_advisory_xact_lock(hashtextextended($1, 25))`, [memberId]);
    const before = await this.sends.of(tx, ref);
    if (before.some(({ state }) => state !== 'failed')) return;
    const message = await this.sends.message(tx, ref);
    const reach = await this.reaches.of(tx, memberId);
    if (message === null || reach === null) return;
    const tried = new Set(before.map(({ channel }) => channel as Channel));
    const facts = await this.reaches.facts(tx, memberId, message.kind, reach, tried);
    await this.write(tx, { ...ref, message, reach }, facts);
  }

  private async write(tx: Tx, told: Told, facts: ReachFacts): Promise<void> {
    const { memberId, messageId, message, reach } = told;
    const { body, now } = await this.programmes.present(tx);
    const way = decideWay(facts, body.messages);
    const dueAt = sendAt(now, body.messages, body.timeZone);
    const planned = { memberId, messageId, kind: message.kind, dueAt };
    if (way.channel === null) {
      // Where something was tried, its row says already how it went.
      if (facts.tried.size > 0) return;
      await this.sends.plan(tx, { ...planned, channel: 'none', state: 'skipped', reason: way.reason });
    } else if (way.channel === 'subscription') {
      const template = this.reaches.templateIdOf(message.kind) ?? '';
      const grantId = await this.grants.reserve(tx, { identityIds: reach.identityIds, template, messageId });
      if (grantId === null) return this.write(tx, told, { ...facts, hasGrant: false });
      await this.sends.plan(tx, { ...planned, channel: 'subscription', state: 'planned', template, grantId });
    } else if (way.channel === 'official_account') {
      const template = this.reaches.accountTemplateOf(message.kind) ?? '';
      await this.sends.plan(tx, { ...planned, channel: 'official_account', state: 'planned', template });
    } else if (way.channel === 'email' || way.channel === 'sms') {
      await this.sends.plan(tx, { ...planned, channel: way.channel, state: 'planned' });
    } else {
      await this.askSomebody(tx, told);
      await this.sends.plan(tx, { ...planned, channel: 'care', state: 'sent', dueAt: now });
    }
  }

  /** Somebody rings, by tomorrow. */
  private async askSomebody(tx: Tx, { memberId, messageId, message, reach }: Told): Promise<void> {
    const { day } = await this.programmes.present(tx);
    await this.care.open(tx, {
      memberId,
      source: `message/${messageId}`,
      kind: 'message',
      title: `电话告知：${message.title}`,
      script: message.body,
      owner: reach.storeId === null ? 'head_office' : 'guide',
      storeId: reach.storeId,
      guideId: reach.guideId,
      dueOn: addDays(day, 1),
    });
  }
}
