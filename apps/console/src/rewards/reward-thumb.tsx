// A reward's picture as the office sees it: the file, or which drawing members see in its place.
import { type PictureWidth, picturePath } from '@guike/contracts/http';
import { drawingNames } from './reward';

interface RewardThumbProps {
  readonly picture: string | null;
  readonly width: PictureWidth;
  readonly className?: string;
}

/** Its name stands beside it: readers need not hear of it twice. */
export function RewardThumb({ picture, width, className = '' }: RewardThumbProps) {
  const path = picture === null ? null : picturePath(picture, width);
  if (path !== null) return <img className={`reward-thumb ${className}`} src={path} alt="" decoding="async" />;
  const drawing = picture === null ? '礼盒' : ((drawingNames as Readonly<Record<string, string>>)[picture] ?? '礼盒');
  return (
    <span className={`reward-thumb is-drawn ${className}`} aria-hidden>
      <span className="reward-drawn-name">{drawing}</span>
      {width > 200 && <span className="reward-drawn-note">会员看到的是手绘图</span>}
    </span>
  );
}
