// Where something is, in a browser: it has no map of its own, so the address is put where it can be pasted.
import Taro from '@tarojs/taro';

export interface Place {
  readonly name: string;
  readonly address: string;
  /** Null where only the address is known. */
  readonly point: { readonly latitude: number; readonly longitude: number } | null;
}

/** What the button says. */
export const placeWords = (_place: Place): string => '复制地址';

/** Answers what to tell the person, or null where they see it themselves. Never throws. */
export async function showPlace({ name, address }: Place): Promise<string | null> {
  try {
    await Taro.setClipboardData({ data: [name, address].filter(Boolean).join(' ') });
    return '地址已复制，可以粘贴到地图里';
  } catch {
    return '没有复制成功，请长按地址复制';
  }
}
