// Scanning, in WeChat: QR and bars, from the camera only.
import Taro from '@tarojs/taro';

export const canScan = true;

/** The text of a code; null when the person turned back, or the camera is not allowed. */
export async function scan(): Promise<string | null> {
  try {
    return (await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode', 'barCode'] })).result;
  } catch {
    return null;
  }
}
