// What 首页 reads of a member. Members who ask at the same time are read by one statement, since being sent and answered
// is most of what so small a read costs, on either side. See docs/adr/0011.
import type { BusinessDay, MemberId, MemberState, Points } from '@guike/kernel';
import { type Database, MicroBatch, type Outcome, rows } from '@guike/platform';
import type { Lots } from '@guike/points';
import type { Programme, ProgrammeService } from '@guike/programme';
import { type TierRow, asksMoreThanSpend } from '@guike/tiers';

/** A row as JSON holds it. */
export interface HomeRow {
  readonly state: MemberState;
  /** Hexadecimal, after `\x`. */
  readonly nameEnc: string | null;
  /** Why the card is frozen, as a code, and the store to ask; null for a good one. */
  readonly frozen: { readonly reason: string; readonly store: string | null } | null;
  /** The last day to stay after all, for who is leaving. */
  readonly leaving: BusinessDay | null;
  readonly tier: string | null;
  readonly tierSince: string | null;
  readonly lifetimeNetFen: number | null;
  readonly facts: TierRow | null;
  readonly balance: Points;
  readonly owed: Points;
  readonly available: readonly BusinessDay[];
  readonly expires: readonly BusinessDay[];
  readonly left: readonly Points[];
  readonly tail: readonly (readonly [available: BusinessDay, expires: BusinessDay, left: Points])[] | null;
  readonly unread: number;
  readonly latest: readonly {
    readonly id: string;
    readonly kind: string;
    readonly title: string;
    readonly body: string;
    readonly at: string;
    readonly read: boolean;
  }[];
}

/** What one statement found, and the rules and the day that it is to be read by. */
export interface HomeReading {
  /** The text of a HomeRow; null for nobody. */
  readonly text: string | null;
  readonly body: Programme;
  readonly version: number;
  readonly day: BusinessDay;
}

/**
 * Each member as one text. What the lots come to on a day is reckoned outside, where it costs a fifth. The ids are so
 * many values and not an array: how long an array is Postgres guesses, and so it would plan for each anew.
 */
const statementFor = (members: number) => `
  SELECT m.id, json_build_object('state', m.state, 'nameEnc', m.name_enc,
    'frozen', CASE WHEN m.state = 'frozen' THEN (SELECT json_build_object('reason', f.reason, 'store', s.name)
      FROM card_freeze f LEFT JOIN store s ON s.id = coalesce(f.store_id, m.joined_store_id)
      WHERE f.member_id = m.id AND f.lifted_at IS NULL) END, 'leaving', (SELECT e.regret_through FROM member_exit e
      WHERE e.member_id = m.id AND e.state = 'leaving'), 'tier', t.tier, 'tierSince', t.tier_since,
    'lifetimeNetFen', t.lifetime_net_fen,
    'facts', CASE WHEN $2::boolean AND t.member_id IS NOT NULL THEN to_jsonb(tier_rolled(t, $1::date)) END,
    'balance', a.balance, 'owed', a.owed, 'available', a.lot_available, 'expires', a.lot_expires, 'left', a.lot_left,
    'tail', CASE WHEN a.tail_count > 0 THEN (
      SELECT json_agg(json_build_array(l.available_on, l.expires_on, l.points_left) ORDER BY l.expires_on, l.lot_seq)
      FROM point_lot l WHERE l.member_id = a.member_id) END,
    'unread', (SELECT count(*) FROM (SELECT read_at FROM inbox_message WHERE member_id = a.member_id ORDER BY id DESC
      LIMIT 100) AS newest WHERE read_at IS NULL),
    'latest', (SELECT coalesce(json_agg(i), '[]') FROM (
      SELECT id, kind, title, body, created_at AS at, read_at IS NOT NULL AS read
      FROM inbox_message WHERE member_id = a.member_id ORDER BY id DESC LIMIT 3) AS i))::text AS text
  FROM (VALUES ${Array.from({ length: members }, (_, place) => `($${place + 3}::uuid)`).join(', ')}) AS asked(id)
  JOIN member m ON m.id = asked.id
  JOIN point_account a ON a.member_id = asked.id
  LEFT JOIN member_tier t ON t.member_id = asked.id`;

/** For how many members there is a statement; places that nobody fills are NULL. */
const MOST = 16;
const statements = [1, 2, 4, 8, MOST].map((size) => ({ size, text: statementFor(size) }));
/** Statements at a time: while Postgres reads for some, the next gather. */
const LANES = 2;

/**
 * Nothing is remembered between statements, and each is sent after everybody whom it answers has asked: whatever was
 * committed before somebody asked is in what they are told, whichever process wrote it.
 */
export class HomeRows {
  private readonly batch: MicroBatch<MemberId, HomeReading>;

  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
  ) {
    this.batch = new MicroBatch({ run: (ids) => this.load(ids), names: () => [], most: MOST, lanes: LANES });
  }

  /** Error: PROGRAMME_MISSING. */
  read(memberId: MemberId): Promise<HomeReading> {
    return this.batch.add(memberId);
  }

  private async load(ids: readonly MemberId[]): Promise<Outcome<HomeReading>[]> {
    const { body, version, day } = await this.programmes.present(this.database.reading);
    const onTrial = await this.programmes.onTrial(this.database.reading, day, ids);
    const judging = [body, ...[...onTrial.values()].map((trial) => trial.body)];
    const { size, text: statement } = statementOf(ids.length);
    const places = Array.from({ length: size }, (_, place) => ids[place] ?? null);
    const values = [day, judging.some(({ tiers }) => asksMoreThanSpend(tiers)), ...places];
    const found = await rows<{ id: MemberId; text: string }>(this.database.reading, statement, values);
    const texts = new Map(found.map(({ id, text }) => [id, text]));
    return ids.map((id) => {
      const own = onTrial.get(id) ?? { body, version };
      return { answer: { text: texts.get(id) ?? null, body: own.body, version: own.version, day } };
    });
  }
}

function statementOf(members: number): (typeof statements)[number] {
  const fitting = statements.find(({ size }) => size >= members);
  if (!fitting) throw new RangeError(`${members} members are too many for a statement`);
  return fitting;
}

/** The lots of the row with those of the tail, which sort after them. */
export function lotsOf({ available, expires, left, tail }: HomeRow): Lots {
  if (tail === null) return { available, expires, left };
  return {
    available: [...available, ...tail.map(([availableOn]) => availableOn)],
    expires: [...expires, ...tail.map(([, lastDay]) => lastDay)],
    left: [...left, ...tail.map(([, , points]) => points)],
  };
}
