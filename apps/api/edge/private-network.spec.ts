// Which addresses may see what is for operators only.
import { isPrivateAddress } from './private-network';

it.each([
  ['127.0.0.1'],
  ['10.2.3.4'],
  ['172.31.255.255'],
  ['192.168.1.1'],
  ['::1'],
  ['fd00::1'],
  ['::ffff:127.0.0.1'],
  ['::ffff:10.1.1.1'],
])('%s is ours', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

it.each([['8.8.8.8'], ['172.32.0.1'], ['11.0.0.1'], ['2001:db8::1'], ['::ffff:8.8.8.8'], [''], ['localhost']])(
  '%s is not',
  (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  },
);
