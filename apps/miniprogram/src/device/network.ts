// Coming back of the network, in a browser.

/** Calls `listener` each time there is a connection again; returns how to stop that. */
export function onReconnect(listener: () => void): () => void {
  window.addEventListener('online', listener);
  return () => window.removeEventListener('online', listener);
}
