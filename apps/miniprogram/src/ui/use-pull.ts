// Pulling a page down asks again. The page's config needs `enablePullDownRefresh: true`.
import Taro, { usePullDownRefresh } from '@tarojs/taro';

export function usePull(...reloads: readonly (() => Promise<void>)[]): void {
  usePullDownRefresh(() => {
    void Promise.all(reloads.map((reload) => reload())).then(() => Taro.stopPullDownRefresh());
  });
}
