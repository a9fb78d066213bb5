// Work that is worth doing only while somebody waits for its answer.
import type { FastifyRequest } from 'fastify';

/** Runs the work with a signal that says when the caller's connection is gone. */
export async function whileCallerWaits<T>(
  { raw: { socket } }: FastifyRequest,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  socket.once('close', leave);
  try {
    return await work(gone.signal);
  } finally {
    socket.off('close', leave);
  }
}
