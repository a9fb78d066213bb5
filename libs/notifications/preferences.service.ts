// What members want to be told of through which way: only what differs from the shop's way is kept.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';
import { type Reach, type Topic, reaches, topics } from './topics';

export type Wants = Readonly<Record<Reach, boolean>>;
export type Preferences = Readonly<Record<Topic, Wants>>;

export interface Preference {
  readonly topic: Topic;
  readonly reach: Reach;
  readonly wanted: boolean;
}

@Injectable()
export class PreferencesService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Everything is wanted until the member says otherwise: each way has a consent of its own before it is used. */
  async of(tx: Tx, memberId: MemberId): Promise<Preferences> {
    const kept = await rows<{ topic: string; channel: string; wanted: boolean }>(
      tx,
      `SELECT topic, channel, wanted FROM message_preference WHERE member_id = $1`,
      [memberId],
    );
    const wanted = (topic: Topic, reach: Reach) =>
      kept.find((each) => each.topic === topic && each.channel === reach)?.wanted ?? true;
    const wants = (topic: Topic) => Object.fromEntries(reaches.map((reach) => [reach, wanted(topic, reach)])) as Wants;
    return Object.fromEntries(topics.map((topic) => [topic, wants(topic)])) as Preferences;
  }

  async keep(tx: Tx, memberId: MemberId, { topic, reach, wanted }: Preference): Promise<void> {
    await rows(
      tx,
      `INSERT INTO message_preference (member_id, topic, channel, wanted, changed_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (member_id, topic, channel) DO UPDATE SET wanted = excluded.wanted, changed_at = excluded.changed_at`,
      [memberId, topic, reach, wanted, this.clock.now()],
    );
  }
}

/** What was said last counts, whichever card of one person it was said by. The caller holds both locks. */
export async function handOverPreferences(
  tx: Tx,
  { from, to }: { readonly from: MemberId; readonly to: MemberId },
): Promise<void> {
  await rows(
    tx,
    `INSERT INTO message_preference AS p (member_id, topic, channel, wanted, changed_at)
     SELECT $2, topic, channel, wanted, changed_at FROM message_preference WHERE member_id = $1
     ON CONFLICT (member_id, topic, channel) DO UPDATE SET wanted = excluded.wanted, changed_at = excluded.changed_at
       WHERE p.changed_at < excluded.changed_at`,
    [from, to],
  );
}
