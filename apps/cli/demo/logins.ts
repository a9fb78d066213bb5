import type { Command } from '../command'; export const logins: Command = { usage: 'logins', run: async () => 0 };
