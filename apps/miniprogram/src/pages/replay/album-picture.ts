// A closed album with a ribbon, for when there is nothing in it to see.
import { pictureOf } from '../../ui/picture';

export const albumPicture = pictureOf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 200">
<style>.a{fill:#ece4d8}.b{fill:#dacbb7}.l{stroke:#1f1c19;stroke-opacity:.22;fill:none;stroke-width:2}.r{fill:#8c2f39}
@media (prefers-color-scheme:dark){.a{fill:#2f2a25}.b{fill:#231f1b}.l{stroke:#ede7de}.r{fill:#93343f}}</style>
<rect class="b" x="62" y="38" width="128" height="136" rx="6"/><rect class="a" x="52" y="30" width="128" height="136" rx="6"/>
<path class="l" d="M68 30v136"/><path class="l" d="M88 122V92c0-18 12-30 32-30s32 12 32 30v30z"/><path class="r" d="M160 30h12v52l-6-7-6 7z"/></svg>`);
