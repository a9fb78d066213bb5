// A picture chosen in WeChat: its own component gives a path, which is read here.
import Taro from '@tarojs/taro';
import type { ChosenPicture } from './picture-file';

/** WeChat's component chooses. */
export const choosePicture = (): Promise<ChosenPicture | null> => Promise.resolve(null);

/** Null when it cannot be read. The type is told by the first bytes at the server; WeChat gives JPEG or PNG. */
export function readPicture(path: string): Promise<ChosenPicture | null> {
  const type = /\.png$/i.test(path) ? 'image/png' : 'image/jpeg';
  return new Promise((resolve) => {
    Taro.getFileSystemManager().readFile({
      filePath: path,
      success: ({ data }) => resolve(typeof data === 'string' ? null : { bytes: data, type }),
      fail: () => resolve(null),
    });
  });
}
