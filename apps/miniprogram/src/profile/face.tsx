// Somebody's picture, round; a silhouette where there is none.
import { Image } from '@tarojs/components';
import { apiBase } from '../settings';
import { nobody } from './profile-picture';
import './face.css';

export function Face({ avatar, id }: { readonly avatar: string | null; readonly id?: string }) {
  return (
    <Image
      id={id}
      className="face"
      mode="aspectFill"
      src={avatar === null ? nobody : `${apiBase}${avatar}`}
      aria-hidden
    />
  );
}
