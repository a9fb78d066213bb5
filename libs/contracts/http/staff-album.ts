// 试衣留底: a guide takes a photo of the member before them; what the member has not agreed to waits for their own word.
import { z } from 'zod';
import { endpoint, pictureTypes } from './endpoint';
import { id, instant } from './fields';
import { largestPicture } from './pictures';

const served = { kind: 'staff', roles: ['guide', 'manager'] } as const;
const refused = ['UNAUTHENTICATED', 'FORBIDDEN', 'INPUT_INVALID', 'MEMBER_UNKNOWN'] as const;

export const staffAlbumEndpoints = {
  albumState: endpoint({
    method: 'GET',
    path: '/staff/members/:id/album',
    summary: 'Whether the member before me agrees to photos, and what of ours waits for their word',
    audience: served,
    params: z.strictObject({ id }),
    answer: z.object({
      consent: z.boolean().meta({ description: 'agreed to: a photo goes straight into their album' }),
      waiting: z.int().meta({ description: "photos that wait for the member's word on their own phone" }),
      today: z.int().meta({ description: 'photos of today in their album, taken in my store' }),
      obstacle: z.string().nullable().meta({ description: 'why no photo can be kept, in a sentence' }),
    }),
    errors: refused,
  }),
  addPhoto: endpoint({
    method: 'POST',
    path: '/staff/members/:id/album/:photoId',
    summary: 'A photo of the member before me, for their album; the same id again is the same photo',
    audience: served,
    params: z.strictObject({ id, photoId: id.meta({ description: "the phone's own id of it" }) }),
    file: { mostBytes: largestPicture, types: pictureTypes },
    answer: z.object({
      state: z
        .enum(['kept', 'waiting', 'refused'])
        .meta({ description: 'waiting: the member is asked on their own phone; refused: they said no, it is deleted' }),
      endsAt: instant.nullable().meta({ description: 'until when it waits' }),
    }),
    errors: [
      ...refused,
      'NOT_A_MEMBER',
      'ALBUM_FULL',
      'PHOTO_UNKNOWN',
      'PICTURE_INVALID',
      'PICTURE_TOO_LARGE',
      'RATE_LIMITED',
    ],
  }),
} as const;
