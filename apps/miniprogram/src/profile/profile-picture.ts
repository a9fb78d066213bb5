// The drawing of a profile: a card with a face left blank, for who has not signed in or has no picture.
import { pictureOf } from '../ui/picture';

export const profilePicture = pictureOf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">
<style>.c{fill:#ECE4D8}.f{fill:#C6A67C}.l{stroke:#8A8178;stroke-width:4;stroke-linecap:round;fill:none}
@media (prefers-color-scheme:dark){.c{fill:#2F2A25}.f{fill:#A78A63}}</style>
<rect class="c" x="30" y="44" width="140" height="112" rx="14"/><circle class="f" cx="72" cy="88" r="18"/>
<path class="f" d="M44 134c2-18 13-26 28-26s26 8 28 26z"/><path class="l" d="M118 84h34M118 104h26M118 124h30"/></svg>`);

/** Where no picture is: a quiet silhouette. */
export const nobody =
  pictureOf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><style>.c{fill:#ECE4D8}.f{fill:#B9AFA3}
@media (prefers-color-scheme:dark){.c{fill:#2F2A25}.f{fill:#6B645C}}</style><rect class="c" width="96" height="96"/>
<circle class="f" cx="48" cy="38" r="17"/><path class="f" d="M14 96c2-24 16-34 34-34s32 10 34 34z"/></svg>`);
