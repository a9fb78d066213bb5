// An event as a row of the database, together with its seats, and as the flows read it.
import { DRAW_MINUTES } from '@guike/contracts/http';
import type { BusinessDay, Fen, Points, StaffId, StoreId } from '@guike/kernel';
import type { EventAudience, EventDetails, EventDraw, EventPrice, EventRepeat, EventState, ShopEvent } from './event';

/** Over `EVENT_TABLES`. */
export const EVENT_COLUMNS = `e.id, e.state, e.version, e.title, e.about, e.cover_key AS cover, e.store_id AS "storeId",
  e.host_id AS "hostId", e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.visible_from AS "visibleFrom",
  e.reply_by AS "replyBy", e.companions, e.audience_who AS "audienceWho", e.audience_tiers AS "audienceTiers",
  e.audience_stores AS "audienceStores", e.segment_id AS "segmentId", e.price_kind AS "priceKind",
  e.price_points AS "pricePoints", e.price_fen AS "priceFen", e.confirm_minutes AS "confirmMinutes", e.details, e.repeat,
  e.series_id AS "seriesId", e.occurs_on AS "occursOn", e.created_by AS "createdBy", e.updated_at AS "updatedAt", e.opened_at AS "openedAt",
  e.cancelled_at AS "cancelledAt", e.cancel_reason AS "cancelReason", s.seats, s.taken, s.walked,
  s.last_number AS "lastNumber"`;
export const EVENT_TABLES = `event e JOIN event_seats s ON s.event_id = e.id`;

export interface EventRecord {
  readonly id: string;
  readonly state: EventState;
  readonly version: number;
  readonly title: string;
  readonly about: string;
  readonly cover: string | null;
  readonly storeId: StoreId | null;
  readonly hostId: StaffId | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly visibleFrom: Date;
  readonly replyBy: Date;
  readonly companions: number;
  readonly audienceWho: EventAudience['who'];
  readonly audienceTiers: string[];
  readonly audienceStores: StoreId[];
  readonly segmentId: string | null;
  readonly priceKind: EventPrice['kind'];
  readonly pricePoints: Points;
  readonly priceFen: Fen;
  readonly confirmMinutes: number;
  readonly details: Omit<EventDetails, 'draw'> & {
    readonly draw: (Omit<EventDraw, 'minutes'> & { readonly minutes?: number }) | null;
  };
  readonly repeat: EventRepeat | null;
  readonly seriesId: string | null;
  readonly occursOn: BusinessDay;
  readonly createdBy: StaffId;
  readonly updatedAt: Date;
  readonly openedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  readonly seats: number;
  readonly taken: number;
  readonly walked: number;
  readonly lastNumber: number;
}

export function eventOf(record: EventRecord): ShopEvent {
  const { audienceWho, audienceTiers, audienceStores, segmentId, priceKind, pricePoints, priceFen, details, ...rest } =
    record;
  return {
    ...rest,
    ...details,
    // Kept before draws were bound to a moment.
    draw: details.draw && { ...details.draw, minutes: details.draw.minutes ?? DRAW_MINUTES },
    audience: { who: audienceWho, tiers: audienceTiers, storeIds: audienceStores, segmentId },
    price: priceOf(priceKind, pricePoints, priceFen),
  };
}

function priceOf(kind: EventPrice['kind'], points: Points, fen: Fen): EventPrice {
  if (kind === 'points') return { kind, points };
  return kind === 'fee' ? { kind, fen } : { kind };
}
