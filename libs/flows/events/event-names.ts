// The names that events are shown with: stores, hosts, tiers, segments.
import { type ShopEvent, audienceInWords } from '@guike/events';
import type { StaffId, StoreId } from '@guike/kernel';
import { type Tx, rows } from '@guike/platform';
import type { Programme } from '@guike/programme';
import { staffNames, storeNames } from '../office/office-faces';
import { tierNameOf } from '../purchase-answer';

export interface EventNames {
  readonly stores: ReadonlyMap<StoreId, string>;
  readonly codes: ReadonlyMap<StoreId, string>;
  readonly hosts: ReadonlyMap<StaffId, string>;
  readonly segments: ReadonlyMap<string, string>;
  readonly programme: Programme;
}

export async function eventNames(tx: Tx, events: readonly ShopEvent[], programme: Programme): Promise<EventNames> {
  const storeIds = [...new Set(events.flatMap(({ storeId, audience }) => [storeId, ...audience.storeIds]))];
  const known = storeIds.filter((id) => id !== null);
  // One after the other: a transaction has one connection.
  const stores = await storeNames(tx, storeIds);
  const hosts = await staffNames(
    tx,
    events.map(({ hostId }) => hostId),
  );
  const codes =
    known.length === 0
      ? []
      : await rows<{ id: StoreId; code: string }>(tx, `SELECT id, code FROM store WHERE id = ANY ($1)`, [known]);
  const segments = await segmentNames(tx, events);
  return { stores, hosts, segments, programme, codes: new Map(codes.map(({ id, code }) => [id, code])) };
}

async function segmentNames(tx: Tx, events: readonly ShopEvent[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(events.flatMap(({ audience }) => audience.segmentId ?? []))];
  if (ids.length === 0) return new Map();
  const found = await rows<{ id: string; name: string }>(tx, `SELECT id, name FROM segment WHERE id = ANY ($1)`, [ids]);
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** As the office reads it, with the segment's name. */
export function forWhomInOffice({ audience }: Pick<ShopEvent, 'audience'>, names: EventNames): string {
  const { who, segmentId } = audience;
  return audienceInWords(who, {
    ...tiersAndStores(audience, names),
    segment: segmentId === null ? null : (names.segments.get(segmentId) ?? '已删除的人群'),
  });
}

/** As members read it: what the shop calls its segments is not for them. */
export function forWhomInWords({ audience }: Pick<ShopEvent, 'audience'>, names: EventNames): string {
  const who = audience.segmentId === null ? audience.who : 'invited';
  return audienceInWords(who, { ...tiersAndStores(audience, names), segment: null });
}

function tiersAndStores({ tiers, storeIds }: ShopEvent['audience'], { programme, stores }: EventNames) {
  return {
    tiers: tiers.map((code) => tierNameOf(programme, code) ?? '已取消的等级'),
    stores: storeIds.map((id) => stores.get(id) ?? '已关闭的门店'),
  };
}
