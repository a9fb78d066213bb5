// Where a page of the feed goes on, and from when its order was taken: so that nothing comes twice or is left out while
// people like and publish. Pure.
import { DomainError } from '@guike/kernel';

export interface FeedPlace {
  /** The moment of the first page: likes after it do not move anything. Milliseconds since 1970. */
  readonly asOf: number;
  /** The last look that was seen: its likes as of then, when it was published, its id. */
  readonly likes: number;
  readonly publishedAt: number;
  readonly id: string;
}

const SHAPE = /^(\d{1,15})\.(\d{1,9})\.(\d{1,15})\.([0-9a-f-]{36})$/;

export const feedCursor = ({ asOf, likes, publishedAt, id }: FeedPlace): string =>
  `${asOf}.${likes}.${publishedAt}.${id}`;

/** Null for the first page. Error: INPUT_INVALID for what is no cursor of ours. */
export function readFeedCursor(cursor: string | undefined): FeedPlace | null {
  if (cursor === undefined) return null;
  const [, asOf, likes, publishedAt, id] = SHAPE.exec(cursor) ?? [];
  if (id === undefined)
    throw new DomainError('INPUT_INVALID', { issues: [{ path: 'after', message: '没有这一页，请从头看起' }] });
  return { asOf: Number(asOf), likes: Number(likes), publishedAt: Number(publishedAt), id };
}
