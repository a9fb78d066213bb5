// How much larger than usual WeChat's text is set.
import Taro from '@tarojs/taro';

/** WeChat's standard size. Source: its documentation of fontSizeSetting. */
const USUAL_PX = 17;

/** What Taro's types leave out. The factor is there in newer versions of WeChat only. */
interface TextSettings {
  readonly fontSizeScaleFactor?: number;
  readonly fontSizeSetting?: number;
}

/** 1 is the usual size. */
export function textScale(): number {
  const { fontSizeScaleFactor, fontSizeSetting = USUAL_PX } = Taro.getAppBaseInfo() as TextSettings;
  return fontSizeScaleFactor ?? fontSizeSetting / USUAL_PX;
}
