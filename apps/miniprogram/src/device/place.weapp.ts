// Where something is, in WeChat: on its map, or, where only the address is known, put where it can be pasted.
import Taro from '@tarojs/taro';
import type { Place } from './place';

/** What the button says. */
export const placeWords = ({ point }: Place): string => (point === null ? '复制地址' : '看地图');

/** Answers what to tell the person, or null where they see it themselves. Never throws. */
export async function showPlace({ name, address, point }: Place): Promise<string | null> {
  try {
    if (point === null) {
      await Taro.setClipboardData({ data: [name, address].filter(Boolean).join(' ') });
      return '地址已复制，可以粘贴到地图里';
    }
    await Taro.openLocation({ ...point, name, address, scale: 16 });
    return null;
  } catch {
    return '没有打开地图，请再试一次';
  }
}
