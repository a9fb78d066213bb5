// The pictures of a look: one large, the others below it to choose from.
import { useState } from 'react';
import type { Look } from './words';

interface LookPicturesProps {
  readonly photos: Look['photos'];
  /** What is seen, for who cannot. */
  readonly about: string;
}

export function LookPictures({ photos, about }: LookPicturesProps) {
  const [chosen, setChosen] = useState(0);
  const shown = photos[chosen] ?? photos[0];
  if (shown === undefined) return <div className="look-gone quiet">图片已删除</div>;
  return (
    <div className="look-pictures">
      <a href={shown.large} target="_blank" rel="noreferrer" title="看大图">
        <img
          className="look-large"
          src={shown.large}
          width={shown.width}
          height={shown.height}
          alt={`${about}，第 ${shown.nth} 张`}
          data-testid="look-large"
        />
      </a>
      {photos.length > 1 && (
        <div className="look-thumbs" role="group" aria-label="选一张看">
          {photos.map(({ nth, thumb }, index) => (
            <button
              key={nth}
              type="button"
              className="look-thumb"
              aria-pressed={index === chosen}
              aria-label={`第 ${nth} 张`}
              onClick={() => setChosen(index)}
            >
              <img src={thumb} alt="" />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
