// A Redis that goes wrong on purpose: loses what a test put there, or cannot be reached for a while.
import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { type Config, connectRedis } from '@guike/platform';

/** Deletes every key of this configuration's prefix and no other; answers how many there were. */
export async function loseKeys(config: Config): Promise<number> {
  const redis = connectRedis(config.redisUrl);
  try {
    const lost: string[] = [];
    for await (const keys of redis.scanStream({ match: `${config.redisPrefix}:*`, count: 1000 }))
      lost.push(...(keys as string[]));
    if (lost.length > 0) await redis.del(lost);
    return lost.length;
  } finally {
    redis.disconnect();
  }
}

export interface BreakableRedis {
  /** The way to the real Redis that can be cut. */
  readonly url: string;
  /** Cuts every connection and refuses new ones. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Stands between a process under test and the real Redis. */
export async function breakableRedis(redisUrl: string): Promise<BreakableRedis> {
  const target = new URL(redisUrl);
  const sockets = new Set<Socket>();
  const server = createServer((inside) => {
    const outside = connect(Number(target.port || 6379), target.hostname);
    for (const [one, other] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy() && sockets.delete(one));
      one.pipe(other);
    }
  });
  const listen = async (port: number): Promise<void> =>
    void (await once(server.listen(port, '127.0.0.1'), 'listening'));
  const cut = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(redisUrl);
  url.host = `127.0.0.1:${port}`;
  return { url: url.href, cut, mend: () => listen(port), close: cut };
}
