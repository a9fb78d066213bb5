// Amounts as the presets write them.
import type { Fen } from '@guike/kernel';

/** Whole yuan in fen. */
export const yuan = (amount: number): Fen => amount * 100;
