// Which slides a year has, and where a touch leads.
import { type Photo, slidesOf, turned } from './slides';

const photo = (id: number): Photo => ({
  id: String(id),
  takenOn: '2026-05-01',
  width: 900,
  height: 1200,
  small: `/s/${id}`,
  large: `/l/${id}`,
});
const season = (title: string, photos: number) => ({
  season: 'spring' as const,
  title,
  photos: Array.from({ length: photos }, (_, nth) => photo(nth)),
});

it('has a cover, pages of at most three photos by season, the figures and an end', () => {
  const slides = slidesOf({
    seasons: [season('冬', 1), season('春', 4)],
    figures: [{ figure: '12', words: '次到店' }],
  });
  expect(slides.map((slide) => (slide.kind === 'photos' ? [slide.title, slide.photos.length] : slide.kind))).toEqual([
    'cover',
    ['冬', 1],
    ['春', 2],
    ['春', 2],
    'figures',
    'closing',
  ]);
});

it('turns to the left and to the right, and not past its ends', () => {
  expect(turned(1, -80, 4, 40)).toBe(2);
  expect(turned(1, 80, 4, 40)).toBe(0);
  expect(turned(0, 80, 4, 40)).toBe(0);
  expect(turned(3, -80, 4, 40)).toBe(3);
  expect(turned(1, 20, 4, 40)).toBe(1);
});
