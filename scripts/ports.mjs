/** Free TCP ports. Ours stay below 32768, where no outgoing connection is given its local port. */
import { connect, createServer } from 'node:net';
import { Refusal } from './progress.mjs';

const LOWEST = 20_000;
const HIGHEST = 32_767;

/** The preferred port if it is free, else a random free one for a service nobody types by hand. @param {number | undefined} preferred */
export async function freeServicePort(preferred) {
  if (preferred !== undefined && (await isFree(preferred))) return preferred;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST + 1));
    if (await isFree(port)) return port;
  }
  throw new Refusal(`No free port was found between ${LOWEST} and ${HIGHEST}.`);
}

/**
 * The port a person will type: the one asked for through `variable`, else the first free one from `first` on.
 * @param {string} variable @param {number} first @param {number[]} [taken] given to another process that has not bound it yet
 */
export async function freeAppPort(variable, first, taken = []) {
  const asked = process.env[variable];
  if (asked !== undefined && asked !== '') {
    const port = Number(asked);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Refusal(`${variable}=${asked} is not a port.`);
    if (!(await isFree(port))) throw new Refusal(`Port ${port} (${variable}) is in use. Free it or choose another.`);
    return port;
  }
  for (let port = first; port < first + 200; port += 1) {
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
  throw new Refusal(`No free port was found from ${first} on. Set ${variable}.`);
}

/** Both addresses, because macOS lets one process take 0.0.0.0 beside another's 127.0.0.1. @param {number} port */
async function isFree(port) {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '0.0.0.0'));
}

/** @param {number} port @param {string} host @returns {Promise<boolean>} */
function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Says in one sentence that a service the user named is not there. @param {string} variable @param {string} url @param {number} usualPort */
export async function requireAnswer(variable, url, usualPort) {
  if (!URL.canParse(url)) throw new Refusal(`${variable} is not a URL.`);
  const { hostname, port } = new URL(url);
  if (hostname === '') return; // A Unix socket.
  const error = await new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || usualPort), timeout: 10_000 }, () => resolve(null));
    socket
      .once('error', resolve)
      .once('timeout', () => resolve(new Error('no answer')))
      .once('connect', () => socket.destroy());
  });
  if (error !== null)
    throw new Refusal(
      `${variable} names ${hostname}:${port || usualPort}, where nothing answers (${error.code ?? error.message}).`,
    );
}
