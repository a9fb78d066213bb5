// The picture of a reward: the one the shop has sent, the drawing of its name, or a box with a ribbon where that fails.
import { useState } from 'react';
import { Image } from '@tarojs/components';
import type { PictureWidth } from '@guike/contracts/http';
import { classes } from '../ui/classes';
import { drawingFor, pictureFor } from './pictures';

interface RewardPictureProps {
  /** The key that the catalogue gives it. */
  readonly picture: string | null;
  /** Of the file, in pixels: about twice what is shown. */
  readonly width: PictureWidth;
  readonly className: string;
}

/** Its name stands beside it: readers need not hear of it twice. */
export function RewardPicture({ picture, width, className }: RewardPictureProps) {
  const src = pictureFor(picture, width);
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <Image
      className={classes('reward-image', className)}
      src={broken === src ? drawingFor(null) : src}
      mode="aspectFill"
      lazyLoad
      aria-hidden
      onError={() => setBroken(src)}
    />
  );
}
