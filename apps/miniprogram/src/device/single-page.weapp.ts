// Moments opens a page alone, before the mini-program itself: no login, no navigation, no tabs.
import Taro from '@tarojs/taro';

/** Source: WeChat's documentation of the single-page mode. */
const SINGLE_PAGE = 1154;

/** Nobody can sign in there, and nothing leads anywhere. Whoever goes on into the mini-program comes by another scene. */
export const inSinglePage = (): boolean => Taro.getEnterOptionsSync().scene === SINGLE_PAGE;
