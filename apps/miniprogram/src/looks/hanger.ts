// A dress on a hanger in front of a mirror, for when there is no look to see.
import { pictureOf } from '../ui/picture';

export const hangerPicture = pictureOf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240">
<style>.m{fill:#ece4d8}.f{fill:none;stroke:#b8925a;stroke-width:4}.d{fill:#8c2f39}.l{stroke:#1f1c19;stroke-opacity:.5;fill:none;stroke-width:3;stroke-linecap:round;stroke-linejoin:round}.s{fill:#1f1c19;fill-opacity:.07}.p{stroke:#fff;stroke-opacity:.3;fill:none;stroke-width:2;stroke-linecap:round}
@media (prefers-color-scheme:dark){.m{fill:#2f2a25}.d{fill:#93343f}.l{stroke:#ede7de}}</style>
<ellipse class="s" cx="120" cy="222" rx="80" ry="8"/><path class="m" d="M56 216V92c0-40 28-66 64-66s64 26 64 66v124z"/><path class="f" d="M56 216V92c0-40 28-66 64-66s64 26 64 66v124"/>
<path class="l" d="M114 74c-2-5 1-10 6-10s8 5 5 9c-2 3-5 4-5 9l32 18H88l32-18"/>
<path class="d" d="M98 100c6 8 14 12 22 12s16-4 22-12l8 4c-2 20-4 26-8 36-1 5-1 8 1 12l20 54c-26 10-60 10-86 0l20-54c2-4 2-7 1-12-4-10-6-16-8-36z"/><path class="p" d="M107 146c9 3 17 3 26 0M110 154l-10 46M120 156v48M130 154l10 46"/></svg>`);
