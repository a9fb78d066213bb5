// The root of every page.
import './zod-setup';
import type { PropsWithChildren } from 'react';
import { prepareShell } from './device/shell';
import './app.css';

prepareShell();

export default function App({ children }: PropsWithChildren) {
  return children;
}
