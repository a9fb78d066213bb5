import type { Command } from './command'; export const token: Command = { usage: 'token', run: async () => 0 };
