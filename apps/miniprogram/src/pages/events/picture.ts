// The drawing of the 活动 tab: an invitation that leans on its envelope, a cup of tea and a branch in a vase.
import { pictureOf } from '../../ui/picture';

export const invitationOnTable = pictureOf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 686 500">
<style>
.wall{fill:#E9DFD6}.sun{fill:#F3EBE2}.table{fill:#D9C9B6}.edge{fill:#C9B69F}.env{fill:#D3BEA6}.flap{fill:#8C2F39}.card{fill:#FBF8F3}
.gold{stroke:#B8925A;fill:none;stroke-linecap:round}.ink{stroke:#3A342E;fill:none;stroke-width:2.4;stroke-linecap:round;stroke-linejoin:round}
.dress{fill:#8C2F39}.text{stroke:#B9AFA3;stroke-width:4;stroke-linecap:round}.vase{fill:#6F6A66}.leaf{fill:#7D8170}.bloom{fill:#C98F89}.cup{fill:#F7F4EF}.tea{fill:#B5793F}.shade{fill:#1F1C19;fill-opacity:.07}
.fold{stroke:#1F1C19;stroke-opacity:.18;fill:none;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.twig{stroke-width:3}.handle{stroke:#F7F4EF;stroke-width:6;fill:none}.steam{stroke:#8A8178;stroke-opacity:.55;fill:none;stroke-width:2;stroke-linecap:round}
@media (prefers-color-scheme:dark){.wall{fill:#2B2522}.sun{fill:#372F2A}.table{fill:#4A3F35}.edge{fill:#3A3129}.env{fill:#8F7C67}.flap{fill:#7A2A33}.card{fill:#E8E0D5}.vase{fill:#8A8178}.leaf{fill:#878C76}.cup{fill:#D8D0C4}.twig{stroke:#8F8375}.handle{stroke:#D8D0C4}}
</style>
<rect class="wall" width="686" height="500"/>
<path class="sun" d="M396 372V196c0-76 50-120 112-120s112 44 112 120v176z"/>
<rect class="table" y="372" width="686" height="128"/><rect class="edge" y="468" width="686" height="32"/>
<ellipse class="shade" cx="280" cy="440" rx="190" ry="14"/>
<g transform="rotate(7 330 320)"><path class="env" d="M176 226h292v196H176z"/><path class="flap" d="M176 226l146-96 146 96-146 92z"/><path class="fold" d="M176 422l120-112M468 422l-120-112"/></g>
<g transform="rotate(-5 250 270)">
<path class="shade" d="M154 94h212v348H154z"/><path class="card" d="M148 86h212v348H148z"/>
<path class="gold" stroke-width="2" d="M162 100h184v320H162z"/><path class="gold" stroke-width="1" d="M168 106h172v308H168z"/>
<path class="gold" stroke-width="2" d="M196 300V196c0-36 26-58 58-58s58 22 58 58v104z"/>
<path class="ink" d="M254 168v12M247 180h14M254 282v18M238 300h32"/>
<path class="dress" d="M240 182c3 10 8 14 14 14s11-4 14-14l6 3c-2 16 0 22-6 34-2 6-1 10 0 14l14 48c-18 6-38 6-56 0l14-48c1-4 2-8 0-14-6-12-4-18-6-34z"/>
<path d="M240 233c9 3 19 3 28 0M247 238l-6 42M254 238v46M261 238l6 42" stroke="#fff" stroke-opacity=".3" fill="none" stroke-width="1.6" stroke-linecap="round"/>
<path class="text" d="M206 336h96M222 356h64M234 376h40"/>
</g>
<circle cx="372" cy="392" r="27" fill="#8C2F39"/><path d="M345 390c-1-16 12-28 28-28 15 0 27 12 27 28 1 16-12 30-28 30-14 0-27-12-27-30z" fill="#9E3A45"/><circle cx="372" cy="391" r="18" fill="none" stroke="#7A2630" stroke-width="2.5"/><path d="M372 389v-3c0-2 3-2 3-5s-6-3-6 0M372 389l-10 8h20z" stroke="#7A2630" stroke-width="2.2" fill="none" stroke-linecap="round" stroke-linejoin="round"/>
<ellipse class="shade" cx="530" cy="438" rx="66" ry="10"/>
<path class="ink twig" d="M528 300c-4-60 6-110 40-168M530 250c-14-40-36-60-54-72M536 210c18-22 40-30 62-34M532 282c-22-16-38-18-58-18"/>
<g class="leaf"><path d="M568 132c16-14 30-8 30-8s-4 18-26 20zM552 160c-18-6-22-22-22-22s18-2 28 14zM476 178c-16 2-24-10-24-10s12-12 28 0zM496 196c6-18 22-18 22-18s0 18-16 24zM598 176c10-14 26-10 26-10s-2 18-24 18zM474 264c-12 8-24 0-24 0s6-14 24-8z"/></g>
<g class="bloom"><circle cx="570" cy="128" r="11"/><circle cx="582" cy="142" r="9"/><circle cx="558" cy="146" r="8"/><circle cx="480" cy="182" r="10"/><circle cx="600" cy="180" r="10"/><circle cx="590" cy="168" r="7"/><circle cx="540" cy="204" r="9"/><circle cx="476" cy="258" r="8"/><circle cx="504" cy="206" r="7"/></g>
<path class="vase" d="M512 296h34c0 20 28 36 28 82 0 40-16 58-45 58s-45-18-45-58c0-46 28-62 28-82z"/><path d="M496 366c0-28 14-40 20-54" stroke="#fff" stroke-opacity=".3" stroke-width="4" fill="none" stroke-linecap="round"/>
<ellipse class="shade" cx="84" cy="440" rx="66" ry="9"/><ellipse class="cup" cx="84" cy="434" rx="62" ry="9"/><path class="cup" d="M40 378h88c0 34-18 56-44 56s-44-22-44-56z"/><path d="M126 387c20-4 22 25-8 27" class="handle"/><ellipse class="cup" cx="84" cy="378" rx="44" ry="9"/><ellipse class="tea" cx="84" cy="379" rx="37" ry="6"/><path class="fold" d="M40 378c0 34 18 56 44 56s44-22 44-56M22 434c10 10 114 10 124 0"/>
<path class="steam" d="M74 356c-8-12 8-18 0-32M94 358c-8-12 8-18 0-32"/>
</svg>`);
