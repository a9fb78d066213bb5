// The root of every page.
import './zod-setup';
import type { PropsWithChildren } from 'react';
import { prepareShell } from './device/shell';
import { useLanding } from './referrals/use-landing';
import './app.css';

prepareShell();

export default function App({ children }: PropsWithChildren) {
  useLanding();
  return children;
}
