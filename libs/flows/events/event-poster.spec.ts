// The poster: as large as it says, with a cover or without one, its title in two lines at most.
import sharp from 'sharp';
import { drawPoster, titleLines, withCode } from './event-poster';

const square = (colour: string, width: number) =>
  sharp({ create: { width, height: width, channels: 3, background: colour } })
    .png()
    .toBuffer();

it.each([true, false])('is a picture for WeChat, with a cover: %s', async (hasCover) => {
  const made = await drawPoster({
    cover: hasCover ? await square('#8c2f39', 900) : null,
    title: '丝巾的十种系法 & 茶',
    when: '11月28日 周六 14:30–17:00',
    place: '南京路店二楼',
    shop: '衣间',
  });
  expect(await sharp(made).metadata()).toMatchObject({ format: 'jpeg', width: 750, height: 1200 });
  const { data } = await sharp(made)
    .extract({ left: 300, top: 200, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect((data[0] ?? 0) > 200).toBe(!hasCover);
  const withIt = await withCode(made, await square('#1f1c19', 430));
  expect(await sharp(withIt).metadata()).toMatchObject({ format: 'jpeg', width: 750, height: 1200 });
  const corner = await sharp(withIt).extract({ left: 600, top: 1050, width: 1, height: 1 }).raw().toBuffer();
  expect(corner[0]).toBeLessThan(60);
});

it('breaks a long title, and cuts one that is longer', () => {
  expect(titleLines('春日茶会')).toEqual(['春日茶会']);
  expect(titleLines('一二三四五六七八九十甲乙丙')).toEqual(['一二三四五六七八九十甲', '乙丙']);
  expect(titleLines('一'.repeat(30))).toEqual(['一'.repeat(11), `${'一'.repeat(10)}…`]);
});
