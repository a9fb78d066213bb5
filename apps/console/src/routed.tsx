// A page as the router takes it: a chunk of its own, loaded when somebody comes to its address.
import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import { Crash } from './ui/crash';

/** While its code is under way the shell is there already; without a fallback of its own its error would not show. */
export const page = (load: () => Promise<ComponentType>): RouteObject => ({
  lazy: async () => ({ Component: await load() }),
  hydrateFallbackElement: <></>,
  errorElement: <Crash />,
});
