// Light or dark as the system says, for antd and the style sheets alike, and changed while the page is open.
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useCallback, useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import { dark, light, paint } from './palette';
import { themeOf } from './theme';

function useMedia(query: string): boolean {
  const media = useMemo(() => window.matchMedia(query), [query]);
  const subscribe = useCallback(
    (changed: () => void) => {
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    [media],
  );
  return useSyncExternalStore(subscribe, () => media.matches);
}

/** Lists that open stay within the page's landmark or the dialog, where screen readers look for them. */
function landmarkOf(opener?: HTMLElement): HTMLElement {
  return opener?.closest<HTMLElement>('main, .ant-modal-container') ?? document.body;
}

export function Themed({ children }: { readonly children: ReactNode }) {
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  useLayoutEffect(() => paint(isDark ? dark : light, document.documentElement), [isDark]);
  const theme = useMemo(() => themeOf(isDark, isStill), [isDark, isStill]);
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      getPopupContainer={landmarkOf}
    >
      {children}
    </ConfigProvider>
  );
}
