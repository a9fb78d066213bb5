// Today in the shop, as the dialogs of the programme ask for it.
import { businessDayOf } from '@guike/kernel';
import { useState } from 'react';
import { clock } from '../clock';

const ZONE = 'Asia/Shanghai';

/** The business day on which the dialog was opened. */
export function useToday(): string {
  const [today] = useState(() => businessDayOf(clock.now(), ZONE));
  return today;
}
