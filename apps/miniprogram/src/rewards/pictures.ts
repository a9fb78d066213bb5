// The pictures of rewards by the keys the catalogue gives them: what the shop has sent, or a drawing of ours (drawn/tea),
// each on the same table, before an arch.
import { type PictureWidth, type drawnPictures, picturePath } from '@guike/contracts/http';
import { apiBase } from '../settings';
import { pictureOf } from '../ui/picture';
import { accessories } from './drawings-accessories';
import { forHome } from './drawings-home';

/** Colours of everything drawn, in light and dark. */
const STYLE = `.fold{stroke:#1F1C19;stroke-opacity:.22;fill:none;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.light{stroke:#fff;stroke-opacity:.3;fill:none;stroke-width:2;stroke-linecap:round}
.brass{stroke:#B8925A;fill:none;stroke-width:5;stroke-linecap:round;stroke-linejoin:round}.gold{fill:#B8925A}.shade{fill:#1F1C19;fill-opacity:.09}
.wine{fill:#8C2F39}.deep{fill:#6F2530}.camel{fill:#C6A67C}.oat{fill:#E9DFCF}.coal{fill:#4A4B50}.leaf{fill:#7D8170}.rose{fill:#C98F89}.paper{fill:#FBF9F5}.wood{fill:#B48A5E}
.floor{fill:#DACBB7}.niche{fill:#fff;fill-opacity:.38}.sand{fill:#ECE4D8}.blush{fill:#EBDBD5}.sage{fill:#DFE1D4}.mist{fill:#DEE0E3}
@media (prefers-color-scheme:dark){.floor{fill:#231F1B}.niche{fill-opacity:.05}.sand{fill:#2F2A25}.blush{fill:#342726}.sage{fill:#282B25}.mist{fill:#282A2D}
.wine{fill:#93343F}.camel{fill:#A78A63}.oat{fill:#C9BCA8}.coal{fill:#5A5B62}.paper{fill:#E1D9CD}.wood{fill:#94704A}.rose{fill:#A87570}}`;

type Wall = 'sand' | 'blush' | 'sage' | 'mist';

const scene = (wall: Wall, things: string): string =>
  pictureOf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><style>${STYLE}</style>
<rect class="${wall}" width="400" height="400"/><path class="niche" d="M74 306V196C74 108 132 54 200 54s126 54 126 142v110z"/>
<rect class="floor" y="306" width="400" height="94"/>${things}</svg>`);

/** For whatever we have no drawing of. */
const gift = scene('sand', forHome.gift);

const drawings: Readonly<Record<(typeof drawnPictures)[number], string>> = {
  'drawn/scarf': scene('blush', accessories.scarf),
  'drawn/shawl': scene('sand', accessories.shawl),
  'drawn/cardholder': scene('sage', accessories.cardholder),
  'drawn/tote': scene('mist', accessories.tote),
  'drawn/umbrella': scene('mist', accessories.umbrella),
  'drawn/tea': scene('sage', forHome.tea),
  'drawn/candle': scene('blush', forHome.candle),
  'drawn/eyemask': scene('sand', forHome.eyemask),
  'drawn/hangers': scene('sand', forHome.hangers),
  'drawn/gift': gift,
};

/** The drawing of a key; a box with a ribbon for one that is not known, or none. */
export const drawingFor = (key: string | null): string =>
  (key !== null && (drawings as Readonly<Record<string, string>>)[key]) || gift;

/** What to show for a key: the file of this width that the shop has sent, else a drawing. */
export function pictureFor(key: string | null, width: PictureWidth): string {
  const path = key === null ? null : picturePath(key, width);
  return path === null ? drawingFor(key) : `${apiBase}${path}`;
}
