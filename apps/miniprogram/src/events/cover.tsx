// The cover of an event, 5:4: the picture that the shop has sent, or our drawing of an invitation on a table.
import { type ReactNode, useState } from 'react';
import { Image, View } from '@tarojs/components';
import { type PictureWidth, picturePath } from '@guike/contracts/http';
import { invitationOnTable } from '../pages/events/picture';
import { apiBase } from '../settings';
import { classes } from '../ui/classes';

/** The address of a picture of the catalogue; the drawing where there is none. */
export function coverOf(key: string | null, width: PictureWidth): string {
  const path = key === null ? null : picturePath(key, width);
  return path === null ? invitationOnTable : `${apiBase}${path}`;
}

interface CoverProps {
  readonly picture: string | null;
  readonly className?: string;
  /** Lies over it. */
  readonly children?: ReactNode;
}

/** Its title stands beside it: readers need not hear of it twice. */
export function Cover({ picture, className, children }: CoverProps) {
  const src = coverOf(picture, 1200);
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <View className={classes('cover', className)}>
      <Image
        className="cover-picture"
        src={broken === src ? invitationOnTable : src}
        mode="aspectFill"
        lazyLoad
        aria-hidden
        onError={() => setBroken(src)}
      />
      {children}
    </View>
  );
}
