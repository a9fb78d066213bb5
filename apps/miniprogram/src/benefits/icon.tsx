// The drawing of a benefit: its own, or that of how one comes by it.
import { Image } from '@tarojs/components';
import { pictureOf } from '../ui/picture';
import { byCode, byDelivery } from './drawings';

interface IconProps {
  readonly code: string;
  readonly delivery: string;
  readonly className: string;
}

/** Ink and accent of the palette, by the phone's light. */
const drawn = (lines: string): string =>
  pictureOf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><style>
path,circle,ellipse{fill:none;stroke-width:2.6;stroke-linecap:round;stroke-linejoin:round}
.i{stroke:#1F1C19}.a{stroke:#8C2F39}.w{fill:#EADFCF}
@media (prefers-color-scheme:dark){.i{stroke:#EDE7DE}.a{stroke:#E08A93}.w{fill:#4A4036}}
</style>${lines}</svg>`);

const pictures = new Map<string, string>();

export function BenefitIcon({ code, delivery, className }: IconProps) {
  return <Image className={className} src={pictureFor(code, delivery)} mode="scaleToFill" aria-hidden />;
}

function pictureFor(code: string, delivery: string): string {
  const known = pictures.get(`${code}/${delivery}`);
  if (known !== undefined) return known;
  const picture = drawn(byCode[code] ?? byDelivery[delivery] ?? byDelivery['arrival'] ?? '');
  pictures.set(`${code}/${delivery}`, picture);
  return picture;
}
