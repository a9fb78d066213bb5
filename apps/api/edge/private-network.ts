// Tells the machine itself and its private network from the rest of the world.
import { BlockList, isIP } from 'node:net';

const privateNetwork = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const) {
  privateNetwork.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  privateNetwork.addSubnet(network, prefix, 'ipv6');
}

/** Proxies at these addresses are believed when they say for whom they ask (as Fastify's `trustProxy` names them). */
export const TRUSTED_PROXIES = 'loopback,linklocal,uniquelocal';

/** Whether an address belongs to this machine or a private network; IPv4 written as IPv6 included. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && privateNetwork.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
