// A shop with birthdays: members with one, the looking for them, and the work that was found, as workers do it.
import { FindBirthdays, JobHandlersModule } from '@guike/flows';
import { birthdayKey } from '@guike/members';
import { JobRunner, Keys, newId, rows } from '@guike/platform';
import { type Programme, presets } from '@guike/programme';
import { type Shop, openShop } from './shop';

export interface Born {
  /** `solar:1990-02-28` or `lunar:1990-08-15`; null: not told. */
  readonly birthday: string | null;
  readonly tier?: string;
  readonly state?: string;
  readonly joinedOn?: string;
}

/** What a member got: one line each. */
export interface Gifts {
  readonly years: string[];
  readonly coupons: string[];
  readonly messages: string[];
  readonly tasks: string[];
}

export class Birthdays {
  constructor(readonly shop: Shop) {}

  /** Members with these birthdays, joined in the shop. */
  async born(all: readonly Born[]): Promise<string[]> {
    const keys = this.shop.module.context.get(Keys, { strict: false });
    const ids = all.map(() => newId());
    const days = all.map(({ joinedOn = '2026-01-05' }) => joinedOn);
    await rows(
      this.shop.db.reading,
      `INSERT INTO member (id, state, birthday_enc, birthday_index, created_at, joined_at, joined_on, joined_store_id)
       SELECT n.id, n.state, n.enc, n.index, n.day, n.day, n.day, $6
       FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[], $5::date[]) AS n(id, state, enc, index, day)`,
      [
        ids,
        all.map(({ state = 'active' }) => state),
        all.map(({ birthday }, place) => birthday && keys.seal(birthday, ids[place] ?? '')),
        all.map(({ birthday }) => birthday && keys.blindIndex(birthdayKey(birthday))),
        days,
        this.shop.storeId,
      ],
    );
    await rows(
      this.shop.db.reading,
      `INSERT INTO member_tier (member_id, tier, tier_since, lifetime_net_fen, lifetime_items, lifetime_orders,
         lifetime_visits, joined_on, rolling_from, rolling_net_fen, rolling_items, rolling_orders, rolling_visits,
         year_from, year_net_fen, year_items, year_orders, year_visits)
       SELECT n.id, n.tier, n.day, 0, 0, 0, 0, n.day, n.day, 0, 0, 0, 0, n.day, 0, 0, 0, 0
       FROM unnest($1::uuid[], $2::text[], $3::date[]) AS n(id, tier, day)`,
      [ids, all.map(({ tier = 'regular' }) => tier), days],
    );
    return ids;
  }

  at(time: string): void {
    this.shop.clock.set(`${time}+08:00`);
  }

  find(): Promise<number> {
    return this.shop.module.context.get(FindBirthdays).find();
  }

  /** Does the work that is open, as one worker: a piece that fails stays open. */
  async work(): Promise<void> {
    const runner = this.shop.module.context.get(JobRunner, { strict: false });
    const open = await rows<{ id: string; job: string; payload: unknown }>(
      this.shop.db.reading,
      `SELECT id, job, payload FROM outbox WHERE job IN ('birthday.found', 'birthday.told', 'member.joined') ORDER BY id`,
    );
    for (const { id, job, payload } of open) await runner.run(job, { outboxId: id, payload }).catch(() => false);
  }

  /** Looks and works, once. */
  async day(): Promise<void> {
    await this.find();
    await this.work();
  }

  async giftsOf(memberId: string | undefined): Promise<Gifts> {
    return this.shop.one<Gifts>(
      `SELECT ARRAY(SELECT occasion || ' ' || year || ' ' || day || coalesce(' ' || party_month, '') FROM birthday_year
           WHERE member_id = $1 ORDER BY occasion, year) AS years,
         ARRAY(SELECT name || ' ' || valid_from || ' ' || valid_through FROM coupon WHERE member_id = $1 ORDER BY id) AS coupons,
         ARRAY(SELECT title FROM inbox_message WHERE member_id = $1 AND kind = 'birthday' ORDER BY id) AS messages,
         ARRAY(SELECT title || ' ' || due_on FROM care_task WHERE member_id = $1 ORDER BY id) AS tasks`,
      [memberId],
    );
  }
}

export async function openBirthdays(programme: Programme = presets.boutique): Promise<Birthdays> {
  return new Birthdays(await openShop({ programme, modules: [JobHandlersModule] }));
}
