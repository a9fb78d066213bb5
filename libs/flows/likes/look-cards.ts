// Looks as everybody sees them. Whose a look is stays untold but for the picture and the name that somebody chose for it.
import type { AnswerOf, feedEndpoints } from '@guike/contracts/http';
import { type BusinessDay, businessDayOf } from '@guike/kernel';
import { type Liking, type LookItem, shownNameOf } from '@guike/looks';
import { avatarPath } from '../profile/avatar-path';
import type { LookLinks } from '../looks/look-links';

type Card = AnswerOf<(typeof feedEndpoints)['feed']>['items'][number];

/** A row of `look l` with `member_profile o`. */
export interface ShownLook {
  readonly id: string;
  readonly caption: string;
  readonly items: readonly LookItem[];
  readonly publishedAt: Date;
  readonly avatarKey: string | null;
  /** What the owner calls themselves here; null: nothing. */
  readonly publicName: string | null;
  readonly photos: readonly { readonly nth: number; readonly width: number; readonly height: number }[];
}

export const shownColumns = `l.id, l.caption, l.items, l.published_at AS "publishedAt", o.avatar_key AS "avatarKey",
  ${shownNameOf} AS "publicName",
  (SELECT coalesce(json_agg(json_build_object('nth', p.nth, 'width', p.width, 'height', p.height) ORDER BY p.nth), '[]')
   FROM look_photo p WHERE p.member_id = l.member_id AND p.look_id = l.id) AS photos`;

/** Everybody may see it. For statements on `look l`. */
export const shownToAll = `l.state = 'published' AND l.hidden_at IS NULL`;

/** What others call somebody who has chosen no name for it. */
const ANYBODY = '会员';

export const ownerOf = ({ avatarKey, publicName }: Pick<ShownLook, 'avatarKey' | 'publicName'>): Card['owner'] => ({
  name: publicName ?? ANYBODY,
  avatar: avatarKey === null ? null : avatarPath(avatarKey),
});

/** Null for a look without a picture, which cannot be shown. */
export function cardOf(look: ShownLook, liking: Liking | undefined, timeZone: string, links: LookLinks): Card | null {
  const [first] = look.photos;
  if (!first) return null;
  return {
    id: look.id,
    caption: look.caption,
    picture: links.ofLook(look, first, 'all'),
    pictures: look.photos.length,
    owner: ownerOf(look),
    publishedOn: publishedOn(look, timeZone),
    likes: liking?.likes ?? 0,
    liked: liking?.liked ?? false,
  };
}

export const publishedOn = ({ publishedAt }: Pick<ShownLook, 'publishedAt'>, timeZone: string): BusinessDay =>
  businessDayOf(publishedAt, timeZone);
