// The drawing of an empty inbox: a sealed letter.
import { pictureOf } from '../../ui/picture';

export const letterPicture = pictureOf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240">
<style>.p{fill:#FBF9F5;stroke:#B9AFA3;stroke-width:3;stroke-linejoin:round}.l{stroke:#B9AFA3;stroke-width:3;stroke-linecap:round;stroke-linejoin:round;fill:none}.a{fill:#8C2F39}.b{stroke:#FBF9F5;stroke-opacity:.5;stroke-width:2.5;fill:none}.g{fill:#EFE7DB}
@media (prefers-color-scheme:dark){.p{fill:#2A2622;stroke:#6E665E}.l{stroke:#6E665E}.g{fill:#221F1C}.a{fill:#A8434E}}</style>
<circle class="g" cx="120" cy="124" r="92"/>
<path class="p" d="M50 84h140v96H50z"/><path class="l" d="M50 180l54-52M190 180l-54-52"/><path class="p" d="M50 84l70 58 70-58"/>
<circle class="a" cx="120" cy="142" r="15"/><circle class="b" cx="120" cy="142" r="9.5"/>
</svg>`);
