// The frame of a cover within a picture, wide or tall.
import { COVER_RATIO, frameOf, inTheMiddle, laidBehind } from './crop';

describe('the frame of a cover', () => {
  it('is as large as fits, in the middle', () => {
    expect(frameOf({ width: 2000, height: 1000 }, inTheMiddle)).toEqual({
      left: 375,
      top: 0,
      width: 1250,
      height: 1000,
    });
    expect(frameOf({ width: 1000, height: 2000 }, inTheMiddle)).toEqual({
      left: 0,
      top: 600,
      width: 1000,
      height: 800,
    });
  });

  it('stays within the picture however it is moved, and keeps its shape', () => {
    const picture = { width: 1333, height: 977 };
    for (const zoom of [1, 1.7, 3])
      for (const x of [0, 1])
        for (const y of [0, 1]) {
          const { left, top, width, height } = frameOf(picture, { zoom, x, y });
          expect(left).toBeGreaterThanOrEqual(0);
          expect(top).toBeGreaterThanOrEqual(0);
          expect(left + width).toBeLessThanOrEqual(picture.width + 1e-6);
          expect(top + height).toBeLessThanOrEqual(picture.height + 1e-6);
          expect(width / height).toBeCloseTo(COVER_RATIO);
        }
  });

  it('is seen through a window of its own size', () => {
    expect(laidBehind({ width: 1000, height: 800 }, { zoom: 2, x: 1, y: 0 })).toEqual({
      width: '200%',
      left: '-100%',
      top: '0%',
    });
  });
});
