// A coupon with a ribbon, for pages that have none yet.
import { pictureOf } from '../ui/picture';

export const couponDrawing = pictureOf(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 180"><rect width="240" height="180" fill="none"/><path d="M40 52h160v24a14 14 0 0 0 0 28v24H40v-24a14 14 0 0 0 0-28z" fill="#EFE7DC"/><path d="M40 52h160v24a14 14 0 0 0 0 28v24H40v-24a14 14 0 0 0 0-28z" fill="none" stroke="#8A8178" stroke-width="2"/><path d="M92 56v68" stroke="#8A8178" stroke-width="2" stroke-dasharray="5 6"/><path d="M128 108l36-36" stroke="#8C2F39" stroke-width="3" stroke-linecap="round"/><circle cx="132" cy="76" r="7" fill="none" stroke="#8C2F39" stroke-width="3"/><circle cx="160" cy="104" r="7" fill="none" stroke="#8C2F39" stroke-width="3"/></svg>`,
);
