// What is engraved on the card, and the mark of the code.
import { pictureOf } from '../../ui/picture';

/** Fine arcs, as a jeweller would cut them. */
const arcs = Array.from(
  { length: 22 },
  (_, ring) => `<circle cx='640' cy='-20' r='${90 + ring * 22}' stroke-opacity='${(0.2 - ring * 0.007).toFixed(3)}'/>`,
).join('');

export const engraving = pictureOf(
  `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 686 420' width='686' height='420' fill='none' stroke='#fff' stroke-width='1.2'>${arcs}</svg>`,
);

export const codeMark = pictureOf(
  `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' width='48' height='48' fill='none' stroke='#1f1c19' stroke-width='1.8'><path d='M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4z'/><path d='M14 14h2v2M20 14v2M14 20h2M18 18h2v2'/></svg>`,
);
