// The one place that watches by which address the mini-program is opened, cold or from the background.
import { useDidShow, useLaunch } from '@tarojs/taro';
import { useEffect } from 'react';
import { useSession } from '../session/session';
import type { Landing } from './address';
import { noteLanding, tellLanding } from './landing';

interface Opened {
  readonly query?: Landing;
}

/** Belongs into the root. */
export function useLanding(): void {
  const scope = useSession()?.scope;
  const opened = (options: Opened | undefined): void => {
    noteLanding(options?.query ?? {});
    void tellLanding();
  };
  useLaunch((options) => opened(options));
  useDidShow((options) => opened(options));
  useEffect(() => {
    if (scope !== undefined) void tellLanding();
  }, [scope]);
}
