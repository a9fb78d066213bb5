// The slides of a replay: a cover, the photos by season in pages of three, the figures, and the picture to show. Pure.
import type { AnswerOf, replayEndpoints } from '@guike/contracts/http';

export type Replay = AnswerOf<(typeof replayEndpoints)['replay']>;
export type Photo = Replay['seasons'][number]['photos'][number];

export type Slide =
  | { readonly kind: 'cover'; readonly key: 'cover'; readonly photo: Photo | null }
  | { readonly kind: 'photos'; readonly key: string; readonly title: string; readonly photos: readonly Photo[] }
  | { readonly kind: 'figures'; readonly key: 'figures' }
  | { readonly kind: 'closing'; readonly key: 'closing' };

const ON_A_PAGE = 3;

/** In the order in which they are turned over. */
export function slidesOf({ seasons, figures }: Pick<Replay, 'seasons' | 'figures'>): Slide[] {
  const pages = seasons.flatMap(({ title, photos }): Slide[] =>
    inPages(photos).map((page, place) => ({ kind: 'photos', key: `${title}/${place}`, title, photos: page })),
  );
  const newest = seasons.at(-1)?.photos.at(-1) ?? null;
  return [
    { kind: 'cover', key: 'cover', photo: newest },
    ...pages,
    ...(figures.length > 0 ? [{ kind: 'figures', key: 'figures' } as const] : []),
    { kind: 'closing', key: 'closing' },
  ];
}

/** Pages of nearly the same number: four photos are two and two. */
function inPages(photos: readonly Photo[]): Photo[][] {
  const pages = Math.ceil(photos.length / ON_A_PAGE);
  const most = Math.ceil(photos.length / pages);
  return Array.from({ length: pages }, (_, page) => photos.slice(page * most, (page + 1) * most)).filter(
    (page) => page.length > 0,
  );
}

/** Where a touch of this width leads from a slide: the next to the left, the one before to the right. */
export function turned(place: number, movedBy: number, slides: number, enough: number): number {
  if (Math.abs(movedBy) < enough) return place;
  return Math.max(0, Math.min(slides - 1, place + (movedBy < 0 ? 1 : -1)));
}
