// Rewards for at home, and the box for all others, as shapes on a ground of 400 by 400. The table begins at 306.

const tea = `<ellipse class="shade" cx="158" cy="334" rx="72" ry="9"/><ellipse class="shade" cx="288" cy="334" rx="58" ry="8"/>
<path class="leaf" d="M98 152h120v170c-34 14-86 14-120 0z"/><ellipse class="leaf" cx="158" cy="152" rx="60" ry="13"/>
<path class="gold" d="M98 128h120v26c-34 13-86 13-120 0z"/><ellipse class="gold" cx="158" cy="128" rx="60" ry="13"/><path class="fold" d="M98 154c34 13 86 13 120 0M98 128c34 13 86 13 120 0"/>
<path class="paper" d="M124 194h68v92c-22 5-46 5-68 0z"/><path d="M158 206c-16 12-18 30 0 48 18-18 16-36 0-48zM158 206v60" fill="none" stroke="#7D8170" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/><path class="fold" d="M140 274h36"/>
<path class="light" d="M110 166v148"/>
<path class="paper" d="M240 268h92c0 38-16 64-46 64s-46-26-46-64z"/><ellipse class="paper" cx="286" cy="268" rx="46" ry="11"/><ellipse cx="286" cy="269" rx="37" ry="7" fill="#B5793F"/>
<path class="fold" d="M240 268c0 15 92 15 92 0M262 316c12 10 36 10 48 0"/>
<path d="M274 244c-8-12 8-18 0-32M298 246c-8-12 8-18 0-32" stroke="#8A8178" stroke-opacity=".6" fill="none" stroke-width="3" stroke-linecap="round"/>`;

const candle = `<ellipse class="shade" cx="202" cy="336" rx="84" ry="9"/>
<path class="oat" d="M132 196h136v122c0 10-8 16-18 16H150c-10 0-18-6-18-16z"/><path d="M132 218h136v100c0 10-8 16-18 16H150c-10 0-18-6-18-16z" class="rose"/>
<ellipse class="paper" cx="200" cy="218" rx="68" ry="11"/><path class="fold" d="M132 196c0 15 136 15 136 0M132 218c0 14 136 14 136 0"/>
<path d="M200 216v-20" stroke="#4A4B50" stroke-width="4" stroke-linecap="round"/><path d="M200 196c-19-7-15-34 1-54 15 21 18 46-1 54z" fill="#E0A554"/><path d="M200 192c-8-4-7-16 0-27 8 11 8 23 0 27z" fill="#FBF0D6"/>
<path class="paper" d="M158 248h84v54h-84z"/><path class="fold" d="M172 266h56M182 276h36M188 286h24"/><path class="light" d="M144 232v88M256 232v88"/>
<path d="M64 326c22-10 40-26 52-48" fill="none" stroke="#7D8170" stroke-width="4" stroke-linecap="round"/><g class="leaf"><path d="M84 314c-4-18 6-30 6-30s12 12 4 26zM102 298c-2-18 10-28 10-28s8 14-2 26zM90 316c14-10 30-4 30-4s-6 16-26 12z"/></g>`;

const eyemask = `<ellipse class="shade" cx="204" cy="332" rx="122" ry="9"/>
<path class="oat" d="M84 318c-14-36 8-74 34-96 20-17 52-8 82-10s62-8 84 10c26 22 48 60 32 96-36 14-196 14-232 0z"/>
<path class="fold" d="M112 316c-8-26 4-52 22-72M288 316c10-26-2-52-20-72M158 320c4-14 26-18 42-18s40 4 44 18"/><path class="light" d="M98 300c-2-20 6-40 20-56M302 300c2-20-6-40-20-56"/>
<path d="M92 190C62 120 120 92 200 92s138 28 108 98" fill="none" stroke="#6F2530" stroke-width="9" stroke-linecap="round"/>
<path class="wine" d="M92 184c14-28 60-30 108-30s94 2 108 30c8 18-2 52-26 66-22 12-50 8-64-12-8-11-28-11-36 0-14 20-42 24-64 12-24-14-34-48-26-66z"/>
<path d="M101 188c13-22 54-24 99-24s86 2 99 24c6 15-3 42-22 53-18 10-40 6-51-9-12-16-40-16-52 0-11 15-33 19-51 9-19-11-28-38-22-53z" fill="none" stroke="#C6A67C" stroke-width="2.5"/>
<path d="M124 204c10 12 30 12 40 0M128 211l-5 7M144 214v8M160 211l5 7M236 204c10 12 30 12 40 0M240 211l-5 7M256 214v8M272 211l5 7" fill="none" stroke="#E9DFCF" stroke-width="3" stroke-linecap="round"/>`;

const hangers = `<path class="brass" d="M70 108h260M86 108v226M314 108v226M66 334h40M294 334h40"/><ellipse class="shade" cx="204" cy="338" rx="128" ry="7"/>
<path d="M160 148v-16c0-7 10-9 10-18s-18-9-18 1M214 160v-28c0-7 10-9 10-18s-18-9-18 1" fill="none" stroke="#8A8178" stroke-width="5" stroke-linecap="round"/>
<path class="camel" d="M160 142c24 12 60 34 80 52 10 10 4 20-8 18-46-8-98-8-144 0-12 2-18-8-8-18 20-18 56-40 80-52zM160 164c-16 8-38 20-52 30 34-4 70-4 104 0-14-10-36-22-52-30z" fill-rule="evenodd"/>
<path class="wood" d="M214 156c24 12 60 34 80 52 10 10 4 20-8 18-46-8-98-8-144 0-12 2-18-8-8-18 20-18 56-40 80-52zM214 178c-16 8-38 20-52 30 34-4 70-4 104 0-14-10-36-22-52-30z" fill-rule="evenodd"/>
<path class="fold" d="M142 226c46-8 98-8 144 0M214 156l-8 18M214 156l8 18"/>
<path class="wine" d="M214 164c-16-20-38-14-32 0 4 8 20 8 32 0zM214 164c16-20 38-14 32 0-4 8-20 8-32 0zM212 164l-12 30 9-3 5 8 5-8 9 3-12-30z"/><path class="deep" d="M208 158h12v12h-12z"/>`;

const gift = `<ellipse class="shade" cx="204" cy="336" rx="104" ry="9"/>
<path class="paper" d="M112 204h176v122c0 6-4 10-10 10H122c-6 0-10-4-10-10z"/><path class="paper" d="M100 166h200v40H100z"/><path class="fold" d="M100 166h200v40H100zM112 206v120c0 6 4 10 10 10h156c6 0 10-4 10-10V206"/>
<path class="wine" d="M186 166h28v170h-28z"/><path class="wine" d="M200 164c-30-62-92-44-80-14 8 20 48 22 80 14z"/><path class="wine" d="M200 164c30-62 92-44 80-14-8 20-48 22-80 14z"/>
<path class="deep" d="M200 162c-22-30-56-30-52-16 3 12 28 18 52 16zM200 162c22-30 56-30 52-16-3 12-28 18-52 16z"/><path class="wine" d="M190 150h20v20h-20z"/>
<path class="light" d="M192 176v152M208 176v152"/><path class="fold" d="M112 222h74M214 222h74"/>`;

export const forHome = { tea, candle, eyemask, hangers, gift };
