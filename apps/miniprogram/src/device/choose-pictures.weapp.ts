// Pictures that the person chooses or takes, in WeChat: from the phone's album or its camera.
import Taro from '@tarojs/taro';
import { type ChosenPicture, readPicture } from './picture-file';

/** WeChat's own limit of one choice. */
const MOST = 9;

/** At most so many, none where the person turned back or did not allow it. */
export async function choosePictures(most: number): Promise<readonly ChosenPicture[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: Math.min(most, MOST),
      mediaType: ['image'],
      sourceType: ['album', 'camera'],
      sizeType: ['compressed'],
    });
    const read = await Promise.all(tempFiles.map(({ tempFilePath }) => readPicture(tempFilePath)));
    return read.filter((picture) => picture !== null);
  } catch {
    return [];
  }
}
