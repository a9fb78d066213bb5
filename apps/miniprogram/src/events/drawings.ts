// Small drawings of the pages about events. Colours that read in light and in dark: pictures do not know the palette.
import { pictureOf } from '../ui/picture';

const STAR = 'M24 5.5l5.7 11.6 12.8 1.9-9.3 9 2.2 12.7L24 34.7l-11.4 6 2.2-12.7-9.3-9 12.8-1.9z';
const star = (paint: string): string =>
  pictureOf(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path d="${STAR}" ${paint} stroke-width="2" stroke-linejoin="round"/></svg>`,
  );

export const starFull = star('fill="#B8925A" stroke="#B8925A"');
export const starEmpty = star('fill="none" stroke="#8A8178"');
