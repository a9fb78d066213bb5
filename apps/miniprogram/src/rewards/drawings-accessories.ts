// Rewards that are worn or carried, as shapes on a ground of 400 by 400. The table begins at 306.

const scarf = `<ellipse class="shade" cx="204" cy="330" rx="104" ry="9"/>
<path class="brass" d="M96 112h208M110 112v218M290 112v218M92 330h36M272 330h36"/>
<path class="wine" d="M134 106h116c8 56-6 120 6 176-20 12-42-2-62 7s-42 3-62-5c10-62-4-120 2-178z"/>
<path class="oat" d="M250 106h26c6 40-2 84 4 128-10 6-20 2-28 4-8-44-4-88-2-132z"/>
<path d="M146 116c-6 52 6 106-1 158 16 5 32 6 47 0 17-6 34 2 50-4-9-50 3-104-3-154" stroke="#C6A67C" stroke-width="3" fill="none"/>
<g class="camel"><path d="M176 150l9 12-9 12-9-12zM212 150l9 12-9 12-9-12zM194 184l9 12-9 12-9-12zM176 218l9 12-9 12-9-12zM212 218l9 12-9 12-9-12z"/></g>
<path class="light" d="M160 110c4 50-4 110 2 168M226 110c-4 52 8 110 2 164"/><path class="fold" d="M262 110c4 40 0 80 4 120M250 106c-2 44-6 88 2 132"/>`;

const shawl = `<ellipse class="shade" cx="204" cy="334" rx="126" ry="10"/>
<path class="oat" d="M96 262h206c10 0 16 8 16 18v34c0 8-6 14-14 14H96c-14 0-22-12-22-33s8-33 22-33z"/>
<path class="wine" d="M100 206h196c12 0 18 8 18 18v26c0 8-6 14-14 14H100c-12 0-20-10-20-29s8-29 20-29z"/>
<path class="camel" d="M104 148h186c12 0 20 8 20 20v24c0 9-6 16-16 16H104c-14 0-22-12-22-30s8-30 22-30z"/>
<path class="fold" d="M104 148c10 6 14 18 14 30s-4 24-14 30M100 206c10 6 13 17 13 29s-3 23-13 29M96 262c10 7 14 20 14 33s-4 26-14 33"/>
<path class="light" d="M136 162h160M138 176h162M134 222h166M136 284h168M138 300h168"/>
<path d="M306 158h18M308 170h18M308 182h18M308 194h16M312 274h18M314 288h18M314 302h18M312 316h16" stroke="#C6A67C" stroke-width="4" stroke-linecap="round"/>
<path class="paper" d="M150 180l46-6 6 40-46 6z"/><path class="fold" d="M162 192l26-3M164 202l20-3"/><circle class="wine" cx="156" cy="187" r="2.5"/>`;

const cardholder = `<ellipse class="shade" cx="204" cy="322" rx="110" ry="9"/>
<g transform="rotate(-8 200 220)"><path class="gold" d="M128 122h132c7 0 12 5 12 12v60H116v-60c0-7 5-12 12-12z"/><path class="paper" d="M134 140h120c7 0 12 5 12 12v46H122v-46c0-7 5-12 12-12z"/>
<path class="fold" d="M140 160h38M140 170h24"/>
<path class="deep" d="M116 174h156v128c0 8-6 14-14 14H130c-8 0-14-6-14-14z"/><path class="wine" d="M116 196h54c8 22 40 22 48 0h54v106c0 8-6 14-14 14H130c-8 0-14-6-14-14z"/>
<path d="M124 206h40c12 22 48 22 60 0h40v96c0 4-4 7-8 7H132c-5 0-8-3-8-7z" fill="none" stroke="#E9DFCF" stroke-opacity=".6" stroke-width="2" stroke-dasharray="6 5"/>
<path class="light" d="M116 184h156"/><path d="M194 268v-4c0-3 5-4 5-8s-10-5-10 0M194 268l-16 12h32z" class="brass" style="stroke-width:2.5"/></g>`;

const tote = `<ellipse class="shade" cx="204" cy="336" rx="106" ry="9"/>
<path d="M152 178c0-104 96-104 96 0" fill="none" stroke="#B48A5E" stroke-width="10" stroke-linecap="round"/>
<path class="oat" d="M104 166h192l12 152c1 9-5 16-14 16H106c-9 0-15-7-14-16z"/>
<path d="M158 184c0-84 84-84 84 0" fill="none" stroke="#C6A67C" stroke-width="10" stroke-linecap="round"/>
<path class="camel" d="M148 178h20v26h-20zM232 178h20v26h-20z"/><path class="wine" d="M94 296h212l2 22c1 9-5 16-14 16H106c-9 0-15-7-14-16z"/>
<path class="fold" d="M104 166h192M118 180l-8 110M282 180l8 110M152 186l12 12M164 186l-12 12M236 186l12 12M248 186l-12 12"/>
<path d="M200 232v-5c0-4 7-5 7-11s-14-7-14 0M200 232l-28 20h56z" fill="none" stroke="#8C2F39" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/><path class="light" d="M98 308h204"/>`;

const umbrella = `<ellipse class="shade" cx="204" cy="336" rx="84" ry="8"/>
<path d="M200 76v-14" class="brass"/><path d="M200 190v118c0 30-40 30-40 2" fill="none" stroke="#B48A5E" stroke-width="9" stroke-linecap="round"/>
<path class="wine" d="M200 76c78 0 134 52 140 128-15-18-41-18-56 0-15-18-41-18-56 0-15-18-41-18-56 0-15-18-41-18-56 0-15-18-41-18-56 0 6-76 62-128 140-128z"/>
<path class="deep" d="M200 76c-50 24-80 70-84 128-15-18-41-18-56 0 6-76 62-128 140-128zM200 76c-18 30-28 76-28 128 15-18 41-18 56 0 0-52-10-98-28-128z"/>
<path class="light" d="M200 76c-50 24-80 70-84 128M200 76c-18 30-28 76-28 128M200 76c18 30 28 76 28 128M200 76c50 24 80 70 84 128"/>
<path d="M66 190c10-56 58-98 134-102 76 4 124 46 134 102" fill="none" stroke="#E9DFCF" stroke-opacity=".5" stroke-width="3"/>
<path class="camel" d="M196 286h8v14h-8z"/>`;

export const accessories = { scarf, shawl, cardholder, tote, umbrella };
