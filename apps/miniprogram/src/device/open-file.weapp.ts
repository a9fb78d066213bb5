// A file of the person's own, in WeChat: it is opened, and kept or sent on from there.
import Taro from '@tarojs/taro';

/** Never throws; false when it could not be opened. */
export async function openFile(url: string): Promise<boolean> {
  try {
    const { statusCode, tempFilePath } = await Taro.downloadFile({ url });
    if (statusCode !== 200) return false;
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'xlsx', showMenu: true });
    return true;
  } catch {
    return false;
  }
}
