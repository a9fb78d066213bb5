// Two columns of pictures whose shapes are known before they are there, so that nothing jumps. Pure.
/** What stands under a picture, in widths of its column. */
const WORDS = 0.42;
const FLATTEST = 0.8;
const TALLEST = 1.5;

/** A picture's height by its width, as it is shown: neither a line nor a strip. */
export const shownRatio = ({ width, height }: { readonly width: number; readonly height: number }): number =>
  width > 0 ? Math.min(TALLEST, Math.max(FLATTEST, height / width)) : 1;

/** The same, as the padding that keeps its place. */
export const placeOf = (picture: { readonly width: number; readonly height: number }): string =>
  `${Math.round(shownRatio(picture) * 1000) / 10}%`;

interface Pictured {
  readonly picture: { readonly width: number; readonly height: number };
}

/** Each into the shorter column, in order: what comes later never moves what is there. */
export function inColumns<Card extends Pictured>(cards: readonly Card[]): readonly [readonly Card[], readonly Card[]] {
  const left: Card[] = [];
  const right: Card[] = [];
  let ahead = 0;
  for (const card of cards) {
    const height = shownRatio(card.picture) + WORDS;
    if (ahead <= 0) left.push(card);
    else right.push(card);
    ahead += ahead <= 0 ? height : -height;
  }
  return [left, right];
}
