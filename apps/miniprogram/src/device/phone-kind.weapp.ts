// What kind of phone this is, in WeChat: model, system and screen.
import Taro from '@tarojs/taro';

/** As one text, at most 200 characters. */
export function phoneKind(): string {
  const { brand, model, system } = Taro.getDeviceInfo();
  const { screenWidth, screenHeight } = Taro.getWindowInfo();
  return `${brand} ${model} ${system} ${screenWidth}x${screenHeight}`.slice(0, 200);
}
