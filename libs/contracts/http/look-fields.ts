// What the endpoints about looks share: limits, states, the fields of a look and of a photo.
import { z } from 'zod';
import { freeText, id, instant } from './fields';

/** Widths in which every photo of an album and of a look is kept: three in a row, two in a row, the width of a phone. */
export const lookWidths = [300, 600, 1200] as const;
export type LookWidth = (typeof lookWidths)[number];

/** A look's photos, at most. */
export const mostLookPhotos = 6;
export const mostLookItems = 8;

/** `pending`: being checked; `refused`: not published, see its reason; `taken_down`: by the shop, after it was published. */
export const lookStates = ['pending', 'published', 'refused', 'withdrawn', 'taken_down'] as const;
/** 侵权、不雅、广告、其他. */
export const reportReasons = ['rights', 'indecent', 'advertising', 'other'] as const;
/**
 * Why the shop's people have to look: what WeChat thinks of the text or of a picture, no answer in time, no mini-program,
 * the member was away too long for WeChat to check.
 */
export const lookDoubts = ['text', 'picture', 'late', 'wechat_off', 'away'] as const;

export const lookCaption = freeText(200).meta({ description: 'may be empty' });
export const lookItem = z.strictObject({
  name: freeText(40).min(1, '请填写单品名称').meta({ description: '羊绒大衣' }),
  size: freeText(20).meta({ description: 'M, 38; empty: not told' }),
});

/** Instant and id of the last that was seen. */
export const lookCursor = z
  .string()
  .max(80)
  .refine((text) => {
    const [at = '', last = ''] = text.split('_');
    return instant.safeParse(at).success && id.safeParse(last).success;
  }, '没有这一页，请从头看起');

/** By a link: `until` in seconds since 1970. */
export const sealed = z.strictObject({
  until: z.coerce.number().int().min(0).meta({ description: 'seconds since 1970: good until then' }),
  sign: z.string().regex(/^[0-9a-f]{64}$/),
});

export const photoWidth = z.coerce
  .number()
  .refine((value) => (lookWidths as readonly number[]).includes(value), '没有这个尺寸')
  .transform((value) => value as LookWidth);

const link = z.string().meta({ description: 'path under the API, signed; ends' });

/** A picture in its three widths. */
export const pictureLinks = {
  width: z.int().meta({ description: 'of the picture as it stands upright, in pixels' }),
  height: z.int(),
  thumb: link.meta({ description: '300 wide' }),
  small: link.meta({ description: '600 wide' }),
  large: link.meta({ description: '1200 wide' }),
} as const;
