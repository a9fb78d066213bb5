// Members' albums on real Postgres and real files: what may be kept, what waits for their word, and what is deleted for good.
import { rm } from 'node:fs/promises';
import { AnswerOffer, ChangeAlbum, FittingPhotos } from '@guike/flows';
import { newId } from '@guike/platform';
import { purposes } from '@guike/programme';
import sharp from 'sharp';
import { LookGround, type Shown, refusalOf, snapshot } from '../support/look-ground';

let ground: LookGround;
let owner: Shown;
beforeAll(async () => {
  ground = await LookGround.open();
});
beforeEach(async () => {
  owner = await ground.somebody();
});
afterAll(() => ground?.close());

describe('an album', () => {
  it('takes no photo of somebody who has not agreed, and leaves no file behind', async () => {
    const shy = await ground.somebody({ agrees: false });
    const before = await ground.files('album');
    expect(await refusalOf(ground.photo(shy.memberId))).toBe('CONSENT_MISSING');
    expect(await ground.files('album')).toEqual(before);
    expect((await ground.album(shy.memberId)).consent.given).toBe(false);
  });

  it('keeps three sizes without what the camera wrote, and refuses what is no picture', async () => {
    const before = (await ground.files('album')).length;
    const id = await ground.photo(owner.memberId);
    expect((await ground.files('album')).length).toBe(before + 3);
    const [photo] = (await ground.album(owner.memberId)).items;
    expect(photo).toMatchObject({ id, width: 90, height: 120, storeName: null, lookId: null });
    for (const link of [photo?.thumb, photo?.small, photo?.large]) {
      const bytes = await ground.opened(link ?? '');
      if (typeof bytes === 'string') throw new Error(bytes);
      expect((await sharp(bytes).metadata()).format).toBe('webp');
      expect(bytes.includes('Secret Camera')).toBe(false);
    }
    const bomb = Buffer.from(
      '89504e470d0a1a0a0000000d494844520000ea600000ea6008000000001ea8c1d40000000049454e44ae426082',
      'hex',
    );
    expect(await refusalOf(ground.photo(owner.memberId, bomb))).toMatch(/PICTURE_(TOO_LARGE|INVALID)/);
    expect(await refusalOf(ground.photo(owner.memberId, Buffer.from('<svg/>')))).toBe('PICTURE_INVALID');
    expect((await ground.files('album')).length).toBe(before + 3);
  });

  it('adds the same photo once, however often and at once it is sent', async () => {
    const [id, bytes] = [newId(), await snapshot()];
    const before = (await ground.files('album')).length;
    await Promise.all([1, 2, 3].map(() => ground.get(ChangeAlbum).add(owner.memberId, id, bytes)));
    expect((await ground.album(owner.memberId)).items).toHaveLength(1);
    expect((await ground.files('album')).length).toBe(before + 3);
  });

  it('still shows photos from before there was a third size', async () => {
    const id = await ground.photo(owner.memberId);
    const [row] = await ground.query<{ key: string }>(`SELECT file_key AS key FROM album_photo WHERE id = $1`, [id]);
    await rm(`${ground.folder}/${row?.key}-300.webp`);
    const [photo] = (await ground.album(owner.memberId)).items;
    expect(await ground.opened(photo?.thumb ?? '')).toBeInstanceOf(Buffer);
  });

  it('deletes a photo for good, and withdraws the look that shows it', async () => {
    const [kept, gone] = [await ground.photo(owner.memberId), await ground.photo(owner.memberId)];
    const look = await ground.published(owner, { photos: [gone, kept] });
    const before = await ground.files('');
    const link = (await ground.album(owner.memberId)).items.find(({ id }) => id === gone)?.large ?? '';
    expect(await ground.get(ChangeAlbum).remove(owner.memberId, gone)).toEqual({ withdrawn: [look] });
    expect(await ground.opened(link)).toBe('NOT_FOUND');
    expect((await ground.files('')).length).toBe(before.length - 3 - 6);
    expect(await ground.look(owner.memberId, look)).toMatchObject({ state: 'withdrawn', photos: [{ photoId: kept }] });
    expect(await ground.get(ChangeAlbum).remove(owner.memberId, gone)).toEqual({ withdrawn: [] });
  });

  it("is nobody else's: not to delete, not to publish, not to open by another's link", async () => {
    const other = await ground.somebody();
    const id = await ground.photo(owner.memberId);
    expect(await ground.get(ChangeAlbum).remove(other.memberId, id)).toEqual({ withdrawn: [] });
    expect(await refusalOf(ground.wish(other.memberId, { photos: [id] }))).toBe('PHOTO_UNKNOWN');
    const [photo] = (await ground.album(owner.memberId)).items;
    const [own] = [photo?.large ?? ''];
    expect(await ground.opened(own.replace(owner.memberId, other.memberId))).toBe('NOT_FOUND');
    expect(await ground.opened(own.replace('/1200?', '/600?'))).toBe('NOT_FOUND');
    ground.shop.clock.advance({ minutes: 61 });
    expect(await ground.opened(own)).toBe('NOT_FOUND');
  });
});

describe("a guide's photo", () => {
  const take = async (who: Shown) => {
    const by = await ground.guideWith(who.memberId);
    const id = newId();
    const taken = await ground.get(FittingPhotos).add({ memberId: who.memberId, id }, await snapshot(), by);
    return { id, by, taken };
  };
  const answer = (who: Shown, id: string, agree: boolean) =>
    ground.get(AnswerOffer).answer(who.memberId, id, agree ? { agree, version: purposes.photo.version } : { agree });

  it('of who agrees goes into the album', async () => {
    const { id, by, taken } = await take(owner);
    expect(taken).toEqual({ state: 'kept', endsAt: null });
    expect((await ground.album(owner.memberId)).items).toMatchObject([{ id, storeName: '一店' }]);
    expect(await ground.get(FittingPhotos).state(owner.memberId, by)).toMatchObject({
      consent: true,
      today: 1,
      waiting: 0,
    });
  });

  it('of who has not agreed waits apart for their own word, and then is filed', async () => {
    const shy = await ground.somebody({ agrees: false });
    const { id, taken } = await take(shy);
    expect(taken.state).toBe('waiting');
    const before = await ground.album(shy.memberId);
    expect(before).toMatchObject({ items: [], waiting: [{ id, storeName: '一店' }], consent: { given: false } });
    expect(await ground.opened(before.waiting[0]?.small ?? '')).toBeInstanceOf(Buffer);
    const told = await ground.query(`SELECT FROM inbox_message WHERE member_id = $1 AND kind = 'look'`, [shy.memberId]);
    expect(told).toHaveLength(1);
    expect(await refusalOf(ground.get(AnswerOffer).answer(shy.memberId, id, { agree: true, version: 'x' }))).toBe(
      'CONSENT_OUTDATED',
    );
    await Promise.all([answer(shy, id, true), answer(shy, id, true)]);
    expect(await ground.album(shy.memberId)).toMatchObject({ items: [{ id }], waiting: [], consent: { given: true } });
    expect(await refusalOf(answer(shy, id, false))).toBe('ALREADY_DECIDED');
  });

  it('is deleted at once where they refuse, and a day later where they say nothing', async () => {
    const shy = await ground.somebody({ agrees: false });
    const [refused, silent] = [await take(shy), await take(shy)];
    const before = (await ground.files('album')).length;
    expect(await refusalOf(answer(owner, refused.id, true))).toBe('PHOTO_UNKNOWN');
    await answer(shy, refused.id, false);
    expect((await ground.files('album')).length).toBe(before - 3);
    ground.shop.clock.advance({ minutes: 24 * 60 + 1 });
    expect(await refusalOf(answer(shy, silent.id, true))).toBe('PHOTO_UNKNOWN');
    await ground.sweep();
    expect((await ground.files('album')).length).toBe(before - 6);
    expect(await ground.album(shy.memberId)).toMatchObject({ items: [], waiting: [], consent: { given: false } });
    await ground.sweep();
  });

  it('is taken only of whom the guide has before them', async () => {
    const by = { ...(await ground.guideWith(owner.memberId)), staffId: newId() };
    const wish = { memberId: owner.memberId, id: newId() };
    expect(await refusalOf(ground.get(FittingPhotos).add(wish, await snapshot(), by))).toBe('MEMBER_UNKNOWN');
  });
});
