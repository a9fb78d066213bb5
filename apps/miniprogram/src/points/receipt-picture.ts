// The drawing of a ledger that has no line yet: a receipt.
import { pictureOf } from '../ui/picture';

export const receiptPicture = pictureOf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240">
<style>.p{fill:#FBF9F5;stroke:#B9AFA3;stroke-width:3;stroke-linejoin:round}.l{stroke:#B9AFA3;stroke-width:4;stroke-linecap:round;fill:none}.a{stroke:#8C2F39;stroke-width:4;stroke-linecap:round;stroke-linejoin:round;fill:none}.g{fill:#EFE7DB}
@media (prefers-color-scheme:dark){.p{fill:#2A2622;stroke:#6E665E}.l{stroke:#6E665E}.a{stroke:#E08A93}.g{fill:#221F1C}}</style>
<circle class="g" cx="120" cy="124" r="92"/>
<path class="p" d="M74 44h92v150l-11.5-9-11.5 9-11.5-9-11.5 9-11.5-9-11.5 9-11.5-9-11.5 9z"/>
<path class="l" d="M92 104h56M92 124h56M92 144h32"/>
<path class="a" d="M120 68v-4c0-3 5-4 5-8s-10-5-10 0M120 68l-18 13h36z"/>
</svg>`);
