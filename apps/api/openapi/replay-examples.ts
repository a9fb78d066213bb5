// A worked example of 美丽回放: one photo of a winter, and the picture to show.
import type { Example } from './examples';

const MEMBER_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b7c02';
const PHOTO_ID = '0195c1a4-2f00-7c1e-9d1b-6a4f0f2b8d01';
const seal = `?until=1793491200&sign=${'4f'.repeat(32)}`;

export const replayExamples: Readonly<Record<string, Example>> = {
  replay: {
    answer: {
      state: 'ready',
      name: '知夏',
      from: '2025-03-06',
      through: '2026-03-05',
      seasons: [
        {
          season: 'winter',
          title: '二〇二六 · 冬',
          photos: [
            {
              id: PHOTO_ID,
              takenOn: '2026-01-08',
              width: 900,
              height: 1200,
              small: `/replays/${MEMBER_ID}/photos/${PHOTO_ID}/600${seal}`,
              large: `/replays/${MEMBER_ID}/photos/${PHOTO_ID}/1200${seal}`,
            },
          ],
        },
      ],
      figures: [
        { figure: '2', words: '次到店' },
        { figure: '1', words: '张留影' },
      ],
      share: { title: '知夏的美丽回放', picture: `/replays/${MEMBER_ID}/share.jpg${seal}` },
    },
  },
};
