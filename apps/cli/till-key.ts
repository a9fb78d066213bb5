import type { Command } from './command'; export const tillKey: Command = { usage: 'till-key', run: async () => 0 };
