// What is drawn for invitations: an arch with a dress behind it, as one sees the shop from its door.
import { pictureOf } from '../ui/picture';

export const doorPicture =
  pictureOf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 686 560" preserveAspectRatio="xMidYMid slice">
<style>.g{fill:#efe8dd}.w{fill:#e2d7c7}.f{fill:#d3c4af}.l{stroke:#1f1c19;stroke-opacity:.28;fill:none;stroke-width:3}.d{fill:#8c2f39}.s{fill:#742630}.p{fill:#b9a98f}
@media (prefers-color-scheme:dark){.g{fill:#221f1c}.w{fill:#2e2923}.f{fill:#3a342d}.l{stroke:#ede7de}.d{fill:#93343f}.s{fill:#7a2933}.p{fill:#5d5344}}</style>
<rect class="g" width="686" height="560"/><path class="w" d="M143 560V236C143 126 233 46 343 46s200 80 200 190v324z"/>
<path class="f" d="M143 498h400v62H143z"/><path class="l" d="M143 560V236C143 126 233 46 343 46s200 80 200 190v324"/>
<path class="l" d="M223 176h240M343 176v-16c0-18 24-16 24-34s-24-20-30-4"/>
<path class="d" d="M343 186l-52 26-14 20 34 28-8 54-64 150c64 26 144 26 208 0l-64-150-8-54 34-28-14-20z"/>
<path class="s" d="M343 186l-22 11 22 40 22-40zM303 314c26 8 54 8 80 0l2 12c-26 10-58 10-84 0z"/>
<path class="p" d="M60 498c-4-60 4-110 22-150-32 26-46 60-46 96 0 22 8 42 24 54zM92 498c10-50 24-84 48-112-48 14-70 58-48 112zM40 498h76l-10 62H50z"/>
<path class="l" d="M584 498V330m-34 0h68m-56 168h44"/><circle class="w" cx="584" cy="300" r="30"/></svg>`);

export const letterPicture = pictureOf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 200">
<style>.a{fill:#ece4d8}.b{fill:#dacbb7}.l{stroke:#1f1c19;stroke-opacity:.22;fill:none;stroke-width:2}.r{fill:#8c2f39}
@media (prefers-color-scheme:dark){.a{fill:#2f2a25}.b{fill:#231f1b}.l{stroke:#ede7de}.r{fill:#93343f}}</style>
<path class="b" d="M40 84l80-52 80 52v84H40z"/><path class="a" d="M62 58h116v84H62z"/><path class="l" d="M82 82h76M82 100h76M82 118h46"/>
<path class="a" d="M40 86l80 52 80-52v82H40z"/><path class="l" d="M40 86l80 52 80-52v82H40z"/><circle class="r" cx="120" cy="136" r="12"/></svg>`);
