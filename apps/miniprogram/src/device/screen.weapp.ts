// The phone's screen: bright and on while a code is shown.
import Taro from '@tarojs/taro';

/** How many device pixels one px of a style is. */
export const pixelRatio = (): number => Taro.getWindowInfo().pixelRatio;

/** How wide the page is, in px of a style. */
export const pageWidth = (): number => Taro.getWindowInfo().windowWidth;

/** Makes the screen bright and keeps it on; the answer puts it back. A phone that refuses stays as it is. */
export function brighten(): () => void {
  const ignore = (): undefined => undefined;
  let ended = false;
  let before: number | null = null;
  const brightened = Taro.getScreenBrightness()
    .then(({ value }) => {
      if (ended) return;
      before = value;
      return Taro.setScreenBrightness({ value: 1 });
    })
    .catch(ignore);
  Taro.setKeepScreenOn({ keepScreenOn: true }).catch(ignore);
  return () => {
    ended = true;
    Taro.setKeepScreenOn({ keepScreenOn: false }).catch(ignore);
    void brightened.then(() => {
      if (before !== null) Taro.setScreenBrightness({ value: before }).catch(ignore);
    });
  };
}
