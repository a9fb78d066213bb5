// 穿搭: published looks as a list without an end, by day of publishing or by the likes of the last seven days.
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, QueryOf, feedEndpoints } from '@guike/contracts/http';
import { type Clock, DomainError, type MemberId, type StoreId } from '@guike/kernel';
import { LikesService } from '@guike/looks';
import { CLOCK, Database, type Tx, rows } from '@guike/platform';
import { ProgrammeService } from '@guike/programme';
import { StoreDirectory } from '@guike/stores';
import { LookLinks } from '../looks/look-links';
import { type FeedPlace, feedCursor, readFeedCursor } from './feed-cursor';
import { type ShownLook, cardOf, shownColumns, shownToAll } from './look-cards';

type Endpoint = (typeof feedEndpoints)['feed'];

/** Who looks: both null for whom nothing is known of. */
export interface Viewer {
  readonly identityId: string | null;
  readonly memberId: MemberId | null;
}

interface FeedRow extends ShownLook {
  readonly score: number;
}

const WEEK_MS = 7 * 86_400_000;

@Injectable()
export class LookFeed {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly programmes: ProgrammeService,
    private readonly likes: LikesService,
    private readonly stores: StoreDirectory,
    private readonly links: LookLinks,
  ) {}

  /** A page. Errors: INPUT_INVALID (no cursor of ours), STORE_UNKNOWN. */
  async page({ sort, store, after, limit }: QueryOf<Endpoint>, viewer: Viewer): Promise<AnswerOf<Endpoint>> {
    const tx = this.database.reading;
    const { body } = await this.programmes.present(tx);
    const place = readFeedCursor(after);
    const shop = sort === 'store' ? await this.shopOf(tx, store, viewer) : { store: null, stores: [] };
    const asOf = place?.asOf ?? this.clock.now().getTime();
    const wanted = { asOf, place, limit: limit + 1 };
    const found =
      sort === 'week'
        ? await byLikes(tx, wanted)
        : sort === 'store' && shop.store === null
          ? []
          : await byDay(tx, { ...wanted, storeId: shop.store?.id ?? null });
    const page = found.slice(0, limit);
    const likings = await this.likes.likings(
      tx,
      page.map(({ id }) => id),
      viewer.identityId,
    );
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      store: shop.store && { code: shop.store.code, name: shop.store.name },
      stores: shop.stores,
      items: page.flatMap((look) => cardOf(look, likings.get(look.id), body.timeZone, this.links) ?? []),
      next: last ? feedCursor({ asOf, likes: last.score, publishedAt: last.publishedAt.getTime(), id: last.id }) : null,
    };
  }

  /** The store that was asked for, else the member's own, else the first. */
  private async shopOf(
    tx: Tx,
    code: string | undefined,
    { memberId }: Viewer,
  ): Promise<{
    store: { id: StoreId; code: string; name: string } | null;
    stores: { code: string; name: string }[];
  }> {
    const all = await this.stores.stores(tx, null);
    const stores = all.map((each) => ({ code: each.code, name: each.name }));
    const wanted = code ?? (memberId === null ? null : await ownStore(tx, memberId));
    const store = all.find((each) => each.code === wanted) ?? (code === undefined ? (all[0] ?? null) : null);
    if (code !== undefined && store === null) throw new DomainError('STORE_UNKNOWN');
    return { store, stores };
  }
}

async function ownStore(tx: Tx, memberId: MemberId): Promise<string | null> {
  const text = `SELECT s.code FROM member m JOIN store s ON s.id = m.joined_store_id WHERE m.id = $1`;
  return (await rows<{ code: string }>(tx, text, [memberId]))[0]?.code ?? null;
}

interface Wanted {
  readonly asOf: number;
  readonly place: FeedPlace | null;
  readonly limit: number;
}

async function byDay(
  tx: Tx,
  { asOf, place, limit, storeId }: Wanted & { storeId: StoreId | null },
): Promise<FeedRow[]> {
  return rows<FeedRow>(
    tx,
    `SELECT ${shownColumns}, 0 AS score FROM look l LEFT JOIN member_profile o ON o.member_id = l.member_id
     WHERE ${shownToAll} AND l.published_at <= $1 AND ($5::uuid IS NULL OR l.store_id = $5)
       AND ($2::timestamptz IS NULL OR (l.published_at, l.id) < ($2, $3))
     ORDER BY l.published_at DESC, l.id DESC LIMIT $4`,
    [new Date(asOf), place && new Date(place.publishedAt), place?.id ?? null, limit, storeId],
  );
}

/** Likes of the seven days before `asOf`, as they stood then. Looks that nobody liked in them are not here. */
async function byLikes(tx: Tx, { asOf, place, limit }: Wanted): Promise<FeedRow[]> {
  return rows<FeedRow>(
    tx,
    `WITH scored AS (
       SELECT member_id, look_id, count(*)::integer AS score FROM look_like
       WHERE liked_at > $2 AND liked_at <= $1 AND (taken_back_at IS NULL OR taken_back_at > $1)
       GROUP BY member_id, look_id)
     SELECT ${shownColumns}, s.score FROM scored s JOIN look l ON l.member_id = s.member_id AND l.id = s.look_id
       LEFT JOIN member_profile o ON o.member_id = l.member_id
     WHERE ${shownToAll} AND ($3::integer IS NULL OR (s.score, l.published_at, l.id) < ($3, $4, $5))
     ORDER BY s.score DESC, l.published_at DESC, l.id DESC LIMIT $6`,
    [
      new Date(asOf),
      new Date(asOf - WEEK_MS),
      place?.likes ?? null,
      place && new Date(place.publishedAt),
      place?.id ?? null,
      limit,
    ],
  );
}
