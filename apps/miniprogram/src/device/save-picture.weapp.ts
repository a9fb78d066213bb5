// A picture of ours to keep, in WeChat: into the phone's own album, which the person allows or not.
import Taro from '@tarojs/taro';
import type { Saved } from './save-picture';

/** `name` is a browser's. Never throws. */
export async function savePicture(url: string, _name: string): Promise<Saved> {
  try {
    const { statusCode, tempFilePath } = await Taro.downloadFile({ url });
    if (statusCode !== 200) return 'failed';
    await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath });
    return 'saved';
  } catch (error) {
    const said = (error as { readonly errMsg?: unknown }).errMsg;
    return typeof said === 'string' && /auth|deny|denied|cancel/i.test(said) ? 'denied' : 'failed';
  }
}
