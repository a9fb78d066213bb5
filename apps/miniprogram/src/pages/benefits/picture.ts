// The drawing of the 权益 tab: clothes on a rail, one with a tag, and a box with a ribbon.
import { pictureOf } from '../../ui/picture';

export const clothesRail = pictureOf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 686 500">
<style>
.wall{fill:#ECE4D8}.niche{fill:#F5F0E8}.floor{fill:#DFD4C4}.brass{stroke:#B8925A;fill:none;stroke-linecap:round}
.camel{fill:#C6A67C}.wine{fill:#8C2F39}.coal{fill:#4A4B50}.oat{fill:#E3D7C5}.box{fill:#F7F4EF}.tag{fill:#FBF9F5}
.fold{stroke:#1F1C19;stroke-opacity:.22;fill:none;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.light{stroke:#fff;stroke-opacity:.28;fill:none;stroke-width:2;stroke-linecap:round}
.thread{stroke:#8A8178;fill:none;stroke-width:1.5}
@media (prefers-color-scheme:dark){.wall{fill:#2A2521}.niche{fill:#332D28}.floor{fill:#221E1A}.camel{fill:#A78A63}.wine{fill:#93343F}.coal{fill:#55565C}.oat{fill:#C9BCA8}.box{fill:#D8D0C4}.tag{fill:#E6DFD5}}
</style>
<defs>
<pattern id="h" width="16" height="12" patternUnits="userSpaceOnUse"><path d="M0 12 8 0M8 0l8 12" stroke="#fff" stroke-opacity=".2" stroke-width="1.6"/></pattern>
<pattern id="p" width="11" height="8" patternUnits="userSpaceOnUse"><path d="M5 0v8" stroke="#fff" stroke-opacity=".22" stroke-width="1.2"/></pattern>
<pattern id="k" width="9" height="9" patternUnits="userSpaceOnUse"><path d="M0 2l4.500 4 4.500-4" stroke="#1F1C19" stroke-opacity=".13" stroke-width="1.4" fill="none"/></pattern>
</defs>
<rect class="wall" width="686" height="500"/>
<path class="niche" d="M78 440V250C78 110 190 34 343 34s265 76 265 216v190z"/>
<rect class="floor" y="440" width="686" height="60"/>
<g class="brass" stroke-width="6"><path d="M84 98h520M100 98v352M588 98v352"/><path d="M78 452h44M566 452h44" stroke-width="5"/></g>
<g class="brass" stroke-width="3"><path d="M196 126v-18c0-5 8-7 8-14s-14-7-14 1M318 128v-20c0-5 8-7 8-14s-14-7-14 1M422 128v-20c0-5 8-7 8-14s-14-7-14 1M506 128v-20c0-5 8-7 8-14s-14-7-14 1"/><path d="M422 126l-42 26h84z" stroke-linejoin="round"/><path d="M318 128l-34 18M318 128l34 18"/></g>
<path id="coat" class="camel" d="M178 124l-34 14c-13 6-17 18-19 40l-11 124 27 5 9-82-7 183c32 8 74 8 106 0l-7-183 9 82 27-5-11-124c-2-22-6-34-19-40l-34-14c-8 9-28 9-36 0z"/>
<path fill="url(#h)" d="M178 124l-34 14c-13 6-17 18-19 40l-11 124 27 5 9-82-7 183c32 8 74 8 106 0l-7-183 9 82 27-5-11-124c-2-22-6-34-19-40l-34-14c-8 9-28 9-36 0z"/>
<path class="fold" d="M178 124l-16 44 16 8-6 10 24 44 24-44-6-10 16-8-16-44M196 230v184M149 262c30 6 64 6 94 0M148 276c30 6 66 6 96 0M160 312l22 4M232 312l-22 4M150 225l2-38M242 225l-2-38"/>
<path class="wine" d="M290 150c4 22 12 34 8 56-4 20-8 30-9 44l-27 168c36 12 76 12 112 0l-27-168c-1-14-5-24-9-44-4-22 4-34 8-56-10 14-20 18-28 18s-18-4-28-18z"/>
<path class="light" d="M290 150l-4-6M346 150l4-6M289 250c18 5 40 5 58 0M302 262l-14 150M318 264v158M334 262l14 150"/>
<path class="coal" d="M388 152h68v150c0 6-3 9-9 9h-50c-6 0-9-3-9-9z"/><path fill="url(#p)" d="M388 152h68v150c0 6-3 9-9 9h-50c-6 0-9-3-9-9z"/>
<path class="light" d="M422 154v156"/>
<path class="oat" d="M490 126l-26 12c-9 5-12 13-13 26l-6 92 22 3 6-58 1 74c20 5 44 5 64 0l1-74 6 58 22-3-6-92c-1-13-4-21-13-26l-26-12c-6 10-26 10-32 0z"/>
<path fill="url(#k)" d="M490 126l-26 12c-9 5-12 13-13 26l-6 92 22 3 6-58 1 74c20 5 44 5 64 0l1-74 6 58 22-3-6-92c-1-13-4-21-13-26l-26-12c-6 10-26 10-32 0z"/>
<path class="fold" d="M490 126c5 17 27 17 32 0M474 262c20 5 44 5 64 0M473 201l2-30M539 201l-2-30M446 244l22 3M566 244l-22 3"/>
<path class="thread" d="M132 306c-4 12 6 18 0 32"/><path class="tag" d="M114 340l15-8 15 6 10 54-32 6z"/><path class="fold" d="M126 360l18-3M128 370l14-3"/><circle cx="130" cy="342" r="3" fill="#8C2F39"/>
<path class="box" d="M402 376h104v78c-26 10-78 10-104 0z"/><ellipse class="box" cx="454" cy="376" rx="58" ry="15"/><path class="box" d="M396 376h116v14c-26 12-90 12-116 0z"/>
<path class="fold" d="M396 390c26 12 90 12 116 0M396 376v14M512 376v14M402 394v60c26 10 78 10 104 0v-60"/><ellipse class="fold" cx="454" cy="376" rx="58" ry="15"/>
<path class="wine" d="M446 362h16v29l-1 70c-5 1-9 1-14 0l-1-70z"/><path class="wine" d="M454 366c-14-26-40-18-34-6 4 8 20 8 34 6zM454 366c14-26 40-18 34-6-4 8-20 8-34 6z"/><path class="light" d="M432 354c8 0 14 4 18 9M476 354c-8 0-14 4-18 9"/>
</svg>`);
