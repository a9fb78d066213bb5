import type { Command } from '../command'; export const demo: Command = { usage: 'demo', run: async () => 0 };
